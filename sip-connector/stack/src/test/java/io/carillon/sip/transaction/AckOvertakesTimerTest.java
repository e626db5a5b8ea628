package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The ACK of a refusal is here before the method that sends the refusal has returned. A timer armed after sending
 * would never be stopped.
 */
class AckOvertakesTimerTest {

    @Test
    void theRefusalIsSentOnce() {
        try (Rig rig = new Rig()) {
            rig.wire.onSend = message -> {
                if (message instanceof SipResponse response && response.status() == 486) {
                    rig.receive("ACK", "a", ";tag=ours");
                }
            };
            rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 486));
            rig.receive("INVITE", "a");
            await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2)).until(() -> rig.wire.count(486) == 1);
            await().untilAsserted(() -> assertThat(rig.core.servers).isEmpty());
            assertThat(rig.acksMissing).isEmpty();
            assertThat(rig.acks).as("not the business of the layer above").isEmpty();
        }
    }

    @Test
    void theAckOfA200GoesUpBeforeRespondReturns() {
        try (Rig rig = new Rig()) {
            rig.wire.onSend = message -> rig.receive("ACK", "own-branch", ";tag=ours");
            rig.onRequest = transaction -> {
                assertThat(transaction.respond(Rig.response(transaction, 200))).isTrue();
                assertThat(rig.acks).hasSize(1);
            };
            rig.receive("INVITE", "a");
            assertThat(rig.acks).hasSize(1);
        }
    }
}
