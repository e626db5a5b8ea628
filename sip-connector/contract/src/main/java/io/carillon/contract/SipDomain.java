package io.carillon.contract;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * A domain that telephones of a tenant say they belong to (RFC 3261 section 19.1.1). Whoever asks something of it is
 * challenged in its realm, so that the same number of two tenants is two people.
 *
 * @param name the host part of its URIs
 * @param tenant whose it is
 * @param realm digest realm of the tenant
 */
public record SipDomain(String name, Tenant tenant, String realm) implements Serializable {
    public SipDomain {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(realm, "realm");
        name = name.toLowerCase(Locale.ROOT);
    }
}
