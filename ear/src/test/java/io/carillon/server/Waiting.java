package io.carillon.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what a process outside of the test will do. */
final class Waiting {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private Waiting() {}

    /** Returns when the condition holds; fails the test when it does not hold in time. */
    static void until(Duration patience, String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
