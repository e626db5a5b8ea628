package io.carillon.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private final AtomicLong clock = new AtomicLong(5);
    private final CallRate rate = new CallRate(clock::get);

    private double after(int millis, long started) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
        return rate.at(started);
    }

    @Test
    void isTheGrowthSinceTheLookBefore() {
        assertThat(after(0, 1_000)).as("nothing to compare with").isZero();
        assertThat(after(10_000, 1_500)).isEqualTo(50);
        assertThat(after(2_000, 1_500)).isZero();
    }

    @Test
    void looksThatFollowOnOneAnotherSayTheSame() {
        after(0, 0);
        assertThat(after(4_000, 400)).isEqualTo(100);
        assertThat(after(999, 900)).isEqualTo(100);
        assertThat(after(1, 900)).as("a second after the last that counted").isEqualTo(500);
    }

    @Test
    void aCounterThatBeginsAnewIsNoNegativeRate() {
        after(0, 700);
        assertThat(after(1_000, 3)).isZero();
    }
}
