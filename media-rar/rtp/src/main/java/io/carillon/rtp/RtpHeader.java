package io.carillon.rtp;

import java.nio.ByteBuffer;

/** The fixed header of RTP (RFC 3550 section 5.1), read in place. */
final class RtpHeader {
    /** Bytes of the header without CSRC list and extension. */
    static final int LENGTH = 12;

    private RtpHeader() {}

    /** Whether the first bytes are an RTP packet: version 2, and all announced parts fit into its length. */
    static boolean isSound(ByteBuffer packet, int length) {
        if (length < LENGTH) {
            return false;
        }
        int first = packet.get(0);
        if ((first & 0xff) == 0x80) {
            // The usual packet: no padding, extension or contributing sources.
            return true;
        }
        return (first & 0xc0) == 0x80 && partsFit(packet, length, first);
    }

    /** Whether the first byte is that of RTP and RTCP (RFC 7983 section 7). */
    static boolean isVersion2(ByteBuffer packet) {
        return (packet.get(0) & 0xc0) == 0x80;
    }

    private static boolean partsFit(ByteBuffer packet, int length, int first) {
        int header = LENGTH + 4 * (first & 0x0f);
        if (header > length) {
            return false;
        }
        if ((first & 0x10) != 0) {
            if (header + 4 > length) {
                return false;
            }
            header += 4 + 4 * (packet.getShort(header + 2) & 0xffff);
        }
        if (header > length) {
            return false;
        }
        if ((first & 0x20) == 0) {
            return true;
        }
        int padding = packet.get(length - 1) & 0xff;
        return padding > 0 && header + padding <= length;
    }

    static int payloadType(ByteBuffer packet) {
        return packet.get(1) & 0x7f;
    }

    static boolean isMarked(ByteBuffer packet) {
        return packet.get(1) < 0;
    }

    static int sequence(ByteBuffer packet) {
        return packet.getShort(2) & 0xffff;
    }

    static int timestamp(ByteBuffer packet) {
        return packet.getInt(4);
    }

    static void timestamp(ByteBuffer packet, int units) {
        packet.putInt(4, units);
    }

    static int source(ByteBuffer packet) {
        return packet.getInt(8);
    }

    /** Where the payload of a sound packet begins: behind contributing sources and header extension. */
    static int payload(ByteBuffer packet) {
        int first = packet.get(0);
        int at = LENGTH + 4 * (first & 0x0f);
        return (first & 0x10) == 0 ? at : at + 4 + 4 * (packet.getShort(at + 2) & 0xffff);
    }

    /** Where it ends: before the padding. */
    static int end(ByteBuffer packet, int length) {
        return (packet.get(0) & 0x20) == 0 ? length : length - (packet.get(length - 1) & 0xff);
    }

    /** Writes a header without extension and sources. */
    static void write(ByteBuffer packet, int typeAndMark, int sequence, int timestamp, int source) {
        packet.put(0, (byte) 0x80);
        packet.put(1, (byte) typeAndMark);
        packet.putShort(2, (short) sequence);
        packet.putInt(4, timestamp);
        packet.putInt(8, source);
    }
}
