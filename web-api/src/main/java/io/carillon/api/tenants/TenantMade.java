package io.carillon.api.tenants;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fresh tenant and how its first administrator gets in.
 *
 * @param tenant what was made
 * @param admin login name of its first administrator
 * @param password made for this account; shown this once
 */
@Schema(name = "TenantMade")
public record TenantMade(TenantView tenant, String admin, String password) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "TenantMade[" + tenant.name() + "]";
    }
}
