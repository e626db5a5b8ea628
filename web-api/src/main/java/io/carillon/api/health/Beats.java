package io.carillon.api.health;

import io.carillon.contract.SwitchStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which organs of the switch have not been seen at work for too long. */
final class Beats {
    /** An organ works every second; half a minute is longer than any pause of a process that will recover. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Beats() {}

    /** Names of the gauges that are older than that, in order of the alphabet. */
    static List<String> stopped(Map<String, Long> gauges) {
        return gauges.entrySet().stream()
                .filter(gauge -> gauge.getKey().startsWith(SwitchStatistics.BEAT))
                .filter(gauge -> gauge.getValue() > PATIENCE.toMillis())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
