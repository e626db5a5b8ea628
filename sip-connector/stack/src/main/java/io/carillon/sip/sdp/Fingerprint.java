package io.carillon.sip.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Hash of the certificate that the sender of a description will show in its DTLS handshake (RFC 8122).
 *
 * @param hash name of the function in lower case, for instance {@code sha-256}
 * @param value hexadecimal bytes in upper case, separated by colons
 */
public record Fingerprint(String hash, String value) {
    private static final int MAX_VALUE = 3 * 64;

    public Fingerprint {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(value, "value");
    }

    /** Reads a line, or gives null when it is malformed. */
    static Fingerprint of(String line) {
        List<String> fields = Fields.of(line, 3);
        if (fields.size() != 2 || !Fields.isToken(fields.get(0)) || fields.get(1).length() > MAX_VALUE) {
            return null;
        }
        String value = fields.get(1).toUpperCase(Locale.ROOT);
        for (int i = 0; i < value.length(); i++) {
            boolean fits = i % 3 == 2 ? value.charAt(i) == ':' : Character.digit(value.charAt(i), 16) >= 0;
            if (!fits) {
                return null;
            }
        }
        return value.length() % 3 == 2 ? new Fingerprint(fields.get(0).toLowerCase(Locale.ROOT), value) : null;
    }

    void write(StringBuilder out) {
        out.append("a=fingerprint:").append(hash).append(' ').append(value).append("\r\n");
    }
}
