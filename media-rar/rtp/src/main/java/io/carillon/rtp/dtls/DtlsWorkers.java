package io.carillon.rtp.dtls;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The threads handshakes run on: one each, because they spend their time waiting for the peer. When all are busy a
 * handshake does not begin; the peer says hello again within a second.
 */
public final class DtlsWorkers implements AutoCloseable {
    private static final int IDLE_SECONDS = 20;

    private final ThreadPoolExecutor threads;
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** @param most handshakes at the same time */
    public DtlsWorkers(int most) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "carillon-dtls-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    boolean run(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException busy) {
            refused.increment();
            return false;
        }
    }

    void completed() {
        completed.increment();
    }

    void failed() {
        failed.increment();
    }

    /** Threads that shake hands now. */
    int busy() {
        return threads.getActiveCount();
    }

    /** Handshakes that gave keys. */
    public long completedCount() {
        return completed.sum();
    }

    /** Handshakes that were broken off: by the peer, by time, by a wrong certificate. */
    public long failedCount() {
        return failed.sum();
    }

    /** Times that all threads were busy. */
    public long refusedCount() {
        return refused.sum();
    }

    /** Ends all handshakes. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
