package io.carillon.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the same thing has taken, time and again. */
final class Taken {
    private final List<Duration> times = new ArrayList<>();

    /** It took from a moment of {@code System.nanoTime()} until another. */
    void between(long begun, long done) {
        times.add(Duration.ofNanos(done - begun));
    }

    /** It took so long. */
    void took(Duration time) {
        times.add(time);
    }

    /** It took from then until now. */
    void since(long begun) {
        between(begun, System.nanoTime());
    }

    /** Half of them took as long or longer: the machine may stumble now and then, a server that is late is so mostly. */
    Duration median() {
        List<Duration> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    @Override
    public String toString() {
        return times.toString();
    }
}
