package io.carillon.sip.transaction;

import io.carillon.contract.ThreadRank;
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

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final HashedWheelTimer wheel;
    private final long beatMillis;
    private volatile long beatAt;
    private volatile boolean closed;

    TransactionClock(Duration tick) {
        this(tick, BEAT);
    }

    /** @param beat how often the wheel shows that it turns */
    TransactionClock(Duration tick, Duration beat) {
        beatMillis = beat.toMillis();
        wheel = new HashedWheelTimer(
                new DefaultThreadFactory("carillon-sip-timer", true, ThreadRank.CALLS),
                tick.toMillis(), TimeUnit.MILLISECONDS, SLOTS, false);
        beat();
    }

    private void beat() {
        beatAt = System.nanoTime();
        after(beatMillis, this::beat);
    }

    /** Milliseconds since the wheel was last seen turning; it is looked at once a second. */
    long sinceBeatMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beatAt);
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

    /** Timers that somebody waits for. */
    long pending() {
        return Math.max(0, wheel.pendingTimeouts() - 1);
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
