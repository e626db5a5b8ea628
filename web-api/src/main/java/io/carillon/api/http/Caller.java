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
    /** The caller of a request that passed the role check. */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            return of(token);
        }
        throw new IllegalStateException("the caller did not come with a token");
    }

    /** The caller that a verified token names. */
    public static Caller of(JsonWebToken token) {
        return new Caller(token.getName(), TokenId.of(token).tenant());
    }
}
