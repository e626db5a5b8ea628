package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopBeatTest {
    @Test
    void oneLoopThatStandsStillIsSeenAlthoughOthersTurnAndSoIsThatItTurnsAgain() throws IOException {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO)) {
            await().until(() -> studio.engine.statistics().sinceTurnMillis() < 500);
            CountDownLatch holds = new CountDownLatch(1);
            MediaLeg leg = (MediaLeg) studio.open(Studio.call(), "a", false);
            leg.loop().executeNow(() -> hold(holds));
            await().until(() -> studio.engine.statistics().gauges().get("beat.media") > 1000);
            holds.countDown();
            await().until(() -> studio.engine.statistics().gauges().get("beat.media") < 500);
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
