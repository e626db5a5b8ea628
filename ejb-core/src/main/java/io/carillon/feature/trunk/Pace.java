package io.carillon.feature.trunk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How many calls a second each trunk gets: a bucket that holds one second's worth. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos monotonic clock in nanoseconds */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes one call out of a trunk's second.
     *
     * @param perSecond 0 for no bound
     * @param forReal false only to know whether one could
     * @return false when there are too many already
     */
    boolean admits(String trunk, int perSecond, boolean forReal) {
        if (perSecond == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        AtomicLong bucket = fullAt.computeIfAbsent(trunk, fresh -> new AtomicLong(now));
        while (true) {
            long before = bucket.get();
            long after = Math.max(before - now, 0) + now + SECOND / perSecond;
            if (after - now > SECOND) {
                return false;
            }
            if (!forReal || bucket.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}
