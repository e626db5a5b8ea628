package io.carillon.rtp;

import io.carillon.contract.ThreadRank;
import io.carillon.rtp.dtls.DtlsIdentity;
import io.carillon.rtp.dtls.DtlsWorkers;
import io.carillon.rtp.srtp.Workbench;
import io.carillon.rtp.tone.ToneBook;
import io.carillon.rtp.wire.MediaWire;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One event loop: one thread, its sockets and its legs.
 *
 * <p>When packets come densely the loop does not wait for each of them: it sleeps for a fraction of a millisecond and
 * then takes all that have come. That saves a wake-up per packet, which is a good part of what the system charges for
 * it. The sleep is as long as {@link #BATCH} packets take to come, within bounds.
 */
final class MediaLoop implements Runnable {
    /** Packets that are worth a sleep. */
    private static final double BATCH = 16;
    private static final long SHORTEST_NAP_NANOS = 200_000;
    private static final long LONGEST_NAP_NANOS = 1_000_000;
    /** Packets per second from which the loop sleeps instead of waiting for each. */
    private static final double DENSE = 2000;
    private static final long IDLE_NANOS = 50_000_000;
    /** A turn that took this much longer than it can have waited means that the process or the machine stood still. */
    private static final long STANDSTILL_NANOS = IDLE_NANOS + 200_000_000;
    /** How long after a standstill the sockets may hold packets of that time. */
    private static final long RECOVERY_NANOS = 1_000_000_000;
    private static final long BEAT_NANOS = 20_000_000;
    private static final long LOOK_NANOS = 1_000_000_000;
    /** What is this late goes on from now instead of catching up. */
    private static final long SLIP_NANOS = 100_000_000;
    private static final int TASKS = 65536;
    /** Waiting tasks from which the loop is woken although nothing is urgent. */
    private static final int TASKS_WAKE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    final LoopCounters counters = new LoopCounters();
    final Workbench workbench = new Workbench(MediaWire.BUFFER);
    private final MediaWire wire;
    private final ByteBuffer buffer;
    private final MediaEvents events;
    private final PortPool ports;
    private final Shared shared;
    private final long silenceNanos;
    private final long checkNanos;
    private final Thread thread;
    private final ArrayBlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(TASKS);
    private final List<MediaLeg> legs = new ArrayList<>();
    /** What is done every 20 ms: sound and keys of our own, listening, mixing. */
    private final List<Beat> onBeat = new ArrayList<>();
    private final List<Integer> freed = new ArrayList<>();
    private final LoopRank rank;
    private volatile boolean stopping;
    private long now = System.nanoTime();
    private long recoversUntil = now;
    private long turns;
    private double rate;
    private long beatDue;
    private long checkDue = now;
    private long lookDue = now;

    /** What all loops share. */
    record Shared(
            DtlsIdentity identity, DtlsWorkers workers, ToneBook tones, boolean gainControl, boolean realTime, Semaphore costly) {}

    MediaLoop(
            String name,
            MediaWire wire,
            MediaConfig config,
            MediaEvents events,
            PortPool ports,
            Shared shared) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.events = events;
        this.ports = ports;
        this.shared = shared;
        this.silenceNanos = config.mediaTimeout().toNanos();
        this.checkNanos = Math.max(1_000_000, Math.min(1_000_000_000L, silenceNanos / 4));
        this.rank = new LoopRank(name, shared.realTime(), Runtime.getRuntime().availableProcessors(), LoopRank.by("chrt"));
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
        this.thread.setPriority(ThreadRank.MEDIA);
    }

    void start() {
        thread.start();
    }

    MediaWire wire() {
        return wire;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    MediaEvents events() {
        return events;
    }

    Shared shared() {
        return shared;
    }

    /** Time of this turn of the loop, {@link System#nanoTime}. */
    long now() {
        return now;
    }

    /** Turns so far. */
    long turns() {
        return turns;
    }

    /** Whether commands wait. */
    boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** Whether this loop did not run for a while and what it reads now may be old. */
    boolean stoodStill() {
        return now - recoversUntil < 0;
    }

    /**
     * Has something done on the loop before the next packet is looked at, at the latest after 50 ms. A full queue
     * makes the caller wait.
     *
     * @throws IllegalStateException when the loop takes nothing for two seconds
     */
    void execute(Runnable task) {
        if (!tasks.offer(task)) {
            waitForRoom(task);
        }
        if (tasks.size() >= TASKS_WAKE) {
            wire.wake();
        }
    }

    /** Has something done on the loop now. */
    void executeNow(Runnable task) {
        execute(task);
        wire.wake();
    }

    private void waitForRoom(Runnable task) {
        wire.wake();
        try {
            if (stopping || !tasks.offer(task, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("media event loop " + thread.getName() + " takes no more commands");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing a command to the media event loop");
        }
    }

    /** Returns when everything handed over before has been done; false when that took too long. */
    boolean flush() {
        if (Thread.currentThread() == thread) {
            runTasks();
            return true;
        }
        CountDownLatch done = new CountDownLatch(1);
        executeNow(() -> {
            freePorts();
            done.countDown();
        });
        try {
            return done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void run() {
        rank.begin(Path.of("/proc/thread-self"), now);
        while (!stopping) {
            try {
                turn();
            } catch (IOException | RuntimeException failure) {
                MediaLog.LOG.loopError(failure);
                LockSupport.parkNanos(IDLE_NANOS); // an error that comes with every turn must not eat the processor
            }
        }
        runTasks();
        List.copyOf(legs).forEach(MediaLeg::release);
        freePorts();
        wire.close();
    }

    private void turn() throws IOException {
        long waits = System.nanoTime();
        int ready;
        if (rate >= DENSE) {
            LockSupport.parkNanos(napNanos() + rank.rest(waits, waits - now));
            ready = wire.await(0);
        } else {
            ready = wire.await(untilDue());
        }
        turns++;
        long before = now;
        now = System.nanoTime();
        counters.turnedAt = now;
        rank.turn(now, now - waits);
        if (now - before > STANDSTILL_NANOS) {
            recoversUntil = now + RECOVERY_NANOS;
        }
        rate += (ready * 1e9 / Math.max(1, now - before) - rate) / 8;
        runTasks();
        wire.dispatch();
        if (!onBeat.isEmpty() && now - beatDue >= 0) {
            beat();
        }
        if (silenceNanos > 0 && now - checkDue >= 0) {
            checkDue = now + checkNanos;
            checkSilence();
        }
        if (now - lookDue >= 0) {
            lookDue = now + LOOK_NANOS;
            lookAtQuality();
        }
        VarHandle.releaseFence(); // readers of the plain counters
    }

    private long napNanos() {
        return Math.max(SHORTEST_NAP_NANOS, Math.min(LONGEST_NAP_NANOS, (long) (BATCH * 1e9 / rate)));
    }

    private long untilDue() {
        if (!tasks.isEmpty()) {
            return 0;
        }
        long due = IDLE_NANOS;
        if (!onBeat.isEmpty()) {
            due = Math.min(due, beatDue - now);
        }
        if (silenceNanos > 0) {
            due = Math.min(due, checkNanos);
        }
        return Math.max(0, due);
    }

    /**
     * Runs all commands. Freeing ports may find packets that are younger than the last command seen, and with them commands
     * that came before these packets: so commands are looked at again after it.
     */
    private void runTasks() {
        drainTasks();
        while (!freed.isEmpty()) {
            freePorts();
            drainTasks();
        }
    }

    private void drainTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                MediaLog.LOG.loopError(failure);
            }
        }
    }

    private void freePorts() {
        try {
            wire.settle();
        } catch (IOException failure) {
            MediaLog.LOG.loopError(failure);
        }
        freed.forEach(ports::giveBack);
        freed.clear();
    }

    private void beat() {
        if (now - beatDue > SLIP_NANOS) {
            beatDue = now;
        }
        beatDue += BEAT_NANOS;
        for (int i = onBeat.size() - 1; i >= 0; i--) {
            if (!onBeat.get(i).beat()) {
                onBeat.remove(i);
            }
        }
    }

    private void checkSilence() {
        for (int i = legs.size() - 1; i >= 0; i--) {
            legs.get(i).checkSilence(now, silenceNanos);
        }
    }

    private void lookAtQuality() {
        for (int i = legs.size() - 1; i >= 0; i--) {
            MediaLeg leg = legs.get(i);
            leg.rtp().look(now, leg.rtcp());
        }
    }

    void add(MediaLeg leg) {
        leg.place = legs.size();
        legs.add(leg);
        counters.legs = legs.size();
    }

    /** The leg's sockets are closed. */
    void remove(MediaLeg leg, int port) {
        MediaLeg last = legs.remove(legs.size() - 1);
        if (last != leg) {
            last.place = leg.place;
            legs.set(leg.place, last);
        }
        counters.legs = legs.size();
        freed.add(port);
    }

    void addBeat(Beat one) {
        if (onBeat.isEmpty()) {
            beatDue = now;
        }
        onBeat.add(one);
    }

    /** Stops the loop, closes its sockets and waits for that; false when it does not end in time. */
    boolean stop() {
        stopping = true;
        wire.wake();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    String name() {
        return thread.getName();
    }
}
