package io.carillon.api.health;

import io.carillon.contract.SwitchStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which organs of the switch have not been seen at work for too long. */
final class Beats {
    /** Setting: seconds after which an organ that has not been seen at work counts as stopped. */
    static final String PATIENCE = "carillon.health.patience";

    /** An organ works every second; half a minute is longer than any pause of a process that will recover. */
    static final String HALF_A_MINUTE = "30";

    private static final int LEAST = 5;
    private static final int MOST = 600;

    private Beats() {}

    /**
     * The setting as a time.
     *
     * @throws IllegalArgumentException naming the key, when it is out of bounds
     */
    static Duration patience(int seconds) {
        if (seconds < LEAST || seconds > MOST) {
            throw new IllegalArgumentException(
                    PATIENCE + ": " + seconds + " is not a number of seconds from " + LEAST + " to " + MOST);
        }
        return Duration.ofSeconds(seconds);
    }

    /** Names of the gauges that are older than that, in order of the alphabet. */
    static List<String> stopped(Map<String, Long> gauges, Duration patience) {
        return gauges.entrySet().stream()
                .filter(gauge -> gauge.getKey().startsWith(SwitchStatistics.BEAT))
                .filter(gauge -> gauge.getValue() > patience.toMillis())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
