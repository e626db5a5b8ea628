package io.carillon.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM (RFC 7714). The JDK makes some short-lived objects of its own for each packet, about a kilobyte; there is no
 * GCM in Java that would not, short of writing one.
 */
final class GcmCipher extends PacketCipher {
    private static final int TAG = 16;

    private final Cipher gcm;
    private final SecretKeySpec key;
    private final boolean control;
    private final byte[] salt;
    private final byte[] iv = new byte[12];
    private final byte[] word = new byte[4];
    private final byte[] out;

    GcmCipher(Keys keys, Workbench bench, boolean control) throws GeneralSecurityException {
        this.out = bench.stream;
        this.control = control;
        this.salt = keys.salt();
        this.key = new SecretKeySpec(keys.cipher(), "AES");
        this.gcm = Cipher.getInstance("AES/GCM/NoPadding");
    }

    @Override
    int protect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int clear = place.encrypted ? place.header : length;
        begin(Cipher.ENCRYPT_MODE, packet, clear, place);
        int written = gcm.doFinal(packet, clear, length - clear, out, 0);
        System.arraycopy(out, 0, packet, clear, written);
        int end = clear + written;
        if (control) {
            putInt(packet, end, place.indexWord());
            end += 4;
        }
        return end;
    }

    @Override
    int unprotect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int end = control ? length - 4 : length;
        int clear = place.encrypted ? place.header : end - TAG;
        begin(Cipher.DECRYPT_MODE, packet, clear, place);
        try {
            int written = gcm.doFinal(packet, clear, end - clear, out, 0);
            System.arraycopy(out, 0, packet, clear, written);
            return clear + written;
        } catch (AEADBadTagException forged) {
            return FORGED;
        }
    }

    @Override
    int indexWordAt(int length) {
        return length - 4;
    }

    /** IV = 16 zero bits, SSRC, 48 bits of index (for RTCP 16 zero bits and 32 of index), all xor salt. */
    private void begin(int mode, byte[] packet, int clear, Place place) throws GeneralSecurityException {
        System.arraycopy(salt, 0, iv, 0, iv.length);
        putInt(iv, 2, getInt(iv, 2) ^ place.source);
        putInt(iv, 8, getInt(iv, 8) ^ (int) place.index);
        int upper = (int) (place.index >>> 32);
        iv[6] ^= (byte) (upper >> 8);
        iv[7] ^= (byte) upper;
        gcm.init(mode, key, new GCMParameterSpec(TAG * 8, iv));
        gcm.updateAAD(packet, 0, clear);
        if (control) {
            putInt(word, 0, place.indexWord());
            gcm.updateAAD(word, 0, 4);
        }
    }
}
