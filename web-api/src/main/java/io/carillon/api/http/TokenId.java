package io.carillon.api.http;

import io.carillon.contract.Tenant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the id of a token ({@code jti}, RFC 7519 section 4.1.7) consists of. Tenant and version ride in it rather than in claims
 * of their own, because the server looks for a JSON provider in all archives once per claim that it does not know, with every
 * request.
 *
 * @param version of the account at login: a token of an older version is void
 * @param unique no two tokens share it
 * @param tenant whose data the owner sees
 */
public record TokenId(long version, String unique, Tenant tenant) {
    private static final int PARTS = 3;

    /** The id of a token that this server signed. */
    public static TokenId of(JsonWebToken token) {
        return parse(token.getTokenID());
    }

    static TokenId parse(String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not an id of a token of this server");
        }
        return new TokenId(Long.parseLong(parts[0]), parts[1], new Tenant(parts[2]));
    }

    /** As it stands in the token. */
    @Override
    public String toString() {
        return version + "." + unique + "." + tenant.name();
    }
}
