package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.util.List;
import java.util.Objects;

/**
 * Extensions that are watched as one (RFC 4662), for instance all keys of an operator's panel.
 *
 * @param tenant owner
 * @param name user part of its URI: lower-case letters, digits and hyphens, a letter first
 * @param displayName for people
 * @param members numbers of extensions, in order, each once
 * @param version grows by one with every change
 */
public record WatchList(Tenant tenant, String name, String displayName, List<String> members, long version) {
    public WatchList {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        members = List.copyOf(members);
    }

    /**
     * What the history keeps of it.
     *
     * @param displayName for people
     * @param members numbers of extensions, in order
     */
    public record Kept(String displayName, List<String> members) {}

    /** What the history keeps of it. */
    public Kept kept() {
        return new Kept(displayName, members);
    }

    /** Its address. */
    public Aor aor() {
        return new Aor(tenant, name);
    }
}
