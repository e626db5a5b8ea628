package io.carillon.api.apikeys;

import io.carillon.access.ApiKey;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key.
 *
 * @param id what it begins with
 * @param name what it is for
 * @param roles what it may do
 * @param key the whole of it; there once, when it was made
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt when it is void; absent for never
 * @param lastUsedAt when it was last used, to the minute; absent when never
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
        String id,
        String name,
        List<String> roles,
        String key,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant lastUsedAt) {
    static ApiKeyView of(ApiKey key, String tokenOrNull) {
        return new ApiKeyView(key.id(), key.name(), key.roles().stream().sorted().toList(), tokenOrNull,
                key.createdAt(), key.createdBy(), key.expiresAt(), key.lastUsedAt());
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
