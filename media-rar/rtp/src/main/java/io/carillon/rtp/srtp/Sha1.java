package io.carillon.rtp.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * The JDK's SHA-1 in the shape Bouncy Castle's HMAC asks for: the JDK's has the faster hash, Bouncy Castle's the HMAC
 * that makes no object per packet.
 */
final class Sha1 implements ExtendedDigest {
    static final int BYTES = 20;
    private static final int BLOCK = 64;

    private final MessageDigest digest;

    Sha1() throws NoSuchAlgorithmException {
        digest = MessageDigest.getInstance("SHA-1");
    }

    @Override
    public String getAlgorithmName() {
        return "SHA-1";
    }

    @Override
    public int getDigestSize() {
        return BYTES;
    }

    @Override
    public int getByteLength() {
        return BLOCK;
    }

    @Override
    public void update(byte one) {
        digest.update(one);
    }

    @Override
    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    @Override
    public int doFinal(byte[] to, int at) {
        try {
            return digest.digest(to, at, BYTES);
        } catch (DigestException tooShort) {
            throw new IllegalStateException(tooShort);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
