package io.carillon.api.trunks;

import java.util.List;

/**
 * Some trunks in the order of their names.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record TrunkPage(List<TrunkView> items, String next) {}
