package io.carillon.sip.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures how late each thread of a group is with a task that is due every {@value #EVERY_MILLIS} ms. */
final class ReaderLag {
    private static final long EVERY_MILLIS = 50;

    private final List<Loop> loops = new ArrayList<>();

    ReaderLag(EventLoopGroup group) {
        for (EventExecutor executor : group) {
            loops.add(new Loop(executor));
        }
    }

    void watch() {
        loops.forEach(Loop::arm);
    }

    /** Of the thread that is latest. */
    long millis() {
        long now = System.nanoTime();
        long latest = 0;
        for (Loop loop : loops) {
            latest = Math.max(latest, loop.late(now));
        }
        return TimeUnit.NANOSECONDS.toMillis(latest);
    }

    private static final class Loop implements Runnable {
        private final EventExecutor executor;
        private volatile long due = Long.MAX_VALUE;
        private volatile long measured;

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        void arm() {
            due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS);
            executor.schedule(this, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            measured = Math.max(0, System.nanoTime() - due);
            if (!executor.isShuttingDown()) {
                arm();
            }
        }

        /** What was measured last, or more when it is later than that already. */
        long late(long now) {
            long expected = due;
            return expected == Long.MAX_VALUE ? 0 : Math.max(measured, now - expected);
        }
    }
}
