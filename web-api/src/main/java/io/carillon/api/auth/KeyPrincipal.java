package io.carillon.api.auth;

import io.carillon.access.ApiKey;
import io.carillon.api.http.TokenId;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A program that came with a key, as every resource knows who asks: with the claims that a token would have. */
public final class KeyPrincipal implements JsonWebToken {
    private static final Set<String> CLAIMS =
            Set.of(Claims.upn.name(), Claims.jti.name(), Claims.groups.name(), Claims.exp.name());

    private final ApiKey key;

    KeyPrincipal(ApiKey key) {
        this.key = key;
    }

    /** What the key begins with. */
    String id() {
        return key.id();
    }

    /** No login name looks like this. */
    @Override
    public String getName() {
        return "key:" + key.name();
    }

    @Override
    public Set<String> getClaimNames() {
        return CLAIMS;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        Instant until = key.expiresAt() == null ? Instant.ofEpochSecond(Integer.MAX_VALUE) : key.expiresAt();
        return (T) switch (name) {
            case "upn" -> getName();
            case "jti" -> new TokenId(0, "key-" + key.id(), key.tenant()).toString();
            case "groups" -> key.roles();
            case "exp" -> Long.valueOf(until.getEpochSecond());
            default -> null;
        };
    }
}
