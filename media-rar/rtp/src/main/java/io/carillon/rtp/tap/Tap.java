package io.carillon.rtp.tap;

import java.nio.ByteBuffer;

/**
 * Where the event loop leaves what it relays for a recording. Called for every packet of a recorded call: it copies or
 * counts, nothing else.
 */
public final class Tap {
    /** The side of the caller, unless the application said otherwise. */
    public static final int LEFT = 0;

    public static final int RIGHT = 1;

    private final TapRing ring;
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile long lost;

    /** A tap that nobody has drawn from yet. */
    public Tap() {
        this(TapRing.SIZE);
    }

    Tap(int size) {
        ring = new TapRing(size);
    }

    /**
     * The RTP packet in the buffer was relayed.
     *
     * @param what as {@link #what} made it
     * @param arrival when it came, {@link System#nanoTime}
     * @param payload where its payload begins
     * @param length of the payload
     */
    public void hear(int what, long arrival, ByteBuffer packet, int payload, int length) {
        if (closed || paused) {
            return;
        }
        if (!ring.offer(what, arrival, packet, payload, length)) {
            lost = lost + 1; // written by the event loop alone
        }
    }

    /** Side and kind of a packet in one number. */
    public static int what(int side, int kind) {
        return TapRing.what(side, kind);
    }

    TapRing ring() {
        return ring;
    }

    /** Nothing more is copied. */
    void close() {
        closed = true;
    }

    void pause(boolean now) {
        paused = now;
    }

    /** Packets that found no room. */
    long lost() {
        return lost;
    }
}
