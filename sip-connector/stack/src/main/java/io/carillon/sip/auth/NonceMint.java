package io.carillon.sip.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces that prove themselves: time, serial number, and a keyed hash of both, the realm and whom it was made
 * for: who comes back with it from there has received it there. A challenge
 * therefore costs no memory. What was used is remembered in a ring of fixed size, one slot for each of the last
 * million serial numbers; an older nonce is merely stale.
 */
final class NonceMint {
    private static final int SLOTS = 1 << 20;
    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final int HASH_BYTES = 16;
    private static final int BYTES = 16 + HASH_BYTES;
    private static final long DAY_MILLIS = 86_400_000;
    private static final String HASH = "HmacSHA256";

    private final Mac prototype;
    private final LongSupplier clockMillis;
    private final long lifetimeMillis;
    private final AtomicLong serial = new AtomicLong();
    private final AtomicLongArray used = new AtomicLongArray(SLOTS);

    NonceMint(String realm, Duration lifetime, LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
        this.lifetimeMillis = lifetime.toMillis();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            // the realm goes into the key once instead of into each hash
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(secret, HASH));
            byte[] key = mac.doFinal(realm.getBytes(StandardCharsets.UTF_8));
            mac.init(new SecretKeySpec(key, HASH));
            prototype = mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + HASH, missing);
        }
    }

    /** What a nonce is worth. */
    enum Worth {
        /** Not made by us: nobody can have computed a response for it in good faith. */
        FOREIGN,
        /**
         * Looks like one made before the last restart, or for another address. Whether it was cannot be known, but
         * phones do keep those, and phones move.
         */
        FORMER,
        /** Ours, but expired. */
        STALE,
        /** Ours and in time. */
        GOOD
    }

    /** @param source whom it is for */
    String mint(String source) {
        long number = serial.incrementAndGet();
        used.set(slot(number), number << COUNT_BITS);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(clockMillis.getAsLong()).putLong(number).put(hash(bytes.array(), source), 0, HASH_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @param source who came with it */
    Worth worth(String nonce, String source) {
        byte[] bytes = decode(nonce);
        if (bytes.length != BYTES) {
            return Worth.FOREIGN;
        }
        byte[] expected = Arrays.copyOf(hash(bytes, source), HASH_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, 16, BYTES))) {
            long made = ByteBuffer.wrap(bytes).getLong(0);
            long now = clockMillis.getAsLong();
            return made <= now && made > now - DAY_MILLIS ? Worth.FORMER : Worth.FOREIGN;
        }
        long age = clockMillis.getAsLong() - ByteBuffer.wrap(bytes).getLong(0);
        long number = ByteBuffer.wrap(bytes).getLong(8);
        boolean remembered = used.get(slot(number)) >>> COUNT_BITS == (number & (-1L >>> COUNT_BITS));
        return age >= 0 && age <= lifetimeMillis && remembered ? Worth.GOOD : Worth.STALE;
    }

    /**
     * Uses up a nonce count; counts only go up (RFC 7616 section 3.4).
     *
     * @param nonce a nonce that is {@link Worth#GOOD}
     * @return false when this or a higher count was used before: a replay, or a datagram that was overtaken
     */
    boolean use(String nonce, long count) {
        long number = ByteBuffer.wrap(decode(nonce)).getLong(8);
        if (count < 1 || count > COUNT_MASK) {
            return false;
        }
        long now = number << COUNT_BITS | count;
        while (true) {
            long before = used.get(slot(number));
            if (before >>> COUNT_BITS != now >>> COUNT_BITS || (before & COUNT_MASK) >= count) {
                return false;
            }
            if (used.compareAndSet(slot(number), before, now)) {
                return true;
            }
        }
    }

    private static int slot(long number) {
        return (int) (number & (SLOTS - 1));
    }

    private byte[] hash(byte[] timeAndSerial, String source) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(timeAndSerial, 0, 16);
            return mac.doFinal(source.getBytes(StandardCharsets.ISO_8859_1));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's " + HASH + " can be cloned", impossible);
        }
    }

    private static byte[] decode(String nonce) {
        // 32 bytes are 43 characters; anything else is not worth decoding
        if (nonce.length() != 43) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
