package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/** The customer a call, an extension or a record belongs to. */
public record Tenant(String name) implements Serializable {
    /** The only tenant of a fresh installation. */
    public static final Tenant DEFAULT = new Tenant("default");

    public Tenant {
        Objects.requireNonNull(name, "tenant");
    }

    @Override
    public String toString() {
        return name;
    }
}
