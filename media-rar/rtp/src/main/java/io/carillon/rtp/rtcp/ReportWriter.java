package io.carillon.rtp.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Writes what one participant says of itself and of what it hears: a report and its name (RFC 3550 sections 6.4 and 6.5). */
public final class ReportWriter {
    /** Seconds from 1900, where NTP begins, to 1970. */
    private static final long NTP_BEGINS_EARLIER = 2_208_988_800L;
    private static final int CANONICAL_NAME = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] name;

    /** With a name for this call alone (RFC 7022 section 4.2). */
    public ReportWriter() {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        name = Base64.getEncoder().encodeToString(random).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What was sent so far.
     *
     * @param ntp time of this report as NTP has it: seconds and their fraction
     * @param timestamp the same moment in the stream's clock
     * @param octets of payload
     */
    public record Sent(long ntp, int timestamp, long packets, long octets) {}

    /**
     * What was heard so far.
     *
     * @param source whose stream
     * @param fraction lost of 256 since the report before
     * @param lost since the stream began
     * @param highest sequence number, with its cycles
     * @param jitter in the stream's clock
     * @param lastReport middle bits of the NTP time of its last sender report, 0 for none
     * @param delay since then in 1/65536 s
     */
    public record Heard(int source, int fraction, int lost, int highest, int jitter, int lastReport, int delay) {}

    /** Milliseconds since 1970 as NTP time. */
    public static long ntp(long millis) {
        return Math.floorDiv(millis, 1000L) + NTP_BEGINS_EARLIER << 32 | (Math.floorMod(millis, 1000L) << 32) / 1000;
    }

    /**
     * Writes a report to the beginning of a packet.
     *
     * @param source of the writer's own stream
     * @param sent null for nothing
     * @param heard null for nothing
     * @return its length
     */
    public int write(ByteBuffer packet, int source, Sent sent, Heard heard) {
        int blocks = heard == null ? 0 : 1;
        packet.putShort(0, (short) (0x8000 | blocks << 8 | (sent == null ? 201 : 200)));
        packet.putInt(4, source);
        int at = 8;
        if (sent != null) {
            packet.putLong(8, sent.ntp()).putInt(16, sent.timestamp());
            packet.putInt(20, (int) sent.packets()).putInt(24, (int) sent.octets());
            at = 28;
        }
        if (heard != null) {
            packet.putInt(at, heard.source()).putInt(at + 4, heard.fraction() << 24 | heard.lost() & 0xffffff);
            packet.putInt(at + 8, heard.highest()).putInt(at + 12, heard.jitter());
            packet.putInt(at + 16, heard.lastReport()).putInt(at + 20, heard.delay());
            at += 24;
        }
        packet.putShort(2, (short) (at / 4 - 1));
        return describe(packet, at, source);
    }

    private int describe(ByteBuffer packet, int from, int source) {
        int end = from + 10 + name.length;
        packet.putShort(from, (short) 0x81ca).putInt(from + 4, source);
        packet.put(from + 8, (byte) CANONICAL_NAME).put(from + 9, (byte) name.length).put(from + 10, name);
        do {
            packet.put(end++, (byte) 0);
        } while ((end & 3) != 0);
        packet.putShort(from + 2, (short) ((end - from) / 4 - 1));
        return end;
    }
}
