package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * What the adapter needs to challenge a device without asking the application: the two HA1 of RFC 8760, lower-case hex.
 *
 * @param aor the address of record the user owns
 * @param username digest user name
 * @param realm digest realm
 * @param ha1Md5 MD5(username:realm:secret)
 * @param ha1Sha256 SHA-256(username:realm:secret)
 * @param security whether its audio is encrypted; null for the default of the server
 * @param validUntil when it is worth nothing any more; null for one that is good until it is replaced. One that ends is a pass
 *     beside the credential that the address of record has for good
 */
public record Credential(
        Aor aor, String username, String realm, String ha1Md5, String ha1Sha256, MediaSecurity security, Instant validUntil)
        implements Serializable {
    public Credential {
        Objects.requireNonNull(aor, "aor");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(ha1Md5, "ha1Md5");
        Objects.requireNonNull(ha1Sha256, "ha1Sha256");
    }

    /** A credential that is good until it is replaced. */
    public Credential(
            Aor aor, String username, String realm, String ha1Md5, String ha1Sha256, MediaSecurity security) {
        this(aor, username, realm, ha1Md5, ha1Sha256, security, null);
    }

    /** A credential whose audio is as the server's default says. */
    public Credential(Aor aor, String username, String realm, String ha1Md5, String ha1Sha256) {
        this(aor, username, realm, ha1Md5, ha1Sha256, null);
    }

    /** The same credential with another policy for audio. */
    public Credential with(MediaSecurity policy) {
        return new Credential(aor, username, realm, ha1Md5, ha1Sha256, policy, validUntil);
    }

    /** The same credential as a pass that ends. */
    public Credential until(Instant end) {
        return new Credential(aor, username, realm, ha1Md5, ha1Sha256, security, end);
    }

    /** Whether it ends by itself. */
    public boolean isPass() {
        return validUntil != null;
    }

    /** Never prints the hashes. */
    @Override
    public String toString() {
        return "Credential[" + username + " " + realm + "]";
    }
}
