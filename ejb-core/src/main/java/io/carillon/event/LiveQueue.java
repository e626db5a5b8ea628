package io.carillon.event;

import static io.carillon.event.EventLog.LOG;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Live events between the call and the broker. Full: the oldest is dropped and counted. Events that are no longer live
 * because the broker was away are dropped as well.
 */
final class LiveQueue {
    static final int CAPACITY = 10_000;
    private static final Duration LIVE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 1000;

    /** Where events go. */
    interface Sink extends AutoCloseable {
        void send(String id, CallEvent event) throws LedgerSender.Failed;

        @Override
        void close();
    }

    private final BlockingQueue<CallEvent> queue;
    private final Sink sink;
    private final String prefix;
    private final AtomicLong number = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private boolean stopped;

    /** @param prefix makes the ids of this run unlike those of any other */
    LiveQueue(Sink sink, String prefix, int capacity) {
        this.sink = sink;
        this.prefix = prefix;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void offer(CallEvent event) {
        while (!queue.offer(event)) {
            if (queue.poll() != null) {
                dropped.increment();
            }
        }
    }

    long dropped() {
        return dropped.sum();
    }

    long sent() {
        return number.get();
    }

    /** One round of the thread. */
    void round() throws InterruptedException {
        CallEvent event = queue.poll(1, TimeUnit.SECONDS);
        if (event == null) {
            return;
        }
        if (Duration.between(event.at(), Instant.now()).compareTo(LIVE) > 0) {
            dropped.increment();
            return;
        }
        try {
            sink.send(prefix + (number.get() + 1), event);
            number.incrementAndGet();
            if (stopped) {
                stopped = false;
                LOG.liveGoesOn(dropped());
            }
        } catch (LedgerSender.Failed | RuntimeException failed) {
            dropped.increment();
            sink.close();
            if (!stopped) {
                stopped = true;
                LOG.liveStopped(failed.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
