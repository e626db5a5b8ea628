package io.carillon.access;

import java.time.Instant;
import java.util.List;

/**
 * What the history keeps of a key; what makes it open doors is nowhere in it.
 *
 * @param id what the key begins with
 * @param roles in alphabetical order
 * @param expiresAt when it is void, null for never
 */
public record KeptKey(String id, List<String> roles, Instant expiresAt) {
    /** What is kept of this one. */
    public static KeptKey of(ApiKey key) {
        return new KeptKey(key.id(), key.roles().stream().sorted().toList(), key.expiresAt());
    }
}
