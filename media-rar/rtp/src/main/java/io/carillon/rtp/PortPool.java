package io.carillon.rtp;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The even ports of the configured range. A port that comes back goes to the end of the queue, so that late packets
 * of an old call find nobody for as long as possible.
 *
 * <p>Taken and given back once per leg, never per packet, so a plain lock does; both are O(1).
 */
final class PortPool {
    private final int[] ring;
    private final AtomicInteger lent = new AtomicInteger();
    private int head;
    private int free;

    PortPool(int portMin, int portMax) {
        int first = (portMin + 1) & ~1;
        int pairs = (portMax - first + 1) / 2;
        ring = new int[pairs];
        for (int i = 0; i < pairs; i++) {
            ring[i] = first + 2 * i;
        }
        free = pairs;
    }

    /** The even port of a pair, or -1 when none is free. */
    synchronized int take() {
        if (free == 0) {
            return -1;
        }
        int port = ring[head];
        head = (head + 1) % ring.length;
        free--;
        return port;
    }

    /** Gives a pair back. */
    synchronized void giveBack(int port) {
        ring[(head + free) % ring.length] = port;
        free++;
    }

    /** Pairs there are. */
    int size() {
        return ring.length;
    }

    /** A pair is now in use by a leg (taken and bound). */
    void lent() {
        lent.incrementAndGet();
    }

    /** The leg has closed; its pair comes back as soon as the loop has let go of it. */
    void returned() {
        lent.decrementAndGet();
    }

    /** Pairs in use by legs. */
    int used() {
        return lent.get();
    }
}
