package io.carillon.access;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Set;

/**
 * A key of a program; the key itself is known to the program alone.
 *
 * @param id what it begins with, to be named in lists and logs
 * @param tenant whose data it sees
 * @param name what it is for
 * @param roles what it may do
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt when it is void, null for never
 * @param lastUsedAt when it was last used, to the minute; null when never
 */
public record ApiKey(
        String id,
        Tenant tenant,
        String name,
        Set<String> roles,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant lastUsedAt) {
    public ApiKey {
        roles = Set.copyOf(roles);
    }

    /** Whether it is still good. */
    public boolean isGood(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
