package io.carillon.sip.trace;

import io.carillon.contract.CallId;
import io.carillon.contract.CallTrace;
import io.carillon.contract.LegId;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TraceState;
import io.carillon.sip.transport.Flow;
import io.carillon.sip.transport.WireTap;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers the messages of calls while somebody asks for it. The network threads only put what they see into a
 * bounded queue; a thread of its own, which lives as long as there is something to record, does the rest. When the
 * queue is full the newest message is dropped and counted.
 */
public final class SipTrace implements WireTap {
    private static final int QUEUE = 10_000;
    private static final int MOST_DIALOGS = 5_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final long PATIENCE_MILLIS = 1_000;

    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
    private final TraceStore store = new TraceStore(MOST_DIALOGS, MOST_BYTES);
    private final LongAdder overrun = new LongAdder();
    private final Runnable onEnd;
    private volatile TraceOrder order;
    private Thread worker;

    /** @param onEnd told when nothing is to be recorded any more, so that the wire need not be listened to */
    public SipTrace(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** These calls from now on. */
    public synchronized void start(TraceOrder next) {
        store.want(next);
        order = next;
        if (worker == null) {
            worker = new Thread(this::work, "carillon-sip-trace");
            worker.setDaemon(true);
            worker.start();
        }
    }

    /** Nothing any more; what was recorded stays. */
    public synchronized void stop() {
        if (order != null) {
            order = null;
            onEnd.run();
        }
    }

    @Override
    public void seen(byte[] bytes, Flow flow, boolean sent) {
        if (order == null) {
            return;
        }
        Instant at = Instant.now();
        put(() -> store.add(new TraceStore.Sighting(at, sent, flow.local(), flow.remote().anyFlow(), bytes)));
    }

    /** A leg has this Call-ID. */
    public void linked(CallId call, LegId leg, String callId) {
        if (order != null) {
            put(() -> store.link(call, leg, callId));
        }
    }

    private void put(Runnable work) {
        if (!queue.offer(work)) {
            overrun.increment();
        }
    }

    private void work() {
        try {
            while (isWanted() || !queue.isEmpty()) {
                Runnable next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    run(next);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable next) {
        try {
            next.run();
        } catch (RuntimeException fault) {
            overrun.increment();
            TraceLog.LOG.notRecorded(fault);
        }
    }

    /** Ends what has gone on long enough. The thread that is told no is not used again. */
    private synchronized boolean isWanted() {
        if (order != null && !order.until().isAfter(Instant.now())) {
            stop();
        }
        if (order == null && queue.isEmpty()) {
            worker = null;
        }
        return order != null;
    }

    /** What is remembered of a call, everything included that went over the wire before this was asked. */
    public Optional<CallTrace> of(CallId call) {
        catchUp();
        return store.of(call);
    }

    private void catchUp() {
        synchronized (this) {
            if (worker == null) {
                return;
            }
        }
        CountDownLatch reached = new CountDownLatch(1);
        try {
            if (queue.offer(reached::countDown, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean inTime = reached.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                TraceLog.LOG.debugf("the trace caught up: %s", inTime);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it is now. */
    public TraceState state() {
        return new TraceState(order, store.dialogs(), store.bytes(), dropped());
    }

    /** Messages that found no room or had to make room. */
    public long dropped() {
        return overrun.sum() + store.dropped();
    }
}
