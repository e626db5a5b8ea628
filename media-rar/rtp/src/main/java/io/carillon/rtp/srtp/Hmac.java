package io.carillon.rtp.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) of one key by a hash of many: the JDK's {@code Mac} makes objects for each packet and has a hash of
 * its own for each key, which is never in the cache when its packet comes.
 */
final class Hmac {
    private static final int BLOCK = 64;

    private final MessageDigest hash;
    /** The key with the inner padding, then with the outer. */
    private final byte[] padded = new byte[2 * BLOCK];

    /** @param key no longer than a block of the hash */
    Hmac(byte[] key, MessageDigest hash) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        this.hash = hash;
        Arrays.fill(padded, 0, BLOCK, (byte) 0x36);
        Arrays.fill(padded, BLOCK, padded.length, (byte) 0x5c);
        for (int i = 0; i < key.length; i++) {
            padded[i] ^= key[i];
            padded[BLOCK + i] ^= key[i];
        }
    }

    /** The sum over the beginning of an array. */
    void sum(byte[] bytes, int length, byte[] to) throws DigestException {
        hash.reset(); // of another key's sum that an exception left unfinished
        hash.update(padded, 0, BLOCK);
        hash.update(bytes, 0, length);
        hash.digest(to, 0, to.length);
        hash.update(padded, BLOCK, BLOCK);
        hash.update(to, 0, to.length);
        hash.digest(to, 0, to.length);
    }
}
