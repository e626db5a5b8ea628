package io.carillon.rtp.srtp;

import java.util.Arrays;

/**
 * The packet index of each stream under one key: roll-over counter and sequence number (RFC 3711 section 3.3.1), and
 * which of the last 64 were there already (section 3.3.2).
 *
 * <p>An index must never be used twice for sending, or two packets would share a key stream; so it is looked after on the
 * way out as on the way in. A key serves {@link #MOST} streams; a device that comes with yet another gets no more room,
 * because a forgotten stream that came back would start again with used indexes.
 */
final class PacketIndexes {
    /** No index: too old, seen already, or no room for the stream. */
    static final long NONE = -1;
    /** Streams of one key: each talk of a device is one, and a transferred call brings another device's. */
    static final int MOST = 64;
    private static final int WINDOW = 64;
    private static final int HALF = 0x8000;

    private int[] sources = new int[2];
    private long[] highest = new long[2];
    private long[] seen = new long[2];
    private int streams;
    private int last;

    /**
     * The index of a packet, when it may be one that was not seen before.
     *
     * @param sequence 0 to 65535
     * @return 48 bits, or {@link #NONE}
     */
    long estimate(int source, int sequence) {
        int at = find(source);
        if (at < 0) {
            return streams < MOST ? sequence : NONE;
        }
        long newest = highest[at];
        long rollOvers = newest >>> 16;
        int newestSequence = (int) newest & 0xffff;
        int ahead = sequence - newestSequence;
        if (ahead > HALF) {
            rollOvers--;
        } else if (ahead < -HALF) {
            rollOvers++;
        }
        long index = (rollOvers << 16) + sequence;
        long behind = newest - index;
        boolean old = index < 0 || behind >= WINDOW || behind >= 0 && (seen[at] >>> behind & 1) != 0;
        return old || index >>> 48 != 0 ? NONE : index;
    }

    /** Whether a packet that names its whole index (RTCP) was not seen before. */
    boolean isNew(int source, long index) {
        int at = find(source);
        if (at < 0) {
            return streams < MOST;
        }
        long behind = highest[at] - index;
        return behind < 0 || behind < WINDOW && (seen[at] >>> behind & 1) == 0;
    }

    /** The packet was sent, or found genuine: its index is used. */
    void use(int source, long index) {
        int at = find(source);
        if (at < 0) {
            at = add(source, index);
        }
        long ahead = index - highest[at];
        if (ahead > 0) {
            seen[at] = ahead >= WINDOW ? 0 : seen[at] << ahead;
            highest[at] = index;
            ahead = 0;
        }
        seen[at] |= 1L << -ahead;
    }

    private int find(int source) {
        if (last < streams && sources[last] == source) {
            return last;
        }
        for (int i = 0; i < streams; i++) {
            if (sources[i] == source) {
                last = i;
                return i;
            }
        }
        return -1;
    }

    private int add(int source, long index) {
        if (streams == sources.length) {
            sources = Arrays.copyOf(sources, streams * 2);
            highest = Arrays.copyOf(highest, streams * 2);
            seen = Arrays.copyOf(seen, streams * 2);
        }
        sources[streams] = source;
        highest[streams] = index;
        seen[streams] = 0;
        last = streams;
        return streams++;
    }
}
