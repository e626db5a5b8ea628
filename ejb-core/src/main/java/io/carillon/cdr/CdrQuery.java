package io.carillon.cdr;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * Which records to list, newest first. Every filter but the tenant may be null, which means any.
 *
 * @param tenant owner
 * @param from earliest start, inclusive
 * @param to latest start, exclusive
 * @param caller exact number of the caller
 * @param callee exact number dialled
 * @param extension a number that is the caller or was dialled
 * @param disposition how it went
 * @param direction where it ran
 * @param minBillableSeconds shortest billable time, null for any
 * @param cursor {@link CdrPage#nextCursor} of the page before, null for the first
 * @param limit rows per page, 1 to {@value #MAX_LIMIT}
 */
public record CdrQuery(
        Tenant tenant,
        Instant from,
        Instant to,
        String caller,
        String callee,
        String extension,
        Disposition disposition,
        Direction direction,
        Long minBillableSeconds,
        String cursor,
        int limit) {
    /** Most rows a page can have. */
    public static final int MAX_LIMIT = 200;

    public CdrQuery {
        Objects.requireNonNull(tenant, "tenant");
        limit = Math.min(Math.max(limit, 1), MAX_LIMIT);
    }

    /** The newest records of a tenant. */
    public static CdrQuery newest(Tenant tenant, int limit) {
        return new CdrQuery(tenant, null, null, null, null, null, null, null, null, null, limit);
    }

    /** The same question with as few pages as can be. */
    public CdrQuery inLargestPages() {
        return new CdrQuery(
                tenant, from, to, caller, callee, extension, disposition, direction, minBillableSeconds, cursor, MAX_LIMIT);
    }

    /** The same question for the page behind this cursor. */
    public CdrQuery after(String nextCursor) {
        return new CdrQuery(
                tenant, from, to, caller, callee, extension, disposition, direction, minBillableSeconds, nextCursor,
                limit);
    }
}
