package io.carillon.api.apikeys;

import java.util.List;

/**
 * Keys in the order of their names.
 *
 * @param items the keys
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record ApiKeyPage(List<ApiKeyView> items, String next) {}
