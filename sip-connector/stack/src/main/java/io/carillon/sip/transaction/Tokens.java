package io.carillon.sip.transaction;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Tags and branches nobody can guess (RFC 3261 section 19.3): 80 random bits each, drawn from the system in larger
 * portions.
 */
final class Tokens {
    private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Pool> POOL = ThreadLocal.withInitial(Pool::new);

    private Tokens() {}

    static String next() {
        return POOL.get().next();
    }

    private static final class Pool {
        private final byte[] bytes = new byte[LENGTH * 64];
        private int at = bytes.length;

        String next() {
            if (at == bytes.length) {
                RANDOM.nextBytes(bytes);
                at = 0;
            }
            byte[] text = new byte[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                text[i] = ALPHABET[bytes[at] & 31];
                bytes[at++] = 0;
            }
            return new String(text, StandardCharsets.ISO_8859_1);
        }
    }
}
