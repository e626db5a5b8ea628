package io.carillon.feature;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How many calls each trunk or extension gets in a time: a bucket that holds as much as one such time gives. */
public final class Pace {
    private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final long window;

    /**
     * @param nanos monotonic clock in nanoseconds
     * @param windowNanos the time
     */
    public Pace(LongSupplier nanos, long windowNanos) {
        this.nanos = nanos;
        this.window = windowNanos;
    }

    /**
     * Takes one call out of somebody's time.
     *
     * @param whose trunk or extension
     * @param most calls in that time, 0 for no bound
     * @param forReal false only to know whether one could
     * @return false when there are too many already
     */
    public boolean admits(String whose, int most, boolean forReal) {
        if (most == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        AtomicLong bucket = fullAt.computeIfAbsent(whose, fresh -> new AtomicLong(now));
        while (true) {
            long before = bucket.get();
            long after = Math.max(before - now, 0) + now + window / most;
            if (after - now > window) {
                return false;
            }
            if (!forReal || bucket.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}
