package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.server.CarillonServer;
import io.carillon.server.Health;
import io.carillon.server.Standstill;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Organs of a running server are stopped, one thread or a few of hundreds; its health must say so in time. */
class LivenessTest {
    /** The ten seconds that this server is set to, and some for a busy machine. */
    private static final Duration PROMISE = Duration.ofSeconds(50);

    @Test
    void stoppedTimersLanesAndMediaLoopsAreEachNoticedAndSoIsTheirRecovery() throws Exception {
        CarillonServer server = LastingServer.running();
        assertThat(live(server).isUp()).isTrue();
        try (Standstill standstill = server.standstill()) {
            assertThat(standstill.ofThreads("carillon-sip-timer")).as("SIP timer threads").isEqualTo(1);
            assertDown(server, "beat.sip.timer");
        }
        await().atMost(PROMISE).until(() -> live(server).isUp());
        try (Standstill standstill = server.standstill()) {
            assertThat(standstill.ofWhoeverIsIn("io.carillon.rar.CallLanes")).as("lane threads").isPositive();
            assertThat(standstill.ofThreads("carillon-media-0")).as("media loops").isEqualTo(1);
            assertDown(server, "beat.lanes beat.media");
        }
        await().atMost(PROMISE).until(() -> live(server).isUp());
        Installation carillon = server.installation();
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    private static void assertDown(CarillonServer server, String stopped) {
        await().atMost(PROMISE).until(() -> live(server).status() == 503);
        await().atMost(PROMISE).untilAsserted(
                () -> assertThat(live(server).body()).contains("\"stopped\":\"" + stopped + "\""));
    }

    private static Health live(CarillonServer server) throws InterruptedException {
        return Health.of(server.managementPort(), "live");
    }
}
