package io.carillon.api.health;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Notices lanes that stand still: inputs wait, but none is delivered any more. Needs to be asked now and then. */
final class LaneWatch {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final AtomicReference<Mark> mark = new AtomicReference<>();

    LaneWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Whether the lanes move.
     *
     * @param queued inputs waiting now
     * @param delivered inputs delivered so far
     */
    boolean moves(long queued, long delivered) {
        long now = nanoTime.getAsLong();
        Mark before = mark.get();
        if (queued == 0 || before == null || before.delivered() != delivered) {
            mark.set(new Mark(delivered, now));
            return true;
        }
        return now - before.at() < PATIENCE.toNanos();
    }

    /**
     * The last time something moved.
     *
     * @param delivered inputs delivered by then
     * @param at when, on the monotonic clock
     */
    private record Mark(long delivered, long at) {}
}
