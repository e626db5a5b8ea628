package io.carillon.api.watchlists;

import java.util.List;

/**
 * Lists in order of name.
 *
 * @param items the lists
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record WatchListPage(List<WatchListView> items, String next) {}
