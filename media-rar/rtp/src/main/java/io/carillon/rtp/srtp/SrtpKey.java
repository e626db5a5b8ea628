package io.carillon.rtp.srtp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;

/** Master key and master salt of one direction. Never printed. */
public final class SrtpKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SrtpSuite suite;
    private final byte[] key;
    private final byte[] salt;

    private SrtpKey(SrtpSuite suite, byte[] key, byte[] salt) {
        this.suite = suite;
        this.key = key;
        this.salt = salt;
    }

    /**
     * A key from key and salt in a row, as {@code inline:} of RFC 4568 section 6.1 has them.
     *
     * @throws IllegalArgumentException when the length is not that of the suite
     */
    public static SrtpKey of(SrtpSuite suite, byte[] keyAndSalt) {
        Objects.requireNonNull(suite, "suite");
        int total = suite.keyBytes() + suite.saltBytes();
        if (keyAndSalt.length != total) {
            throw new IllegalArgumentException(suite + " needs " + total + " bytes of key and salt");
        }
        return new SrtpKey(
                suite,
                Arrays.copyOf(keyAndSalt, suite.keyBytes()),
                Arrays.copyOfRange(keyAndSalt, suite.keyBytes(), total));
    }

    /** A fresh random key. */
    public static SrtpKey random(SrtpSuite suite) {
        byte[] keyAndSalt = new byte[suite.keyBytes() + suite.saltBytes()];
        RANDOM.nextBytes(keyAndSalt);
        return of(suite, keyAndSalt);
    }

    public SrtpSuite suite() {
        return suite;
    }

    /** Key and salt in a row. */
    public byte[] keyAndSalt() {
        byte[] both = Arrays.copyOf(key, key.length + salt.length);
        System.arraycopy(salt, 0, both, key.length, salt.length);
        return both;
    }

    byte[] key() {
        return key;
    }

    byte[] salt() {
        return salt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey that
                && suite == that.suite
                && MessageDigest.isEqual(keyAndSalt(), that.keyAndSalt());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "SrtpKey[" + suite + "]";
    }
}
