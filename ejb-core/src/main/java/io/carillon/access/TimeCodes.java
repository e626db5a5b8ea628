package io.carillon.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that a device shows for half a minute (RFC 6238), with the parameters that all devices know. */
final class TimeCodes {
    /** Bytes of a secret (RFC 4226 section 4, R6). */
    static final int SECRET_BYTES = 20;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    /**
     * The time step whose code this is: that of now, the one before or the one after, for clocks differ a little.
     *
     * @param lastStep codes of this step and of earlier ones were used and are not taken (RFC 6238 section 5.2)
     */
    OptionalLong step(byte[] secret, String code, Instant now, long lastStep) {
        long current = now.getEpochSecond() / generator.getTimeStep().toSeconds();
        for (long step = Math.max(current - 1, lastStep + 1); step <= current + 1; step++) {
            byte[] expected = at(secret, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a step. */
    String at(byte[] secret, long step) {
        try {
            Instant then = Instant.ofEpochSecond(step * generator.getTimeStep().toSeconds());
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), then);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every key will do for an HMAC", e);
        }
    }

    /** Bytes as people type them (RFC 4648 section 6), without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            held = held << 8 | one & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }
}
