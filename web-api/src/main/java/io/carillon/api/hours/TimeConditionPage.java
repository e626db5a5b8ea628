package io.carillon.api.hours;

import java.util.List;

/**
 * Some time conditions in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record TimeConditionPage(List<TimeConditionView> items, String next) {}
