package io.carillon.api.auth;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells MicroProfile JWT with which public key to verify tokens: the one whose private half signs them. A
 * configuration source rather than a file in the archive, because the key is made at the first start and belongs to
 * one installation.
 */
public final class SigningKeyConfigSource implements ConfigSource {
    private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";

    /** Above microprofile-config.properties (100), below system properties (400). */
    private static final int ORDINAL = 120;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(PUBLIC_KEY, SigningKey.ofServer().publicKey());
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(PUBLIC_KEY);
    }

    @Override
    public String getValue(String name) {
        return PUBLIC_KEY.equals(name) ? SigningKey.ofServer().publicKey() : null;
    }

    @Override
    public String getName() {
        return "carillon-signing-key";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
