package io.carillon.rar;

import io.carillon.contract.SwitchStatistics;
import io.carillon.rar.CallLanes.Admission;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives the lanes and the timers of calls something to do every second, so that what stands still can be told from
 * what rests. Lanes under load show by their work that they live: a full queue is no death.
 */
final class Pulse {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final CallTimers timers;
    private final CallLanes lanes;
    private final Duration every;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long timersAt = System.nanoTime();

    Pulse(CallTimers timers, CallLanes lanes) {
        this(timers, lanes, EVERY);
    }

    Pulse(CallTimers timers, CallLanes lanes, Duration every) {
        this.timers = timers;
        this.lanes = lanes;
        this.every = every;
    }

    void start() {
        timers.every(every, this::beat);
    }

    private void beat() {
        timersAt = System.nanoTime();
        // at most one waits, however long the lanes stand still
        if (waiting.compareAndSet(false, true) && !lanes.offer(this, () -> waiting.set(false), Admission.VITAL)) {
            waiting.set(false);
        }
    }

    /** Milliseconds since each was last seen at work. */
    Map<String, Long> gauges() {
        return Map.of(
                SwitchStatistics.BEAT + "timers", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - timersAt),
                SwitchStatistics.BEAT + "lanes", lanes.sinceServedMillis());
    }
}
