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
 * @param extension a number; an empty string for the tenant as a whole
 * @param direction which calls
 * @param limit at most this many rows, 1 to 1000
 */
public record RollUpQuery(
        Tenant tenant, Grain grain, Instant from, Instant to, String extension, Direction direction, int limit) {
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
