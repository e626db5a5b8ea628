package io.carillon.directory;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * Which changes to list, newest first. Every filter but the tenant may be null, which means any.
 *
 * @param tenant owner
 * @param who exact login name
 * @param what exact number or name of the thing that was changed
 * @param from earliest change, inclusive
 * @param to latest change, exclusive
 * @param cursor {@link AuditPage#nextCursor} of the page before, null for the first
 * @param limit rows per page, 1 to {@value #MAX_LIMIT}
 */
public record AuditQuery(
        Tenant tenant, String who, String what, Instant from, Instant to, String cursor, int limit) {
    /** Most rows a page can have. */
    public static final int MAX_LIMIT = 200;

    public AuditQuery {
        Objects.requireNonNull(tenant, "tenant");
        limit = Math.min(Math.max(limit, 1), MAX_LIMIT);
    }
}
