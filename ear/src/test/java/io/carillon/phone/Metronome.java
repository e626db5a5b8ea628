package io.carillon.phone;

import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the machine itself did not keep time: a thread that wakes every five milliseconds and remembers how late it was. A gap
 * heard while the metronome stumbled says nothing about the server.
 */
final class Metronome {
    private static final long BEAT = 5_000_000L;
    private static final long[] LATE = new long[4096];
    private static volatile long beats;

    static {
        Thread thread = new Thread(Metronome::run, "phone-metronome");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private Metronome() {}

    private static void run() {
        long before = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(BEAT);
            long now = System.nanoTime();
            LATE[(int) (beats % LATE.length)] = now - before - BEAT;
            beats++;
            before = now;
        }
    }

    /** A mark to measure from. */
    static long mark() {
        return beats;
    }

    /** The longest stall since the mark, in milliseconds. */
    static double worstSince(long mark) {
        long worst = 0;
        for (long beat = Math.max(mark, beats - LATE.length); beat < beats; beat++) {
            worst = Math.max(worst, LATE[(int) (beat % LATE.length)]);
        }
        return worst / 1e6;
    }
}
