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
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Workbench bench;
    private final HMac hmac;
    /** Until the first packet: keys are made on other threads, and the hash belongs to the event loop. */
    private KeyParameter tagKey;
    private final Cipher aes;
    private final int tagBytes;
    private final boolean control;
    private final long saltHigh;
    private final long saltLow;

    CounterCipher(Keys keys, Workbench bench, int tagBytes, boolean control) throws GeneralSecurityException {
        this.bench = bench;
        this.tagBytes = tagBytes;
        this.control = control;
        byte[] salt = Arrays.copyOf(keys.salt(), BLOCK);
        saltHigh = (long) LONGS.get(salt, 0);
        saltLow = (long) LONGS.get(salt, Long.BYTES);
        hmac = new HMac(bench.sha1);
        tagKey = new KeyParameter(keys.tag());
        aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys.cipher(), "AES"));
    }

    @Override
    int protect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        if (place.encrypted) {
            crypt(packet, length, place);
        }
        sum(packet, length, place);
        int at = control ? length + 4 : length; // an RTCP index word is sent, a roll-over counter is not
        System.arraycopy(bench.sum, 0, packet, at, tagBytes);
        return at + tagBytes;
    }

    @Override
    int unprotect(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int tagAt = length - tagBytes;
        int end = control ? tagAt - 4 : tagAt;
        byte[] sum = bench.sum;
        byte[] sent = bench.sent;
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
        if (tagKey == null) {
            hmac.reset(); // the hash has begun a sum of the key that used it last
        } else {
            hmac.init(tagKey);
            tagKey = null;
        }
        hmac.update(packet, 0, length + 4);
        hmac.doFinal(bench.sum, 0);
    }

    private void crypt(byte[] packet, int length, Place place) throws GeneralSecurityException {
        int from = place.header;
        int blocks = (length - from + BLOCK - 1) / BLOCK;
        byte[] stream = bench.stream;
        lay(blocks, place);
        aes.update(bench.counters, 0, blocks * BLOCK, stream, 0);
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
        long high = saltHigh ^ place.source & 0xffffffffL;
        long low = saltLow ^ place.index << 16;
        for (int block = 0; block < blocks; block++) {
            LONGS.set(bench.counters, block * BLOCK, high);
            LONGS.set(bench.counters, block * BLOCK + Long.BYTES, low + block);
        }
    }
}
