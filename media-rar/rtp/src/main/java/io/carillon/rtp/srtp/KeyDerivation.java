package io.carillon.rtp.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Session keys from a master key (RFC 3711 section 4.3, RFC 6188 section 3, RFC 7714 section 11), key derivation rate 0. */
final class KeyDerivation {
    static final int RTP_CIPHER = 0;
    static final int RTP_TAG = 1;
    static final int RTP_SALT = 2;
    static final int RTCP_CIPHER = 3;
    static final int RTCP_TAG = 4;
    static final int RTCP_SALT = 5;

    private KeyDerivation() {}

    /** Bytes of the pseudo-random function: the key stream of the master key from an IV made of label and salt. */
    static byte[] derive(SrtpKey master, int label, int length) throws GeneralSecurityException {
        // The label stands 48 bits above the end of the 112-bit salt; a salt of 96 bits is filled up with zeros.
        byte[] iv = Arrays.copyOf(master.salt(), 16);
        iv[7] ^= (byte) label;
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key(), "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(new byte[length]);
    }
}
