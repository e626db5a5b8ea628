package io.carillon.directory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) of the Java platform, one salt per password. The text kept is
 * {@code algorithm:iterations:salt:hash}, so the work can be raised without touching old rows.
 */
final class Passwords {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A hash nobody knows the password of: unknown users cost the same work as known ones. */
    static final String OF_NOBODY = hash(Secrets.generate().toCharArray());

    private Passwords() {}

    static String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return ALGORITHM + ":" + ITERATIONS + ":" + text.encodeToString(salt) + ":"
                + text.encodeToString(derive(ALGORITHM, password, salt, ITERATIONS));
    }

    static boolean matches(char[] password, String kept) {
        String[] part = kept.split(":");
        byte[] salt = Base64.getDecoder().decode(part[2]);
        byte[] expected = Base64.getDecoder().decode(part[3]);
        return MessageDigest.isEqual(expected, derive(part[0], password, salt, Integer.parseInt(part[1])));
    }

    private static byte[] derive(String algorithm, char[] password, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has " + algorithm, absent);
        } finally {
            key.clearPassword();
        }
    }
}
