package io.carillon.rtp.quality;

/**
 * Packets expected, received and lost, and the interarrival jitter of one device's stream (RFC 3550 appendix A.1,
 * A.3, A.8).
 *
 * <p>Written by one event loop without allocation; other threads may read and get a value that is at most a packet
 * old. When the device starts a new stream (other SSRC, or a sequence jump that persists) the sums go on.
 */
public final class ReceiveStatistics {
    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;
    private static final int NO_SEQUENCE = -1;

    private boolean started;
    private int source;
    private int base;
    private int highest;
    private int cycles;
    private int suspect = NO_SEQUENCE;
    private long streamReceived;
    private long pastExpected;
    private long pastReceived;
    private int transit;
    private boolean transitKnown;
    private double jitter;

    /**
     * Counts a packet.
     *
     * @param ssrc its synchronisation source
     * @param sequence its 16-bit sequence number
     */
    public void count(int ssrc, int sequence) {
        if (!started || ssrc != source) {
            begin(ssrc, sequence);
        } else {
            int ahead = (sequence - highest) & 0xffff;
            if (ahead < MAX_DROPOUT) {
                advance(sequence);
            } else if (ahead <= 0x10000 - MAX_MISORDER) {
                jump(ssrc, sequence);
                return;
            }
        }
        streamReceived++;
    }

    private void advance(int sequence) {
        if (sequence < highest) {
            cycles += 0x10000;
        }
        highest = sequence;
        suspect = NO_SEQUENCE;
    }

    /** One wild packet is noise; two in sequence are a restarted sender (RFC 3550 A.1). */
    private void jump(int ssrc, int sequence) {
        if (sequence == suspect) {
            begin(ssrc, (sequence - 1) & 0xffff);
            highest = sequence;
            cycles = sequence == 0 ? 0x10000 : 0;
            streamReceived = 2;
        } else {
            suspect = (sequence + 1) & 0xffff;
        }
    }

    private void begin(int ssrc, int sequence) {
        pastExpected += streamExpected();
        pastReceived += streamReceived;
        streamReceived = 0;
        started = true;
        source = ssrc;
        base = sequence;
        highest = sequence;
        cycles = 0;
        suspect = NO_SEQUENCE;
        transitKnown = false;
    }

    /**
     * Takes the arrival of a packet into the jitter (A.8). Not for telephone events, whose timestamps stand still.
     *
     * @param arrival arrival time in timestamp units, modulo 2^32
     * @param timestamp its RTP timestamp
     */
    public void arrival(int arrival, int timestamp) {
        int now = arrival - timestamp;
        if (transitKnown) {
            int difference = Math.abs(now - transit);
            jitter += (difference - jitter) / 16;
        }
        transit = now;
        transitKnown = true;
    }

    /** The next arrival starts afresh: after a hold the device's clock may have stood still. */
    public void pause() {
        transitKnown = false;
    }

    private long streamExpected() {
        return started ? (long) cycles + highest - base + 1 : 0;
    }

    /** Packets that should have come. */
    public long expected() {
        return pastExpected + streamExpected();
    }

    /** Packets that came, duplicates included. */
    public long received() {
        return pastReceived + streamReceived;
    }

    /** Packets that never came, at least 0: duplicates can make up for losses (A.3). */
    public long lost() {
        return Math.max(0, expected() - received());
    }

    /** Whose stream it is now. */
    public int source() {
        return source;
    }

    /** Highest sequence number of that stream, with its cycles. */
    public int highest() {
        return cycles + highest;
    }

    /** Packets of that stream that never came, as RTCP counts them: at most 24 bits, and duplicates are negative (A.3). */
    public int streamLost() {
        return (int) Math.max(-0x800000, Math.min(0x7fffff, streamExpected() - streamReceived));
    }

    /** Jitter in timestamp units. */
    public double jitter() {
        return jitter;
    }
}
