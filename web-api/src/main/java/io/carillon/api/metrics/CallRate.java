package io.carillon.api.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Calls per second between two looks that are at least a second apart: the rate over the scrape interval. */
final class CallRate {
    private static final long LEAST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final AtomicReference<Sample> latest = new AtomicReference<>();

    CallRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    double at(long started) {
        long now = nanoTime.getAsLong();
        Sample before = latest.get();
        if (before == null) {
            latest.set(new Sample(started, now, 0));
            return 0;
        }
        long elapsed = now - before.at();
        if (elapsed < LEAST_NANOS) {
            return before.rate();
        }
        double rate = Math.max(0, started - before.started()) / (elapsed / NANOS);
        latest.set(new Sample(started, now, rate));
        return rate;
    }

    /**
     * One look.
     *
     * @param started calls begun by then
     * @param at when, on the monotonic clock
     * @param rate calls per second since the look before
     */
    private record Sample(long started, long at, double rate) {}
}
