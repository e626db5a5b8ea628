package io.carillon.sip.invite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lets one thing at a time happen to a leg, in the order of arrival, without a lock: who comes first does the work,
 * who comes meanwhile leaves his task behind and goes on. So a lane that calls the leg and a reader that brings a
 * message never wait for each other, and an event may call back into the leg.
 */
final class LegSerial {
    /** More messages than this waiting for one leg is an attack or a broken device. */
    private static final int MOST_WAITING = 128;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Consumer<RuntimeException> failures;

    /** @param failures told what a task threw; the next task runs all the same */
    LegSerial(Consumer<RuntimeException> failures) {
        this.failures = failures;
    }

    /** Runs the task now, or right after those before it. For what must not be lost: commands, timers, responses. */
    void run(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    /** The same for requests from the network; false when too many wait already. */
    boolean offer(Runnable task) {
        if (waiting.get() >= MOST_WAITING) {
            return false;
        }
        run(task);
        return true;
    }

    private void drain() {
        do {
            try {
                tasks.remove().run();
            } catch (RuntimeException failure) {
                failures.accept(failure);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
