package io.carillon.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeatsTest {
    private static final Duration PATIENCE = Beats.patience(Integer.parseInt(Beats.HALF_A_MINUTE));
    private static final long LONGEST = PATIENCE.toMillis();

    @Test
    void organsThatWorkedWithinHalfAMinuteLive() {
        assertThat(Beats.stopped(Map.of("beat.lanes", 0L, "beat.media", LONGEST, "lanes.queued", 100_000L), PATIENCE)).isEmpty();
        assertThat(Beats.stopped(Map.of(), PATIENCE)).as("no switch to look at").isEmpty();
    }

    @Test
    void eachThatDidNotIsNamed() {
        assertThat(Beats.stopped(Map.of("beat.sip.timer", LONGEST + 1, "beat.media", 20L, "beat.lanes", 60_000L), PATIENCE))
                .containsExactly("beat.lanes", "beat.sip.timer");
    }

    @Test
    void aPatienceThatIsNoneIsRefusedByName() {
        assertThat(Beats.patience(10)).isEqualTo(Duration.ofSeconds(10));
        for (int seconds : new int[] {4, 601, -1}) {
            assertThatThrownBy(() -> Beats.patience(seconds)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("carillon.health.patience: " + seconds);
        }
    }
}
