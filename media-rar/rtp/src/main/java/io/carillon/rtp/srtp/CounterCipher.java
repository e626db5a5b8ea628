package io.carillon.rtp.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * AES in counter mode with HMAC-SHA1 (RFC 3711 sections 4.1.1 and 4.2.1, RFC 6188).
 *
 * <p>The key stream of a packet is the encryption of successive counter blocks. They are laid out in one array and
 * encrypted by one call of a cipher that keeps its key, which the JDK does with the processor's AES instructions and
 * without making an object; setting up its own counter mode anew would make several for each packet.
 */
final class CounterCipher extends PacketCipher {
    private static final int BLOCK = 16;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Cipher aes;
    private final HMac hmac;
    private final int tagBytes;
    private final boolean control;
    private final byte[] salt;
    private final byte[] iv = new byte[BLOCK];
    private final byte[] sum = new byte[20];
    private final byte[] sent = new byte[20];
    private byte[] counters = new byte[BLOCK * 16];
    private byte[] stream = new byte[BLOCK * 16];

    CounterCipher(Keys keys, int tagBytes, boolean control) throws GeneralSecurityException {
        this.tagBytes = tagBytes;
        this.control = control;
        salt = Arrays.copyOf(keys.salt(), BLOCK);
        aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys.cipher(), "AES"));
        hmac = new HMac(new Sha1());
        hmac.init(new KeyParameter(keys.tag()));
    }

    @Override
    int protect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        if (place.encrypted) {
            crypt(packet, length, place);
        }
        sum(packet, length, place);
        int at = control ? length + 4 : length; // an RTCP index word is sent, a roll-over counter is not
        System.arraycopy(sum, 0, packet, at, tagBytes);
        return at + tagBytes;
    }

    @Override
    int unprotect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int tagAt = length - tagBytes;
        int end = control ? tagAt - 4 : tagAt;
        System.arraycopy(packet, tagAt, sent, 0, tagBytes);
        sum(packet, end, place);
        int different = 0;
        for (int i = 0; i < tagBytes; i++) {
            different |= sum[i] ^ sent[i]; // no early end: the time must not tell how much was right
        }
        if (different != 0) {
            System.arraycopy(sent, 0, packet, tagAt, tagBytes);
            return FORGED;
        }
        if (place.encrypted) {
            crypt(packet, end, place);
        }
        return end;
    }

    @Override
    int indexWordAt(int length) {
        return length - tagBytes - 4;
    }

    private void sum(byte[] packet, int length, Place place) {
        putInt(packet, length, control ? place.indexWord() : place.rollOvers());
        hmac.update(packet, 0, length + 4);
        hmac.doFinal(sum, 0);
    }

    private void crypt(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int from = place.header;
        int blocks = (length - from + BLOCK - 1) / BLOCK;
        lay(blocks, place);
        aes.update(counters, 0, blocks * BLOCK, stream, 0);
        int i = 0;
        for (; i + Long.BYTES <= length - from; i += Long.BYTES) {
            LONGS.set(packet, from + i, (long) LONGS.get(packet, from + i) ^ (long) LONGS.get(stream, i));
        }
        for (; i < length - from; i++) {
            packet[from + i] ^= stream[i];
        }
    }

    /** IV = salt * 2^16 xor SSRC * 2^64 xor index * 2^16, counted up in the last 16 bits. */
    private void lay(int blocks, Place place) {
        if (blocks * BLOCK > counters.length) {
            counters = new byte[blocks * BLOCK]; // once per size: no packet exceeds an Ethernet frame by much
            stream = new byte[blocks * BLOCK];
        }
        System.arraycopy(salt, 0, iv, 0, BLOCK);
        putInt(iv, 4, getInt(iv, 4) ^ place.source);
        putInt(iv, 8, getInt(iv, 8) ^ (int) (place.index >>> 16));
        putInt(iv, 12, getInt(iv, 12) ^ (int) place.index << 16);
        for (int block = 0, at = 0; block < blocks; block++, at += BLOCK) {
            System.arraycopy(iv, 0, counters, at, BLOCK - 2);
            counters[at + 14] = (byte) (block >> 8);
            counters[at + 15] = (byte) block;
        }
    }
}
