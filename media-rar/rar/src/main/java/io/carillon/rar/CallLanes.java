package io.carillon.rar;

import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keyed serial queues: everything that happens to one call (or to one address of record) is done one at a time and in
 * order, while different calls proceed side by side on a small fixed number of threads.
 *
 * <p>A lane exists only while it has work and takes a thread only then. A busy lane gives its thread back after
 * {@value #TURN} tasks, so that one call cannot starve the others. The number of waiting tasks is bounded; what
 * happens when the bound is reached depends on {@link Admission}. Threads call {@link #work()} and stay until {@link
 * #close}.
 */
final class CallLanes {

    /** How much room a task may claim: overload refuses new calls first and endings never. */
    enum Admission {
        /** A new call or a registration: refused when the configured capacity is reached. */
        NEW,
        /** Something about a call already known: may use as much again, but not flood its own lane. */
        KNOWN,
        /** An ending, an answer, a failure: comes at most a few times per leg and is always taken. */
        VITAL
    }

    private static final int TURN = 16;
    private static final Lane CLOSING = new Lane("closing");

    private final int capacity;
    private final int capacityPerLane;
    private final ConcurrentHashMap<Object, Lane> lanes = new ConcurrentHashMap<>();
    private final BlockingQueue<Lane> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger workers = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private volatile long servedAt = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param capacity tasks that may wait in all lanes together before new calls are refused
     * @param capacityPerLane tasks that may wait in one lane
     */
    CallLanes(int capacity, int capacityPerLane) {
        this.capacity = capacity;
        this.capacityPerLane = capacityPerLane;
    }

    /**
     * Queues a task behind all earlier ones of the same key.
     *
     * @return false when there is no room, or the lanes are closed; the task will not run
     */
    boolean offer(Object key, Runnable task, Admission admission) {
        if (closed || !claimRoom(admission)) {
            refused.increment();
            return false;
        }
        while (true) {
            Lane lane = lanes.computeIfAbsent(key, Lane::new);
            switch (lane.add(task, admission == Admission.VITAL ? Integer.MAX_VALUE : capacityPerLane)) {
                case BEHIND_OTHERS:
                    return true;
                case FIRST:
                    ready.add(lane);
                    return true;
                case FULL:
                    queued.decrementAndGet();
                    refused.increment();
                    return false;
                default:
                    lanes.remove(key, lane);
            }
        }
    }

    private boolean claimRoom(Admission admission) {
        int waiting = queued.incrementAndGet();
        boolean room = switch (admission) {
            case NEW -> waiting <= capacity;
            case KNOWN -> waiting <= 2L * capacity;
            case VITAL -> true;
        };
        if (!room) {
            queued.decrementAndGet();
        }
        return room;
    }

    /** Serves lanes until they are closed and empty. Each of the fixed threads runs this once. */
    void work() {
        workers.incrementAndGet();
        try {
            Lane lane = ready.take();
            while (lane != CLOSING || !ready.isEmpty()) {
                if (lane == CLOSING) {
                    ready.add(CLOSING);
                } else {
                    serve(lane);
                }
                lane = ready.take();
            }
            ready.add(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void leave() {
        synchronized (workers) {
            workers.decrementAndGet();
            workers.notifyAll();
        }
    }

    private void serve(Lane lane) {
        for (int i = 0; i < TURN; i++) {
            Runnable task = lane.next();
            if (task == null) {
                lanes.remove(lane.key, lane);
                return;
            }
            queued.decrementAndGet();
            run(task);
            servedAt = System.nanoTime();
        }
        ready.add(lane);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            RarLog.LOG.laneTaskFailed(e);
        }
    }

    /**
     * Takes no more tasks, lets the waiting ones run and sends the threads home.
     *
     * @return whether all threads left within the time
     */
    boolean close(long timeout, TimeUnit unit) throws InterruptedException {
        synchronized (workers) {
            if (!closed) {
                closed = true;
                ready.add(CLOSING);
            }
        }
        long end = System.nanoTime() + unit.toNanos(timeout);
        synchronized (workers) {
            while (workers.get() > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                workers.wait(left);
            }
        }
        work();
        return true;
    }

    /** Whether a new call would find room now. */
    boolean hasRoom() {
        return !closed && queued.get() < capacity;
    }

    /** Tasks waiting now. */
    int queued() {
        return queued.get();
    }

    /** Lanes that have or run work now. */
    int active() {
        return lanes.size();
    }

    /** Threads serving lanes now. */
    int workers() {
        return workers.get();
    }

    /** Milliseconds since a thread was last done with a task. */
    long sinceServedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - servedAt);
    }

    /** Tasks refused so far. */
    long refused() {
        return refused.sum();
    }

    private enum Added {
        FIRST,
        BEHIND_OTHERS,
        FULL,
        RETIRED
    }

    /**
     * One key's queue. It is retired, never reused, when a thread finds it empty: that makes its removal free of
     * races.
     */
    private static final class Lane {
        private final Object key;
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>(4);
        private boolean scheduled;
        private boolean retired;

        Lane(Object key) {
            this.key = key;
        }

        synchronized Added add(Runnable task, int limit) {
            if (retired) {
                return Added.RETIRED;
            }
            if (tasks.size() >= limit) {
                return Added.FULL;
            }
            tasks.add(task);
            if (scheduled) {
                return Added.BEHIND_OTHERS;
            }
            scheduled = true;
            return Added.FIRST;
        }

        synchronized Runnable next() {
            Runnable task = tasks.poll();
            retired = task == null;
            return task;
        }
    }
}
