package io.carillon.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private long clock = 7;
    private int tried;
    private String trouble;

    private void passes(int millis) {
        clock += Duration.ofMillis(millis).toNanos();
    }

    private void attempt() throws Exception {
        tried++;
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
    }

    @Test
    void whatWorksAndWhatDoesNotIsToldInOneLine() {
        Probe probe = new Probe(this::attempt, () -> clock);
        assertThat(probe.failure()).isNull();
        trouble = "away";
        passes(2_000);
        assertThat(probe.failure()).isEqualTo("IllegalStateException: away");
        trouble = null;
        passes(2_000);
        assertThat(probe.failure()).isNull();
        assertThat(tried).isEqualTo(3);
    }

    @Test
    void withinTwoSecondsNobodyTriesAgain() {
        Probe probe = new Probe(this::attempt, () -> clock);
        probe.failure();
        trouble = "away";
        passes(1_999);
        assertThat(probe.failure()).isNull();
        assertThat(tried).isEqualTo(1);
    }

    @Test
    void twoSecondsBeginWhenALongAttemptEnds() {
        Probe probe = new Probe(() -> {
            attempt();
            passes(30_000);
        }, () -> clock);
        probe.failure();
        passes(1_000);
        probe.failure();
        assertThat(tried).isEqualTo(1);
    }

    /** The attempt stands for the moment in which somebody else asks. */
    @Test
    void whoAsksMeanwhileDoesNotTryTooAndHearsWhatWasKnown() {
        List<String> heard = new ArrayList<>();
        Probe[] probe = new Probe[1];
        probe[0] = new Probe(() -> {
            if (tried > 0) {
                heard.add(probe[0].failure());
            }
            attempt();
        }, () -> clock);
        trouble = "away";
        probe[0].failure();
        passes(5_000);
        trouble = null;
        assertThat(probe[0].failure()).isNull();
        assertThat(heard).containsExactly("IllegalStateException: away");
        assertThat(tried).isEqualTo(2);
        passes(5_000);
        trouble = "away again";
        assertThat(probe[0].failure()).as("it is tried again afterwards").contains("away again");
    }
}
