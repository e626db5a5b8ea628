package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelayDelayTest {
    private static final int PACKETS = 150;
    private static final Duration SPACING = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMillis(60);

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void halfOfThePacketsAreThereWithinSixtyMilliseconds(MediaConfig.Transport transport) throws Exception {
        long[] taken = new long[PACKETS];
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            for (int i = 0; i < PACKETS; i++) {
                long sent = System.nanoTime();
                byte[] packet = talk.a().send(0, talk.legA());
                assertThat(talk.b().receive()).isEqualTo(packet);
                taken[i] = System.nanoTime() - sent;
                LockSupport.parkNanos(SPACING.toNanos());
            }
        }
        java.util.Arrays.sort(taken);
        assertThat(Duration.ofNanos(taken[PACKETS / 2])).isLessThan(MOST);
    }
}
