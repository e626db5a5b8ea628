package io.carillon.rtp.tap;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of one recording. Its key is its own, so the number of a chunk is a nonce that is used once: chunks
 * are never written again.
 */
final class Sealing {
    static final int TAG_BYTES = 16;
    /** The number of the notes in the header. */
    static final long NOTES = -1;

    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final Cipher cipher;
    private final byte[] fileId;
    private final ByteBuffer nonce = ByteBuffer.allocate(NONCE_BYTES);
    private final ByteBuffer about;

    Sealing(SecretKey key, byte[] fileId) throws GeneralSecurityException {
        this.key = key;
        this.fileId = fileId.clone();
        this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        this.about = ByteBuffer.allocate(fileId.length + Long.BYTES + 1);
    }

    static SecretKey freshKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    /** RFC 3394. */
    static byte[] wrap(SecretKey key, SecretKey with) throws GeneralSecurityException {
        Cipher wrapping = Cipher.getInstance("AESWrap");
        wrapping.init(Cipher.WRAP_MODE, with);
        return wrapping.wrap(key);
    }

    static SecretKey unwrap(byte[] wrapped, SecretKey with) throws GeneralSecurityException {
        Cipher wrapping = Cipher.getInstance("AESWrap");
        wrapping.init(Cipher.UNWRAP_MODE, with);
        return (SecretKey) wrapping.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    }

    /** Encrypts what is in {@code plain} into {@code into}. */
    void seal(long number, boolean last, ByteBuffer plain, ByteBuffer into) throws GeneralSecurityException {
        begin(Cipher.ENCRYPT_MODE, number, last);
        cipher.doFinal(plain, into);
    }

    /** @throws GeneralSecurityException this is not what was sealed under this number */
    void open(long number, boolean last, ByteBuffer sealed, ByteBuffer into) throws GeneralSecurityException {
        begin(Cipher.DECRYPT_MODE, number, last);
        cipher.doFinal(sealed, into);
    }

    /** More that is authenticated with the notes: the header around them. */
    byte[] sealNotes(byte[] header, byte[] notes) throws GeneralSecurityException {
        begin(Cipher.ENCRYPT_MODE, NOTES, false);
        cipher.updateAAD(header);
        return cipher.doFinal(notes);
    }

    byte[] openNotes(byte[] header, byte[] sealed) throws GeneralSecurityException {
        begin(Cipher.DECRYPT_MODE, NOTES, false);
        cipher.updateAAD(header);
        return cipher.doFinal(sealed);
    }

    private void begin(int mode, long number, boolean last) throws GeneralSecurityException {
        nonce.putLong(NONCE_BYTES - Long.BYTES, number);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
        about.clear();
        about.put(fileId).putLong(number).put((byte) (last ? 1 : 0));
        cipher.updateAAD(about.array());
    }
}
