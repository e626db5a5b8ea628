package io.carillon.rtp.rtcp;

import java.nio.ByteBuffer;

/**
 * Checks a compound RTCP packet and reports what stands in its sender and receiver reports. Nothing is copied and a
 * bad packet is a value: {@link #read} looks at the whole datagram before it reports anything.
 */
public final class RtcpReader {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PAYLOAD_FEEDBACK = 206;
    private static final int LOWEST_TYPE = 192;
    private static final int HIGHEST_TYPE = 223;
    private static final int SENDER_INFO = 20;
    private static final int BLOCK = 24;

    private RtcpReader() {}

    /** What is read. */
    public interface Reports {
        /**
         * A sender report.
         *
         * @param source of the stream it is about
         * @param middleNtp the middle 32 bits of its NTP time, by which a receiver report will refer to it
         */
        void senderReport(int source, int middleNtp);

        /**
         * A report block about a stream the device receives.
         *
         * @param cumulativeLost packets lost since the stream began, may be negative (duplicates)
         * @param lastSenderReport middle NTP bits of the last sender report received, 0 for none
         * @param delay time since then in 1/65536 s, unsigned
         */
        void reportBlock(int cumulativeLost, int lastSenderReport, int delay);
    }

    /** Whether the second byte of a datagram on a shared port says RTCP (RFC 5761 section 4). */
    public static boolean isRtcp(int secondByte) {
        int type = secondByte & 0xff;
        return type >= LOWEST_TYPE && type <= HIGHEST_TYPE;
    }

    /**
     * Reads a datagram.
     *
     * @param packet big endian, absolute access only
     * @param length bytes received
     * @return false when it is not a compound packet that begins with a report or a feedback message (RFC 3550
     *     section 6.1, RFC 5506), or when its lengths do not add up; then nothing was reported
     */
    public static boolean read(ByteBuffer packet, int length, Reports reports) {
        if (!isSound(packet, length)) {
            return false;
        }
        for (int at = 0; at < length; at += size(packet, at)) {
            int type = packet.get(at + 1) & 0xff;
            int blocks = packet.get(at) & 0x1f;
            if (type == SENDER_REPORT) {
                // NTP time begins 8 bytes in; its middle is the low half of the seconds and the high half of the
                // fraction.
                reports.senderReport(packet.getInt(at + 4), packet.getInt(at + 10));
                blocks(packet, at + 8 + SENDER_INFO, blocks, reports);
            } else if (type == RECEIVER_REPORT) {
                blocks(packet, at + 8, blocks, reports);
            }
        }
        return true;
    }

    private static void blocks(ByteBuffer packet, int from, int count, Reports reports) {
        for (int i = 0, at = from; i < count; i++, at += BLOCK) {
            int cumulative = packet.getInt(at + 4) << 8 >> 8; // 24 bits, signed
            reports.reportBlock(cumulative, packet.getInt(at + 16), packet.getInt(at + 20));
        }
    }

    private static boolean isSound(ByteBuffer packet, int length) {
        if (length < 8 || (length & 3) != 0 || !mayLead(packet.get(1) & 0xff)) {
            return false;
        }
        int at = 0;
        while (at < length) {
            if (length - at < 4 || size(packet, at) > length - at || !isPartSound(packet, at, length)) {
                return false;
            }
            at += size(packet, at);
        }
        return true;
    }

    private static boolean isPartSound(ByteBuffer packet, int at, int length) {
        int first = packet.get(at) & 0xff;
        int type = packet.get(at + 1) & 0xff;
        int size = size(packet, at);
        boolean last = at + size == length;
        boolean padded = (first & 0x20) != 0;
        int padding = padded ? packet.get(at + size - 1) & 0xff : 0;
        if (first >> 6 != 2 || !isRtcp(type) || (padded && (!last || padding < 4 || (padding & 3) != 0))) {
            return false;
        }
        return size - padding >= leastSize(type, first & 0x1f);
    }

    private static int leastSize(int type, int count) {
        return switch (type) {
            case SENDER_REPORT -> 8 + SENDER_INFO + count * BLOCK;
            case RECEIVER_REPORT -> 8 + count * BLOCK;
            case 203 -> 4 + count * 4; // BYE names its sources
            case 204, TRANSPORT_FEEDBACK, PAYLOAD_FEEDBACK -> 12;
            default -> 4;
        };
    }

    private static boolean mayLead(int type) {
        return type == SENDER_REPORT
                || type == RECEIVER_REPORT
                || type == TRANSPORT_FEEDBACK
                || type == PAYLOAD_FEEDBACK;
    }

    private static int size(ByteBuffer packet, int at) {
        return ((packet.getShort(at + 2) & 0xffff) + 1) * 4;
    }
}
