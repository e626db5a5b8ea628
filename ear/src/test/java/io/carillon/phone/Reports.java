package io.carillon.phone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The sender reports of a phone (RFC 3550 section 6.4.1) and, in them, what it hears: loss, jitter, and when it heard
 * the last report of the other side, from which that side knows the round-trip time.
 */
final class Reports {
    private static final long EVERY_NANOS = 400_000_000L;
    private static final long NTP_EPOCH = 2_208_988_800L;
    private static final int KEPT = 16;
    private static final byte[] NAME = "phone@example.org".getBytes(StandardCharsets.US_ASCII);

    private final Deque<Heard> reportsHeard = new ArrayDeque<>();
    private final Line line;
    private long due = System.nanoTime() + EVERY_NANOS;
    private boolean hears;
    private int source;
    private int first;
    private int extended;
    private int received;
    private int transit;
    private double jitter;
    private int expectedBefore;
    private int receivedBefore;

    Reports(Line line) {
        this.line = line;
    }

    /** A sender report of the other side: the middle of its NTP time, and when it came. */
    private record Heard(int middleNtp, long at) {}

    /** What this phone has sent so far. */
    record Sent(int ssrc, long timestamp, int packets) {}

    /** A packet that reached the phone. */
    synchronized void heard(int ssrc, int sequence, long timestamp, long now) {
        int transitNow = (int) (now / 125_000 - timestamp);
        if (!hears || ssrc != source) {
            hears = true;
            source = ssrc;
            first = sequence;
            extended = sequence;
            received = 0;
            expectedBefore = 0;
            receivedBefore = 0;
            jitter = 0;
        } else {
            extended = Math.max(extended, extended + (short) (sequence - extended));
            jitter += (Math.abs(transitNow - transit) - jitter) / 16;
        }
        transit = transitNow;
        received++;
    }

    /** A compound packet of the other side. */
    synchronized void heard(byte[] compound, long now) {
        ByteBuffer packet = ByteBuffer.wrap(compound);
        for (int at = 0; at + 4 <= compound.length; at += (packet.getShort(at + 2) & 0xFFFF) * 4 + 4) {
            if ((compound[at + 1] & 0xFF) == 200) {
                reportsHeard.addFirst(new Heard(packet.getInt(at + 10), now));
                if (reportsHeard.size() > KEPT) {
                    reportsHeard.removeLast();
                }
            }
        }
    }

    /** The next compound packet when it is time for one, else null. */
    synchronized byte[] due(Sent sent, long now) {
        if (now < due) {
            return null;
        }
        due = now + EVERY_NANOS;
        ByteBuffer packet = ByteBuffer.allocate(256);
        senderReport(packet, sent, now);
        description(packet, sent.ssrc());
        byte[] compound = new byte[packet.position()];
        packet.flip().get(compound);
        return compound;
    }

    private void senderReport(ByteBuffer packet, Sent sent, long now) {
        Instant clock = Instant.now();
        packet.put((byte) (0x80 | (hears ? 1 : 0))).put((byte) 200).putShort((short) (hears ? 12 : 6)).putInt(sent.ssrc());
        packet.putInt((int) (clock.getEpochSecond() + NTP_EPOCH)).putInt((int) (((long) clock.getNano() << 32) / 1_000_000_000L));
        packet.putInt((int) sent.timestamp()).putInt(sent.packets()).putInt(sent.packets() * 160);
        if (hears) {
            block(packet, now);
        }
    }

    private void block(ByteBuffer packet, long now) {
        int expected = extended - first + 1;
        int lost = expected - received;
        int expectedNow = expected - expectedBefore;
        int lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (lostNow << 8) / expectedNow;
        packet.putInt(source).putInt(fraction << 24 | lost & 0xFFFFFF).putInt(extended).putInt((int) jitter);
        Heard last = arrived(now);
        long delay = last == null ? 0 : now - last.at() - line.roundTripMillis() * 1_000_000L;
        packet.putInt(last == null ? 0 : last.middleNtp()).putInt((int) (delay * 65_536 / 1_000_000_000L));
    }

    /** The last report that would have come by now, and whose answer would be on its way, on a line as long as this. */
    private Heard arrived(long now) {
        for (Iterator<Heard> newest = reportsHeard.iterator(); newest.hasNext(); ) {
            Heard heard = newest.next();
            if (now - heard.at() >= line.roundTripMillis() * 1_000_000L) {
                return heard;
            }
        }
        return null;
    }

    /** Who reports (section 6.5): without it a compound packet is none. */
    private static void description(ByteBuffer packet, int ssrc) {
        int length = 4 + 4 + 2 + NAME.length + 1;
        int padded = (length + 3) / 4 * 4;
        packet.put((byte) 0x81).put((byte) 202).putShort((short) (padded / 4 - 1)).putInt(ssrc);
        packet.put((byte) 1).put((byte) NAME.length).put(NAME);
        for (int i = length - 1; i < padded; i++) {
            packet.put((byte) 0);
        }
    }
}
