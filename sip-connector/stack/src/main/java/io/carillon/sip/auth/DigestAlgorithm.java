package io.carillon.sip.auth;

import io.carillon.contract.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes we challenge with (RFC 8760). */
enum DigestAlgorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    private static final HexFormat HEX = HexFormat.of();

    private final String token;

    DigestAlgorithm(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** The algorithm of a response; absent means MD5 (RFC 7616 section 3.4), null is one we did not offer. */
    static DigestAlgorithm of(String sent) {
        if (sent == null) {
            return MD5;
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(sent)) {
                return algorithm;
            }
        }
        return null;
    }

    String ha1(Credential credential) {
        return this == MD5 ? credential.ha1Md5() : credential.ha1Sha256();
    }

    /** Lower-case hexadecimal hash of a text. */
    String hash(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance(token).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + token, missing);
        }
    }
}
