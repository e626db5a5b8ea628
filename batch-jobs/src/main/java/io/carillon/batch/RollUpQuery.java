package io.carillon.batch;

import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * Which roll-ups to list, oldest first. Filters may be null, which means any.
 *
 * @param tenant owner
 * @param grain hours or days
 * @param from earliest start, inclusive
 * @param to latest start, exclusive
 * @param extension a number; an empty string for the tenant as a whole; null for all rows, in which a call counts for the
 *     tenant and for each of its extensions
 * @param direction which calls
 * @param after last row of the page before
 * @param limit at most this many rows, 1 to 1000
 */
public record RollUpQuery(
        Tenant tenant, Grain grain, Instant from, Instant to, String extension, Direction direction, Place after, int limit) {
    /** Where a row stands among all: they are in this order. */
    public record Place(Instant start, String extension, Direction direction) {}

    /** Width of a roll-up. */
    public enum Grain {
        HOUR,
        DAY
    }

    public RollUpQuery {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(grain, "grain");
        limit = Math.min(Math.max(limit, 1), 1000);
    }
}
