package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.ThreadRank;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The timers of all calls on one thread, which does nothing but put the expiry on the call's lane. A cancelled timer
 * leaves the queue at once: a four-hour limit of a ten-second call must not stay for four hours.
 */
final class CallTimers {
    private final ScheduledThreadPoolExecutor scheduler;
    private final AtomicInteger active = new AtomicInteger();

    CallTimers() {
        scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "carillon-timers");
            thread.setDaemon(true);
            thread.setPriority(ThreadRank.CALLS);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** The timers of one call. Used only on its lane, apart from the expiry, which is posted there. */
    final class OfCall {
        private final CallId call;
        private final Expiry expiry;
        private final Map<String, Running> running = new HashMap<>(4);

        OfCall(CallId call, Expiry expiry) {
            this.call = call;
            this.expiry = expiry;
        }

        /** Starts a timer; one of the same name is replaced. */
        void set(String name, Duration after) {
            clear(name);
            Running timer = new Running(name, this);
            active.incrementAndGet();
            running.put(name, timer);
            timer.future = scheduler.schedule(timer, Math.max(0, after.toMillis()), TimeUnit.MILLISECONDS);
        }

        /** Stops a timer, even one whose expiry waits on the lane already. */
        void clear(String name) {
            Running timer = running.remove(name);
            if (timer != null) {
                timer.future.cancel(false);
                active.decrementAndGet();
            }
        }

        void clearAll() {
            for (String name : running.keySet().toArray(String[]::new)) {
                clear(name);
            }
        }

        /** On the lane: whether this expiry still counts, that is, was neither cleared nor replaced meanwhile. */
        boolean expire(Running timer) {
            boolean current = running.remove(timer.name, timer);
            if (current) {
                active.decrementAndGet();
            }
            return current;
        }
    }

    /** Puts an expiry on the lane of its call. */
    interface Expiry {
        void expired(CallId call, Running timer);
    }

    /** One running timer. */
    static final class Running implements Runnable {
        private final String name;
        private final OfCall owner;
        private ScheduledFuture<?> future;

        private Running(String name, OfCall owner) {
            this.name = name;
            this.owner = owner;
        }

        String name() {
            return name;
        }

        @Override
        public void run() {
            owner.expiry.expired(owner.call, this);
        }
    }

    /** Timers running now. */
    int active() {
        return active.get();
    }

    /** Does something of the adapter's own later; it must be short. Dropped when the timers are closed. */
    void after(Duration delay, Runnable chore) {
        scheduler.schedule(chore, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something of the adapter's own again and again; it must be short and must not throw. */
    void every(Duration pause, Runnable chore) {
        scheduler.scheduleAtFixedRate(chore, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
        scheduler.shutdownNow();
    }
}
