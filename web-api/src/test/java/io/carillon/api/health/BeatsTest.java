package io.carillon.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BeatsTest {
    private static final long LONGEST = Beats.PATIENCE.toMillis();

    @Test
    void organsThatWorkedWithinHalfAMinuteLive() {
        assertThat(Beats.stopped(Map.of("beat.lanes", 0L, "beat.media", LONGEST, "lanes.queued", 100_000L))).isEmpty();
        assertThat(Beats.stopped(Map.of())).as("no switch to look at").isEmpty();
    }

    @Test
    void eachThatDidNotIsNamed() {
        assertThat(Beats.stopped(Map.of("beat.sip.timer", LONGEST + 1, "beat.media", 20L, "beat.lanes", 60_000L)))
                .containsExactly("beat.lanes", "beat.sip.timer");
    }
}
