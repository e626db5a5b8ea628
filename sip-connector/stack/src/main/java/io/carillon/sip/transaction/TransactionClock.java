package io.carillon.sip.transaction;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One wheel for all timers: a timer costs nothing until it fires, and most of them never do. */
final class TransactionClock implements AutoCloseable {
    private static final int SLOTS = 4096;

    private final HashedWheelTimer wheel;
    private volatile boolean closed;

    TransactionClock(Duration tick) {
        wheel = new HashedWheelTimer(
                new DefaultThreadFactory("carillon-sip-timer", true),
                tick.toMillis(), TimeUnit.MILLISECONDS, SLOTS, false);
    }

    /** A timer; one that never fires when the clock has been closed. */
    Timeout after(long millis, Runnable task) {
        if (closed) {
            return Stopped.INSTANCE;
        }
        try {
            return wheel.newTimeout(fired -> run(task), millis, TimeUnit.MILLISECONDS);
        } catch (IllegalStateException closedMeanwhile) {
            return Stopped.INSTANCE;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            TransactionLog.LOG.userFailed("a timer", fault);
        }
    }

    long pending() {
        return wheel.pendingTimeouts();
    }

    @Override
    public void close() {
        closed = true;
        wheel.stop();
    }

    /** What one gets for asking a closed clock. */
    private enum Stopped implements Timeout {
        INSTANCE;

        @Override
        public Timer timer() {
            throw new IllegalStateException("the clock is closed");
        }

        @Override
        public TimerTask task() {
            throw new IllegalStateException("the clock is closed");
        }

        @Override
        public boolean isExpired() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public boolean cancel() {
            return false;
        }
    }
}
