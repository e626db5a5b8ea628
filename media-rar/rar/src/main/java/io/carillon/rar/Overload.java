package io.carillon.rar;

import com.sun.management.OperatingSystemMXBean;
import io.carillon.rar.CallLanes.Admission;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps the switch quick for the calls it has when more come than it can serve. Ten times a second it measures how long
 * something new would wait, on the lanes and before the threads that read, and how busy the processors are; from that
 * follows how much new work is let in.
 */
final class Overload {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final int CPU_EVERY = 5;
    /** Tasks per thread that wait when there is more than a moment's work. */
    private static final int QUEUED = 2;
    /** Messages in one look: 200 a second. A machine that stands still without them is no overload. */
    private static final int READ = 20;

    private final Throttle calls;
    private final Throttle others;
    private final Probe callLanes;
    private final Probe otherLanes;
    private final Reader reader;
    private final DoubleSupplier cpu;
    private final double cpuLimit;
    private int ticks;
    private long readBefore;
    private volatile double load;

    /**
     * What is too much.
     *
     * @param callMillis wait of a new call
     * @param otherMillis wait of a registration or subscription, whose lanes may wait for the database
     * @param cpuPercent share of the processors above which half of that is too much
     */
    record Limits(int callMillis, int otherMillis, int cpuPercent) {}

    /**
     * The threads that read.
     *
     * @param lagMillis how late they are
     * @param messages what they have read since the start
     */
    record Reader(LongSupplier lagMillis, LongSupplier messages) {}

    Overload(Limits limits, CallLanes calls, CallLanes others, Reader reader) {
        this(limits, calls, others, reader, new ProcessorShare());
    }

    /** @param cpu share of the processors that is used, 0 to 1 */
    Overload(Limits limits, CallLanes calls, CallLanes others, Reader reader, DoubleSupplier cpu) {
        this.calls = new Throttle(limits.callMillis());
        this.others = new Throttle(limits.otherMillis());
        this.callLanes = new Probe(calls);
        this.otherLanes = new Probe(others);
        this.reader = reader;
        this.cpu = cpu;
        this.cpuLimit = limits.cpuPercent() / 100.0;
    }

    void start(CallTimers timers) {
        timers.every(EVERY, this::tick);
    }

    void tick() {
        if (ticks++ % CPU_EVERY == 0) {
            load = cpu.getAsDouble();
        }
        boolean saturated = load > cpuLimit;
        long read = reader.messages().getAsLong();
        long lag = read - readBefore >= READ ? reader.lagMillis().getAsLong() : 0;
        readBefore = read;
        calls.sample(Math.max(lag, callLanes.millis()), saturated);
        others.sample(Math.max(lag, otherLanes.millis()), saturated);
        callLanes.send();
        otherLanes.send();
    }

    /**
     * Whether there is time for a new request. What is neither a call nor a registration is let in only as long as calls
     * are, too: a telephone that cannot register cannot call for help.
     */
    boolean hasTime(String method, String callId, boolean proving) {
        return switch (method) {
            case "INVITE" -> calls.admits(callId, proving);
            case "REGISTER" -> others.admits(callId, proving);
            default -> calls.admits(callId, proving) && others.admits(callId, proving);
        };
    }

    /** What was measured, by name. */
    Map<String, Long> gauges() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("overload.calls.admitted.permille", calls.permille());
        all.put("overload.others.admitted.permille", others.permille());
        all.put("overload.calls.wait.millis", callLanes.millis());
        all.put("overload.others.wait.millis", otherLanes.millis());
        all.put("overload.reader.lag.millis", reader.lagMillis().getAsLong());
        all.put("overload.cpu.percent", Math.round(load * 100));
        return all;
    }

    /** How much of the processors that this process may use it has used since it was last asked. */
    private static final class ProcessorShare implements DoubleSupplier {
        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long usedBefore = system.getProcessCpuTime();
        private long askedAt = System.nanoTime();

        @Override
        public double getAsDouble() {
            long used = system.getProcessCpuTime();
            long now = System.nanoTime();
            double share = (double) (used - usedBefore)
                    / Math.max(1, now - askedAt) / Runtime.getRuntime().availableProcessors();
            usedBefore = used;
            askedAt = now;
            return Math.max(0, Math.min(1, share));
        }
    }

    /** Stands in line as a new call would, one at a time. */
    private static final class Probe {
        private final CallLanes lanes;
        private final AtomicBoolean waiting = new AtomicBoolean();
        private volatile long since;
        private volatile long waited;

        Probe(CallLanes lanes) {
            this.lanes = lanes;
        }

        void send() {
            if (waiting.compareAndSet(false, true)) {
                since = System.nanoTime();
                if (!lanes.offer(this, this::served, Admission.VITAL)) {
                    waiting.set(false);
                }
            }
        }

        private void served() {
            waited = System.nanoTime() - since;
            waiting.set(false);
        }

        /** How long the last one waited, or the one that still does; nothing when nobody stands in line with it. */
        long millis() {
            if (lanes.queued() <= QUEUED * Math.max(1, lanes.workers())) {
                return 0;
            }
            long last = waited;
            return TimeUnit.NANOSECONDS.toMillis(waiting.get() ? Math.max(last, System.nanoTime() - since) : last);
        }
    }
}
