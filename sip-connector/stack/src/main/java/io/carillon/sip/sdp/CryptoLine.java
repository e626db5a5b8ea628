package io.carillon.sip.sdp;

import java.util.List;
import java.util.Objects;

/**
 * One {@code a=crypto} line (RFC 4568 section 4).
 *
 * @param tag number by which an answer refers to an offered line
 * @param suite cipher and tag length, by its registered name
 * @param keyAndSalt master key and salt in Base64
 */
public record CryptoLine(int tag, String suite, String keyAndSalt) {
    private static final int MAX_TAG = 999_999_999;
    private static final int MAX_KEY = 128;
    private static final String INLINE = "inline:";

    public CryptoLine {
        Objects.requireNonNull(suite, "suite");
        Objects.requireNonNull(keyAndSalt, "keyAndSalt");
    }

    /**
     * Reads a line, or gives null when it asks for something we do not do (several keys, a key identifier in each packet,
     * no encryption, derived keys that change) or is malformed: such a line is passed over as if it were not there (RFC
     * 4568 section 5.1.2).
     */
    static CryptoLine of(String value) {
        List<String> fields = Fields.of(value, 4);
        if (fields.size() < 3 || fields.get(1).length() > 64) {
            return null;
        }
        int tag = fields.get(0).length() > 9 || !Fields.isDigits(fields.get(0)) ? -1 : Integer.parseInt(fields.get(0));
        String key = keyOf(fields.get(2));
        boolean plain = fields.size() == 3 || parametersAreHarmless(fields.get(3));
        return tag < 0 || tag > MAX_TAG || key == null || !plain ? null : new CryptoLine(tag, fields.get(1), key);
    }

    private static String keyOf(String parameter) {
        if (!parameter.regionMatches(true, 0, INLINE, 0, INLINE.length()) || parameter.indexOf(';') >= 0) {
            return null;
        }
        String info = parameter.substring(INLINE.length());
        int bar = info.indexOf('|');
        // What may follow the key: a lifetime, which no call reaches, and MKI:length, which tells two keys apart.
        boolean identified = bar >= 0 && info.indexOf(':', bar) >= 0;
        String key = bar < 0 ? info : info.substring(0, bar);
        return identified || key.isEmpty() || key.length() > MAX_KEY ? null : key;
    }

    private static boolean parametersAreHarmless(String parameters) {
        for (String parameter : Fields.of(parameters, Integer.MAX_VALUE)) {
            // A hint at the replay window is a hint (RFC 4568 section 6.3.7).
            if (!parameter.startsWith("WSH=")) {
                return false;
            }
        }
        return true;
    }

    void write(StringBuilder out) {
        out.append("a=crypto:").append(tag).append(' ').append(suite).append(" inline:").append(keyAndSalt).append("\r\n");
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "CryptoLine[" + tag + " " + suite + "]";
    }
}
