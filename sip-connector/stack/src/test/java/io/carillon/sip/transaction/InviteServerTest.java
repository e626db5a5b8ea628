package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An INVITE that came in (RFC 3261 section 17.2.1, RFC 6026). */
class InviteServerTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anInviteRepeatedWhileItRingsGetsTheRingingAgain() {
        rig.onRequest = transaction -> {
            transaction.respond(Rig.response(transaction, 100));
            transaction.respond(Rig.response(transaction, 180));
        };
        rig.receive("INVITE", "a");
        rig.receive("INVITE", "a");
        rig.receive("INVITE", "a");
        assertThat(rig.requests).hasSize(1);
        assertThat(rig.wire.count(100)).isEqualTo(1);
        assertThat(rig.wire.count(180)).isEqualTo(3);
        assertThat(rig.wire.sent.get(3)).isSameAs(rig.wire.sent.get(1));
    }

    @Test
    void anInviteRepeatedBeforeAnyAnswerIsSwallowed() {
        rig.receive("INVITE", "a");
        rig.receive("INVITE", "a");
        assertThat(rig.requests).hasSize(1);
        assertThat(rig.wire.sent).isEmpty();
    }

    @Test
    void aRefusalIsRepeatedUntilItsAckComes() {
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 486));
        rig.receive("INVITE", "a");
        await().until(() -> rig.wire.count(486) >= 3);
        rig.receive("ACK", "a", ";tag=ours");
        long then = rig.wire.count(486);
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2))
                .until(() -> rig.wire.count(486) <= then + 1);
        await().untilAsserted(() -> assertThat(rig.core.servers).isEmpty());
        assertThat(rig.core.merged).isEmpty();
    }

    @Test
    void aLostAckIsReportedAndTheTransactionForgotten() {
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 404));
        rig.receive("INVITE", "a");
        await().until(() -> rig.acksMissing.size() == 1);
        assertThat(rig.core.servers).isEmpty();
        assertThat(rig.wire.count(404)).isGreaterThan(5);
    }

    @Test
    void a200IsNotRepeatedHereAndTheInviteThatComesAgainIsSwallowed() {
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 200));
        rig.receive("INVITE", "a");
        rig.receive("INVITE", "a");
        await().during(Duration.ofMillis(150)).atMost(Duration.ofSeconds(2)).until(() -> rig.wire.count(200) == 1);
        assertThat(rig.requests).hasSize(1);
    }

    @Test
    void theLayerAboveMaySendIts200AgainButNoOtherFinalResponse() {
        SipResponse[] ok = new SipResponse[1];
        SipResponse[] busy = new SipResponse[1];
        rig.onRequest = transaction -> {
            ok[0] = Rig.response(transaction, 200);
            busy[0] = Rig.response(transaction, 486);
            transaction.respond(ok[0]);
        };
        rig.receive("INVITE", "a");
        ServerTransaction transaction = rig.requests.get(0);
        assertThat(transaction.respond(ok[0])).isTrue();
        assertThat(transaction.respond(busy[0])).isFalse();
        assertThat(transaction.isFinal()).isTrue();
        assertThat(transaction.request()).as("finished transactions are small").isNull();
        assertThat(rig.wire.sent).hasSize(2);
    }

    @Test
    void theAckOfA200WithTheBranchOfTheInviteGoesUp() {
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 200));
        rig.receive("INVITE", "a");
        rig.receive("ACK", "a", ";tag=ours");
        assertThat(rig.acks).hasSize(1);
    }

    @Test
    void overTcpARefusalIsSentOnceAndTheAckEndsItAtOnce() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 40_000));
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 486));
        rig.dispatch.onRequest(Rig.request("INVITE", "t", "", "tcp"), tcp);
        await().during(Duration.ofMillis(150)).atMost(Duration.ofSeconds(2)).until(() -> tcp.count(486) == 1);
        rig.dispatch.onRequest(Rig.request("ACK", "t", ";tag=ours", "tcp"), tcp);
        assertThat(rig.core.servers).isEmpty();
    }

    @Test
    void anInviteNobodyAnswersIsAnsweredInTheEnd() {
        try (Rig hasty = new Rig(
                new SipTimers(Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMillis(5),
                        Duration.ofMillis(50), Duration.ofSeconds(4)), 10)) {
            hasty.receive("INVITE", "a");
            await().until(() -> hasty.failures.size() == 1);
            assertThat(hasty.wire.count(408)).isPositive();
        }
    }

    @Test
    void aResponseThatCannotBeSentEndsTheTransactionAndIsReported() {
        rig.receive("INVITE", "a");
        rig.wire.broken = "gone";
        rig.requests.get(0).respond(Rig.response(rig.requests.get(0), 180));
        assertThat(rig.failures).containsExactly("gone");
        assertThat(rig.core.servers).isEmpty();
    }

    @Test
    void aLayerAboveThatFailsIsAnswered500() {
        rig.onRequest = transaction -> {
            throw new IllegalStateException("planted");
        };
        rig.receive("INVITE", "a");
        assertThat(rig.wire.count(500)).isEqualTo(1);
    }
}
