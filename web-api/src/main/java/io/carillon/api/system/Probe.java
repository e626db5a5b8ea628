package io.carillon.api.system;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Tries whether something works, at most once in two seconds: probes come from load balancers, and a dead database
 * must not collect waiting requests.
 */
final class Probe {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final Attempt attempt;
    private final LongSupplier nanoTime;
    private final AtomicReference<Outcome> latest = new AtomicReference<>();

    Probe(Attempt attempt, LongSupplier nanoTime) {
        this.attempt = attempt;
        this.nanoTime = nanoTime;
    }

    /** Null when it works, else one line that says why not. */
    String failure() {
        long now = nanoTime.getAsLong();
        Outcome known = latest.get();
        if (known != null && now - known.at() < FRESH_NANOS) {
            return known.failure();
        }
        String failure = null;
        try {
            attempt.run();
        } catch (Exception e) {
            failure = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        latest.set(new Outcome(failure, now));
        return failure;
    }

    /** Something that fails when it does not work. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    /**
     * The last attempt.
     *
     * @param failure null when it worked
     * @param at when, on the monotonic clock
     */
    private record Outcome(String failure, long at) {}
}
