package io.carillon.rar;

/**
 * How much of the new work is let in, from what waiting costs (RFC 6357 section 5, in the manner of RFC 8289): when even
 * the shortest of the last waits was too long, there is more work than time, and less is let in; a single long wait, as
 * a collection of garbage makes it, changes nothing. Fed at a steady pace by one thread, asked by all.
 */
final class Throttle {
    private static final int WINDOW = 5;
    private static final double FALL = 0.9;
    private static final double STEEP_FALL = 0.7;
    private static final int STEEP = 4;
    private static final double RISE = 0.02;
    private static final double LEAST = 0.02;
    /** Who has credentials has cost something already: such a request is let in a little longer. */
    private static final double BONUS = 0.1;

    private static final int SCALE = 1 << 16;
    /** After so many samples others are the lucky ones. */
    private static final int TURN = 80;

    private final long limitMillis;
    private final long[] last = new long[WINDOW];
    private int samples;
    private volatile int salt;
    private volatile double share = 1;

    /** @param limitMillis a wait that is not too long */
    Throttle(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    /**
     * One more measurement.
     *
     * @param delayMillis how long something new would wait now
     * @param saturated whether the processors have nothing left to give: then half the wait is too long
     */
    void sample(long delayMillis, boolean saturated) {
        last[samples++ % WINDOW] = delayMillis;
        if (samples % TURN == 0) {
            salt++;
        }
        long limit = saturated ? limitMillis / 2 : limitMillis;
        long least = Long.MAX_VALUE;
        for (long one : last) {
            least = Math.min(least, one);
        }
        double now = share;
        if (least > STEEP * limit) {
            share = Math.max(LEAST, now * STEEP_FALL);
        } else if (least > limit) {
            share = Math.max(LEAST, now * FALL);
        } else if (delayMillis <= limit / 2) {
            share = Math.min(1, now + RISE);
        }
    }

    /** Whether a request is let in: the same one always gets the same answer while nothing changes. */
    boolean admits(String callId, boolean proving) {
        double now = share;
        if (now >= 1) {
            return true;
        }
        int lot = (callId.hashCode() * 0x9E3779B9 ^ salt * 0x85EBCA6B) >>> 16;
        return lot < SCALE * Math.min(1, proving ? now + BONUS : now);
    }

    /** How much is let in, in thousandths. */
    long permille() {
        return Math.round(share * 1000);
    }
}
