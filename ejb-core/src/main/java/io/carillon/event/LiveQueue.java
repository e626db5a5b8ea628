package io.carillon.event;

import static io.carillon.event.EventLog.LOG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    /** Events that come within this time share a transaction of the broker: one by one they cost it three times as much. */
    private static final long LINGER_MILLIS = 15;
    private static final int GROUP = 256;

    /** An event and the id under which it goes out. */
    record Numbered(String id, LiveEvent event) {}

    /** Where events go. */
    interface Sink extends AutoCloseable {
        /** All of them or none. */
        void send(List<Numbered> events) throws LedgerSender.Failed;

        @Override
        void close();
    }

    private final BlockingQueue<LiveEvent> queue;
    private final Sink sink;
    private final String prefix;
    private final AtomicLong number = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final List<LiveEvent> taken = new ArrayList<>(GROUP);
    private boolean stopped;

    /** @param prefix makes the ids of this run unlike those of any other */
    LiveQueue(Sink sink, String prefix, int capacity) {
        this.sink = sink;
        this.prefix = prefix;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    void offer(LiveEvent event) {
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
        LiveEvent first = queue.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return;
        }
        taken.add(first);
        TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
        queue.drainTo(taken, GROUP - 1);
        List<Numbered> group = numbered();
        taken.clear();
        if (!group.isEmpty()) {
            send(group);
        }
    }

    private List<Numbered> numbered() {
        Instant oldest = Instant.now().minus(LIVE);
        List<Numbered> group = new ArrayList<>(taken.size());
        for (LiveEvent event : taken) {
            if (event.at().isBefore(oldest)) {
                dropped.increment();
            } else {
                group.add(new Numbered(prefix + (number.get() + group.size() + 1), event));
            }
        }
        return group;
    }

    private void send(List<Numbered> group) throws InterruptedException {
        try {
            sink.send(group);
            number.addAndGet(group.size());
            if (stopped) {
                stopped = false;
                LOG.liveGoesOn(dropped());
            }
        } catch (LedgerSender.Failed | RuntimeException failed) {
            dropped.add(group.size());
            sink.close();
            if (!stopped) {
                stopped = true;
                LOG.liveStopped(failed.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
