package io.carillon.contract;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mints call and leg ids: time-ordered (they sort by start, which keeps database indexes dense) and unique across nodes
 * and restarts by a random part drawn once per process.
 */
public final class Ids {
    private static final long PROCESS = new SecureRandom().nextLong() & 0xFFFF_FFFF_FFL;
    private static final AtomicLong COUNTER = new AtomicLong(ThreadLocalRandom.current().nextInt(1 << 20));

    private Ids() {}

    /** A new call id: 11 characters of time, 8 of process, up to 6 of counter, all base 36. */
    public static CallId newCall() {
        return new CallId("c" + unique());
    }

    /** A new leg id. */
    public static LegId newLeg() {
        return new LegId("l" + unique());
    }

    private static String unique() {
        return Long.toString(System.currentTimeMillis(), 36)
                + "-" + Long.toString(PROCESS, 36)
                + "-" + Long.toString(COUNTER.incrementAndGet(), 36);
    }
}
