package io.carillon.rtp.jitter;

import java.nio.ByteBuffer;

/**
 * Payloads that wait for their turn, in the order of their sequence numbers. Holds {@link #SLOTS} packets of at most
 * {@link #LONGEST} bytes; what does not fit is refused, and who asks too late finds nothing.
 */
final class PacketRing {
    /** 640 ms of packets of 20 ms. */
    static final int SLOTS = 32;
    /** 120 ms of G.711, 30 ms of linear sound at 16 kHz. */
    static final int LONGEST = 960;

    private static final int MASK = SLOTS - 1;

    private final ByteBuffer payloads = ByteBuffer.allocate(SLOTS * LONGEST);
    private final byte[] bytes = payloads.array();
    private final int[] lengths = new int[SLOTS];
    private final int[] samples = new int[SLOTS];
    private int waiting;
    private int waitingSamples;

    /** @return false when the place is taken, the payload is too long or there is no sound in it */
    boolean put(int sequence, ByteBuffer from, int at, int length, int sound) {
        int slot = sequence & MASK;
        if (length <= 0 || length > LONGEST || lengths[slot] != 0 || sound <= 0) {
            return false;
        }
        from.get(at, bytes, slot * LONGEST, length);
        lengths[slot] = length;
        waiting++;
        samples[slot] = sound;
        waitingSamples += sound;
        return true;
    }

    /** Bytes of the packet with this number, 0 when it is not here. The caller asks for the next {@link #SLOTS} only. */
    int length(int sequence) {
        return lengths[sequence & MASK];
    }

    /** Where in {@link #payloads} it stands. */
    int place(int sequence) {
        return (sequence & MASK) * LONGEST;
    }

    ByteBuffer payloads() {
        return payloads;
    }

    void remove(int sequence) {
        int slot = sequence & MASK;
        if (lengths[slot] != 0) {
            waitingSamples -= samples[slot];
            lengths[slot] = 0;
            waiting--;
        }
    }

    void clear() {
        java.util.Arrays.fill(lengths, 0);
        waiting = 0;
        waitingSamples = 0;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** In all packets that are here. */
    int waitingSamples() {
        return waitingSamples;
    }
}
