package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransactionClockTest {
    @Test
    void wheelThatStandsStillIsSeenAndSoIsThatItTurnsAgain() {
        try (TransactionClock clock = new TransactionClock(Duration.ofMillis(2), Duration.ofMillis(10))) {
            CountDownLatch holds = new CountDownLatch(1);
            clock.after(0, () -> hold(holds));
            await().until(() -> clock.sinceBeatMillis() > 1000);
            holds.countDown();
            await().until(() -> clock.sinceBeatMillis() < 500);
        }
    }

    @Test
    void beatIsNobodysTimer() {
        try (TransactionClock clock = new TransactionClock(Duration.ofMillis(2))) {
            assertThat(clock.pending()).isZero();
            clock.after(60_000, () -> { });
            await().until(() -> clock.pending() == 1);
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
