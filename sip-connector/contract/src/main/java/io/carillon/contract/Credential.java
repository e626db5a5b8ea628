package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the adapter needs to challenge a device without asking the application: the two HA1 of RFC 8760, lower-case hex.
 *
 * @param aor the address of record the user owns
 * @param username digest user name
 * @param realm digest realm
 * @param ha1Md5 MD5(username:realm:secret)
 * @param ha1Sha256 SHA-256(username:realm:secret)
 */
public record Credential(Aor aor, String username, String realm, String ha1Md5, String ha1Sha256)
        implements Serializable {
    public Credential {
        Objects.requireNonNull(aor, "aor");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(ha1Md5, "ha1Md5");
        Objects.requireNonNull(ha1Sha256, "ha1Sha256");
    }

    /** Never prints the hashes. */
    @Override
    public String toString() {
        return "Credential[" + username + " " + realm + "]";
    }
}
