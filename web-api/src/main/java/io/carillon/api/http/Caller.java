package io.carillon.api.http;

import io.carillon.contract.Tenant;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who asks, as the token says.
 *
 * @param username login name
 * @param tenant whose data the caller sees; everything else does not exist for it
 */
public record Caller(String username, Tenant tenant) {
    /** Claim that names the tenant. */
    public static final String TENANT_CLAIM = "tenant";

    /** Claim with the version of the account at login: a token of an older version is void. */
    public static final String VERSION_CLAIM = "ver";

    /** The caller of a request that passed the role check. */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            return of(token);
        }
        throw new IllegalStateException("the caller did not come with a token");
    }

    /** The caller that a verified token names. */
    public static Caller of(JsonWebToken token) {
        Object tenant = token.getClaim(TENANT_CLAIM);
        return new Caller(token.getName(), tenant == null ? Tenant.DEFAULT : new Tenant(tenant.toString()));
    }
}
