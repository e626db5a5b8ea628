package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int LIMIT = 200;

    private final Throttle throttle = new Throttle(LIMIT);

    private void sample(int times, long delay) {
        for (int i = 0; i < times; i++) {
            throttle.sample(delay, false);
        }
    }

    @Test
    void aLongWaitNowAndThenChangesNothing() {
        for (int i = 0; i < 100; i++) {
            sample(4, 900);
            sample(1, 3);
        }
        assertThat(throttle.permille()).isEqualTo(1000);
        assertThat(throttle.admits("a", false)).isTrue();
    }

    @Test
    void aWaitThatStaysLetsLessInAndItsEndAllAgain() {
        sample(5 + 10, 300);
        assertThat(throttle.permille()).isBetween(200L, 450L);
        sample(100, 300);
        assertThat(throttle.permille()).isEqualTo(20);
        sample(60, 10);
        assertThat(throttle.permille()).isEqualTo(1000);
    }

    @Test
    void withoutProcessorsToSpareHalfTheWaitIsTooLong() {
        for (int i = 0; i < 20; i++) {
            throttle.sample(150, true);
        }
        assertThat(throttle.permille()).isLessThan(500);
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndOneWithCredentialsASmallBonus() {
        sample(5 + 7, 300);
        int admitted = 0;
        int proving = 0;
        for (int i = 0; i < 10_000; i++) {
            String callId = "call-" + i;
            boolean first = throttle.admits(callId, false);
            assertThat(throttle.admits(callId, false)).isEqualTo(first);
            admitted += first ? 1 : 0;
            proving += throttle.admits(callId, true) ? 1 : 0;
            if (first) {
                assertThat(throttle.admits(callId, true)).isTrue();
            }
        }
        assertThat(admitted / 10.0).isBetween(throttle.permille() - 30.0, throttle.permille() + 30.0);
        assertThat((proving - admitted) / 10.0).isBetween(70.0, 130.0);
    }

    @Test
    void nobodyIsTheUnluckyOneForEver() {
        sample(5, 300);
        int refused = 0;
        for (int turn = 0; turn < 40; turn++) {
            for (int i = 0; i < 80; i++) {
                throttle.sample(LIMIT / 2 + 50, false);
            }
            refused += throttle.admits("the same phone", false) ? 0 : 1;
        }
        assertThat(throttle.permille()).isLessThan(1000);
        assertThat(refused).isBetween(0, 25);
    }

    /**
     * A server that can do 800 calls a second is offered 2,000; a call that waited for more than two seconds is lost,
     * because its caller has begun to repeat it. Virtual time in steps of ten milliseconds.
     */
    @Test
    void atTwoAndAHalfTimesTheKneeMostOfTheKneeStillCompletes() {
        Random random = new Random(1);
        double capacityPerStep = 8;
        double refusalCost = 0.02;
        double queue = 0;
        double completed = 0;
        int longest = 0;
        int steps = 6_000;
        for (int step = 0; step < steps; step++) {
            double capacity = capacityPerStep;
            int arrivals = 18 + random.nextInt(5);
            for (int i = 0; i < arrivals; i++) {
                if (throttle.admits("call " + step + " " + i, false)) {
                    queue += 1;
                } else {
                    capacity -= refusalCost;
                }
            }
            double done = Math.min(queue, capacity);
            double waitMillis = queue / capacityPerStep * 10;
            queue -= done;
            if (step > steps / 4) {
                longest = Math.max(longest, (int) waitMillis);
                completed += waitMillis < 2_000 ? done : 0;
            }
            if (step % 10 == 0) {
                throttle.sample((long) waitMillis, true);
            }
        }
        double goodput = completed / (capacityPerStep * steps * 3 / 4);
        assertThat(goodput).as("share of the knee; longest wait %d ms", longest).isGreaterThan(0.85);
        assertThat(longest).isLessThan(2_000);
    }
}
