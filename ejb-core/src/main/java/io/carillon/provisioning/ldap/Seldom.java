package io.carillon.provisioning.ldap;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Something that is said once in a while however often it happens, with how often it was not said. */
final class Seldom {
    private final long pauseNanos;
    private final AtomicLong saidAt;
    private final AtomicLong unsaid = new AtomicLong();

    Seldom(long pauseNanos) {
        this.pauseNanos = pauseNanos;
        saidAt = new AtomicLong(System.nanoTime() - pauseNanos);
    }

    /** @param line is given how often it was not said since the last time */
    void say(LongConsumer line) {
        long said = saidAt.get();
        long now = System.nanoTime();
        if (now - said >= pauseNanos && saidAt.compareAndSet(said, now)) {
            line.accept(unsaid.getAndSet(0));
        } else {
            unsaid.incrementAndGet();
        }
    }
}
