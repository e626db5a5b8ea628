package io.carillon.api.reports;

import java.util.List;

/**
 * Roll-ups, oldest first.
 *
 * @param items the roll-ups
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record RollUpListing(List<RollUpView> items, String next) {}
