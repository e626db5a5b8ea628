package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * An address of record: where a user can be reached, whatever device is in use (RFC 3261 section 6).
 *
 * @param tenant owner
 * @param user the user part, which for an extension is its number
 */
public record Aor(Tenant tenant, String user) implements Serializable {
    public Aor {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
    }

    @Override
    public String toString() {
        return user + "@" + tenant.name();
    }
}
