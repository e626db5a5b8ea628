package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    private static Studio studio(MediaConfig.Transport transport) throws Exception {
        return new Studio(Studio.config(transport, Studio.PORT_MIN, Studio.PORT_MAX, SHORT));
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aSilentDeviceIsReportedOnceAndAgainOnlyAfterItHasSpoken(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = studio(transport); Studio.Talk talk = studio.talk(false)) {
            long began = System.nanoTime();
            talk.legA().expectMedia();
            assertThat(studio.timeouts.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            assertThat(System.nanoTime() - began).isGreaterThan(SHORT.toNanos() * 2 / 3); // the loop's clock is that of its turn
            assertThat(studio.timeouts.poll(2 * SHORT.toMillis(), TimeUnit.MILLISECONDS)).isNull();

            talk.a().send(0, talk.legA());
            assertThat(studio.timeouts.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("a"));
            assertThat(studio.engine.statistics().mediaTimeouts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void ringingHeldAndClosedLegsMayBeSilent(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = studio(transport);
                Studio.Talk ringing = studio.talk(false);
                Studio.Talk held = studio.talk(false);
                Studio.Talk closed = studio.talk(false);
                Studio.Talk lost = studio.talk(false)) {
            held.legA().direction(MediaDirection.RECVONLY);
            held.legA().expectMedia();
            held.legB().direction(MediaDirection.INACTIVE);
            held.legB().expectMedia();
            closed.legA().expectMedia();
            closed.legA().close();
            ((MediaLeg) closed.legA()).loop().flush();
            studio.timeouts.clear(); // on a slow machine it was reported while it was still open
            lost.legB().expectMedia();
            assertThat(studio.timeouts.poll(20, TimeUnit.SECONDS)).isEqualTo(new LegId("b"));
            assertThat(studio.timeouts.poll(2 * SHORT.toMillis(), TimeUnit.MILLISECONDS)).isNull();
            assertThat(ringing.legA().report().packetsReceived()).isZero();
        }
    }
}
