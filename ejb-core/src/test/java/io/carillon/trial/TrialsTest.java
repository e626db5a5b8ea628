package io.carillon.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTest {
    @Test
    void failureNamesTheSeedThatFailsAgain() {
        List<Long> drawn = new ArrayList<>();
        Trials.Property small = draw -> {
            drawn.add(draw.between(0L, 1000L));
            assertThat(drawn.get(drawn.size() - 1)).isLessThan(500);
        };
        assertThatThrownBy(() -> Trials.of(100, small)).isInstanceOfSatisfying(AssertionError.class, broken -> {
            assertThat(broken).hasMessageContaining("trial " + drawn.size() + " of 100");
            long seed = Long.parseLong(broken.getMessage().split(" ")[1]);
            assertThat(new Draw(seed).between(0L, 1000L)).isEqualTo(drawn.get(drawn.size() - 1));
        });
    }

    @Test
    void everyTrialDrawsSomethingElseAndExtremesComeUp() {
        List<Integer> drawn = new ArrayList<>();
        Trials.of(500, draw -> drawn.add(draw.between(Integer.MIN_VALUE, Integer.MAX_VALUE)));
        assertThat(drawn).hasSize(500).contains(Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        assertThat(drawn.stream().distinct().count()).isGreaterThan(400);
    }
}
