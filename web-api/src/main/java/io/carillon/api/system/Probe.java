package io.carillon.api.system;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Tries whether something works, one at a time and not again within two seconds of the end: probes come from load
 * balancers, and a dead database must not collect waiting requests. Who asks while somebody tries hears what was true before.
 */
final class Probe {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final Attempt attempt;
    private final LongSupplier nanoTime;
    private final AtomicReference<Outcome> latest = new AtomicReference<>();
    private final AtomicBoolean trying = new AtomicBoolean();

    Probe(Attempt attempt, LongSupplier nanoTime) {
        this.attempt = attempt;
        this.nanoTime = nanoTime;
    }

    /** Null when it works, else one line that says why not. */
    String failure() {
        Outcome known = latest.get();
        if (known != null && (isFresh(known) || !trying.compareAndSet(false, true))) {
            return known.failure();
        }
        try {
            Outcome found = new Outcome(tried(), nanoTime.getAsLong());
            latest.set(found);
            return found.failure();
        } finally {
            trying.set(false);
        }
    }

    private String tried() {
        try {
            attempt.run();
            return null;
        } catch (Exception e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private boolean isFresh(Outcome known) {
        return nanoTime.getAsLong() - known.at() < FRESH_NANOS;
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
     * @param at when it was over, on the monotonic clock
     */
    private record Outcome(String failure, long at) {}
}
