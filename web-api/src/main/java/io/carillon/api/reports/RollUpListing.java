package io.carillon.api.reports;

import java.util.List;

/**
 * Roll-ups, oldest first.
 *
 * @param items the roll-ups
 */
public record RollUpListing(List<RollUpView> items) {}
