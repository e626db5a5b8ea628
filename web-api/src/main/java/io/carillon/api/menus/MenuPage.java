package io.carillon.api.menus;

import java.util.List;

/**
 * Some menus in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record MenuPage(List<MenuView> items, String next) {}
