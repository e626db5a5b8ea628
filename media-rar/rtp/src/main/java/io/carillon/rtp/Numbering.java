package io.carillon.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the packets to one device are numbered. What is relayed keeps the numbers of its sender until a packet of our own
 * is put in between; from then on every later packet moves up by as many, so that the device sees one stream without a
 * gap or a number twice (RFC 3550 section 5.1). A packet that was overtaken by one of ours keeps the place it had.
 */
final class Numbering {
    /** A packet this far behind is not late: its sender has begun to count anew. */
    private static final int NEVER_LATE = 256;

    private int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private long sentAt = System.nanoTime();
    /** By how much packets after {@link #boundary} move up, and by how much those before it. */
    private int shift;
    private int shiftBefore;
    private int boundary;
    private boolean relayedSince = true;
    private long packets;
    private long octets;

    /** A packet in the buffer is about to be sent: the hot path. */
    void pass(ByteBuffer packet, long now) {
        int from = RtpHeader.source(packet);
        int number = RtpHeader.sequence(packet);
        if (from != source) {
            begin(from, number);
        } else if (shift != 0) {
            number += shiftOf(number);
            packet.putShort(2, (short) number);
        }
        int ahead = (short) (number - sequence);
        if (ahead > 0 || ahead < -NEVER_LATE) {
            sequence = number & 0xffff;
            timestamp = RtpHeader.timestamp(packet);
            sentAt = now;
            relayedSince = true;
        }
    }

    private int shiftOf(int number) {
        if (shiftBefore == shift) {
            return shift;
        }
        int ahead = (short) (number - boundary);
        if (ahead > NEVER_LATE) {
            shiftBefore = shift;
        }
        return ahead > 0 ? shift : shiftBefore;
    }

    /** Another source begins, with numbers of its own. */
    private void begin(int from, int number) {
        source = from;
        sequence = number - 1 & 0xffff;
        shift = 0;
        shiftBefore = 0;
        packets = 0;
        octets = 0;
    }

    /** A packet of this length has left. */
    void sent(int length) {
        packets++;
        octets += length - RtpHeader.LENGTH;
    }

    /** Packets sent of this source. */
    long packets() {
        return packets;
    }

    /** Their payload. */
    long octets() {
        return octets;
    }

    /** The number of a packet of ours, which comes next. */
    int insert() {
        if (relayedSince) {
            boundary = sequence - shift;
            shiftBefore = shift;
            relayedSince = false;
        }
        shift = shift + 1 & 0xffff;
        sequence = sequence + 1 & 0xffff;
        return sequence;
    }

    int source() {
        return source;
    }

    /** The time of the stream now, in units of its clock. */
    int timestamp(long now, int clock) {
        return timestamp + (int) ((now - sentAt) * (clock / 1e9));
    }
}
