package io.carillon.rtp.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Hash of a certificate as session descriptions name it (RFC 8122).
 *
 * @param hash {@code sha-256}, {@code sha-384} or {@code sha-512}; weaker ones prove nothing and match nothing
 * @param value bytes in upper-case hexadecimal, separated by colons
 */
public record CertificatePrint(String hash, String value) {
    private static final Map<String, String> FUNCTIONS =
            Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    public CertificatePrint {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(value, "value");
    }

    /** Whether certificates can be compared with it at all. */
    public boolean isStrong() {
        return FUNCTIONS.containsKey(hash.toLowerCase(Locale.ROOT));
    }

    boolean isOf(byte[] certificate) {
        String function = FUNCTIONS.get(hash.toLowerCase(Locale.ROOT));
        return function != null && print(function, certificate).equalsIgnoreCase(value);
    }

    static CertificatePrint sha256(byte[] certificate) {
        return new CertificatePrint("sha-256", print("SHA-256", certificate));
    }

    private static String print(String function, byte[] certificate) {
        try {
            return COLONS.formatHex(MessageDigest.getInstance(function).digest(certificate));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
