package io.carillon.presence;

import io.carillon.contract.Aor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Telephones that could not be told of their messages. While the switch is away that may be all of them at once, so one
 * of a minute is named in the log and the others are counted.
 */
final class Untold {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Where it is told. */
    @FunctionalInterface
    interface Line {
        /** @param more how many others there were since the line before */
        void write(String extension, String reason, long more);
    }

    private final LongSupplier nanoTime;
    private final Line line;
    private final AtomicLong next;
    private final AtomicLong silent = new AtomicLong();

    Untold(LongSupplier nanoTime, Line line) {
        this.nanoTime = nanoTime;
        this.line = line;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    void count(Aor extension, RuntimeException reason) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
            line.write(extension.toString(), reason.toString(), silent.getAndSet(0));
        } else {
            silent.incrementAndGet();
        }
    }
}
