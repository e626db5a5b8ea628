package io.carillon.rtp.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** STUN (RFC 8489) as far as connectivity checks need it: attributes read in place, answers written in place. */
final class StunMessage {
    static final int HEADER = 20;
    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000a;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int NONE = -1;

    private static final int COOKIE = 0x2112a442;
    private static final int FINGERPRINT_MASK = 0x5354554e;
    private static final int INTEGRITY_BYTES = 20;

    private final ByteBuffer buffer;
    private int length;

    /** @param length bytes of the message at the beginning of the buffer */
    StunMessage(ByteBuffer buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    /** Whether a datagram is a whole STUN message: its first bits, its cookie, its lengths. */
    static boolean isSound(ByteBuffer buffer, int length) {
        if (length < HEADER || (length & 3) != 0 || (buffer.get(0) & 0xc0) != 0
                || buffer.getInt(4) != COOKIE || (buffer.getShort(2) & 0xffff) != length - HEADER) {
            return false;
        }
        int at = HEADER;
        while (at < length) {
            if (at + 4 > length) {
                return false;
            }
            at += 4 + padded(buffer.getShort(at + 2) & 0xffff);
        }
        return at == length;
    }

    private static int padded(int bytes) {
        return bytes + 3 & ~3;
    }

    int type() {
        return buffer.getShort(0) & 0xffff;
    }

    /** Where an attribute's value begins, {@link #NONE} when it is absent or stands behind the integrity (section 9.2). */
    int find(int attribute) {
        for (int at = HEADER; at < length; at += 4 + padded(buffer.getShort(at + 2) & 0xffff)) {
            int type = buffer.getShort(at) & 0xffff;
            if (type == attribute) {
                return at + 4;
            }
            if (type == MESSAGE_INTEGRITY && attribute != FINGERPRINT) {
                return NONE;
            }
        }
        return NONE;
    }

    /** The first attribute that has to be understood and is not (type below 0x8000), {@link #NONE} without one. */
    int firstUnknown() {
        for (int at = HEADER; at < length; at += 4 + padded(buffer.getShort(at + 2) & 0xffff)) {
            int type = buffer.getShort(at) & 0xffff;
            boolean known = type >= 0x8000 || type == USERNAME || type == MESSAGE_INTEGRITY || type == PRIORITY
                    || type == USE_CANDIDATE;
            if (!known) {
                return type;
            }
        }
        return NONE;
    }

    int lengthAt(int value) {
        return buffer.getShort(value - 2) & 0xffff;
    }

    int intAt(int value) {
        return buffer.getInt(value);
    }

    String text(int value) {
        byte[] bytes = new byte[lengthAt(value)];
        buffer.get(value, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether the message was made by somebody who has the key (section 14.5). */
    boolean isProven(byte[] key) throws GeneralSecurityException {
        int value = find(MESSAGE_INTEGRITY);
        if (value == NONE || lengthAt(value) != INTEGRITY_BYTES) {
            return false;
        }
        byte[] expected = integrity(key, value - 4);
        int different = 0;
        for (int i = 0; i < INTEGRITY_BYTES; i++) {
            different |= expected[i] ^ buffer.get(value + i);
        }
        return different == 0;
    }

    /** Whether the checksum that tells STUN from other protocols is right (section 14.7). */
    boolean hasFingerprint() {
        int value = find(FINGERPRINT);
        return value == length - 4 && lengthAt(value) == 4 && buffer.getInt(value) == checksum(value - 4);
    }

    /** The integrity of everything before an offset, computed as if the message ended with it. */
    private byte[] integrity(byte[] key, int before) throws GeneralSecurityException {
        byte[] covered = new byte[before];
        buffer.get(0, covered);
        int announced = before - HEADER + 4 + INTEGRITY_BYTES;
        covered[2] = (byte) (announced >> 8);
        covered[3] = (byte) announced;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac.doFinal(covered);
    }

    private int checksum(int before) {
        byte[] covered = new byte[before];
        buffer.get(0, covered);
        int announced = before - HEADER + 8;
        covered[2] = (byte) (announced >> 8);
        covered[3] = (byte) announced;
        CRC32 crc = new CRC32();
        crc.update(covered);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    // ---- an answer over the request: the transaction id stays where it is

    void begin(int type) {
        buffer.putShort(0, (short) type);
        length = HEADER;
    }

    void mappedAddress(InetSocketAddress source) {
        byte[] address = source.getAddress().getAddress();
        int value = attribute(XOR_MAPPED_ADDRESS, 4 + address.length);
        buffer.putShort(value, (short) (address.length == 4 ? 1 : 2));
        buffer.putShort(value + 2, (short) (source.getPort() ^ COOKIE >>> 16));
        for (int i = 0; i < address.length; i++) {
            buffer.put(value + 4 + i, (byte) (address[i] ^ buffer.get(4 + i))); // cookie, then transaction id
        }
    }

    void error(int code, String reason) {
        byte[] phrase = reason.getBytes(StandardCharsets.US_ASCII);
        int value = attribute(ERROR_CODE, 4 + phrase.length);
        buffer.putInt(value, code / 100 << 8 | code % 100);
        buffer.put(value + 4, phrase);
    }

    void unknown(int type) {
        buffer.putShort(attribute(UNKNOWN_ATTRIBUTES, 2), (short) type);
    }

    /** Adds integrity and fingerprint: the new length of the message. */
    int finish(byte[] key) throws GeneralSecurityException {
        byte[] sum = integrity(key, length);
        buffer.put(attribute(MESSAGE_INTEGRITY, INTEGRITY_BYTES), sum);
        int checksum = checksum(length);
        buffer.putInt(attribute(FINGERPRINT, 4), checksum);
        buffer.putShort(2, (short) (length - HEADER));
        return length;
    }

    /** Adds an attribute and gives the place of its value. */
    int attribute(int type, int bytes) {
        int at = length;
        buffer.putShort(at, (short) type);
        buffer.putShort(at + 2, (short) bytes);
        for (int i = at + 4 + bytes; i < at + 4 + padded(bytes); i++) {
            buffer.put(i, (byte) 0);
        }
        length = at + 4 + padded(bytes);
        return at + 4;
    }
}
