package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An INVITE that we sent (RFC 3261 section 17.1.1, RFC 6026). */
class InviteClientTest {
    private final Rig rig = new Rig();
    private final Rig.Heard heard = new Rig.Heard();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itIsRepeatedUntilSomebodyAnswers() {
        rig.invite(heard);
        await().until(() -> rig.wire.count("INVITE") >= 4);
        rig.answer(rig.wire.request("INVITE"), 100);
        long then = rig.wire.count("INVITE");
        await().during(Duration.ofMillis(250)).atMost(Duration.ofSeconds(2))
                .until(() -> rig.wire.count("INVITE") <= then + 1);
    }

    @Test
    void nobodyAnswers() {
        rig.invite(heard);
        await().until(() -> heard.ends.contains("timeout"));
        assertThat(rig.core.clients).isEmpty();
        // RFC 3261 section 17.1.1.2: seven, unless the wheel is late for the last, which is due one T1 before the end
        assertThat(rig.wire.count("INVITE")).isBetween(6L, 7L);
    }

    @Test
    void aRefusalIsAcknowledgedEachTimeItComesAndDeliveredOnce() {
        InviteClient client = rig.invite(heard);
        SipRequest invite = rig.wire.request("INVITE");
        rig.answer(invite, 486);
        rig.answer(invite, 486);
        rig.answer(invite, 486);
        assertThat(heard.responses).hasSize(1);
        assertThat(rig.wire.count("ACK")).isEqualTo(3);
        SipRequest ack = rig.wire.request("ACK");
        assertThat(ack.branch()).isEqualTo(invite.branch());
        assertThat(ack.toTag()).isEqualTo("t486");
        assertThat(ack.requestUri()).isEqualTo(invite.requestUri());
        assertThat(client.request()).isNull();
        await().untilAsserted(() -> assertThat(rig.core.clients).isEmpty());
    }

    @Test
    void every200GoesUpSoThatItsAckCanBeSentAgain() {
        rig.invite(heard);
        SipRequest invite = rig.wire.request("INVITE");
        rig.answer(invite, 200);
        rig.answer(invite, 200);
        assertThat(heard.responses).extracting(SipResponse::status).containsExactly(200, 200);
        assertThat(rig.wire.count("ACK")).as("the ACK of a 200 is made above").isZero();
    }

    @Test
    void a200AfterTheTransactionIsGoneIsStray() {
        rig.invite(heard);
        SipRequest invite = rig.wire.request("INVITE");
        rig.answer(invite, 200);
        await().untilAsserted(() -> assertThat(rig.core.clients).isEmpty());
        rig.answer(invite, 200);
        assertThat(rig.stray).hasSize(1);
    }

    @Test
    void a180After200IsSwallowed() {
        rig.invite(heard);
        SipRequest invite = rig.wire.request("INVITE");
        rig.answer(invite, 200);
        rig.answer(invite, 180);
        assertThat(heard.responses).hasSize(1);
    }

    @Test
    void overTcpItIsSentOnce() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 5060));
        new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", tcp), tcp.remote, heard).start();
        await().until(() -> heard.ends.contains("timeout"));
        assertThat(tcp.count("INVITE")).isEqualTo(1);
    }

    @Test
    void whatCannotBeSentIsATransportFailure() {
        rig.wire.broken = "connection refused";
        rig.invite(heard);
        assertThat(heard.ends).containsExactly("connection refused");
        assertThat(rig.core.clients).isEmpty();
    }

    @Test
    void theSecondWayIsTakenWhenTheFirstFails() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 5062));
        tcp.broken = "refused";
        InviteClient client =
                new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", tcp), rig.wire.remote, heard);
        client.orElse(() -> Rig.attempt("INVITE", "z9hG4bKt", rig.wire));
        client.start();
        await().until(() -> rig.wire.count("INVITE") >= 2);
        assertThat(heard.ends).isEmpty();
        rig.answer(rig.wire.request("INVITE"), 200);
        assertThat(heard.responses).hasSize(1);
    }

    @Test
    void aConnectionThatIsClosedBeforeAnyAnswerIsATransportFailure() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 5060));
        Rig.Wire other = new Rig.Wire(tcp.remote);
        new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", tcp), tcp.remote, heard).start();
        rig.dispatch.onClosed(other);
        assertThat(heard.ends).as("not its own").isEmpty();
        rig.dispatch.onClosed(tcp);
        assertThat(heard.ends).containsExactly("the connection was closed without an answer");
        assertThat(rig.core.clients).isEmpty();
    }

    @Test
    void whoHasBegunToAnswerMayGoOnOverAnotherConnection() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 5060));
        new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", tcp), tcp.remote, heard).start();
        rig.answer(tcp.request("INVITE"), 180);
        rig.dispatch.onClosed(tcp);
        rig.answer(tcp.request("INVITE"), 200);
        assertThat(heard.ends).isEmpty();
        assertThat(heard.responses).extracting(SipResponse::status).containsExactly(180, 200);
    }

    /** It rings at a phone that can only be reached over its own connection. */
    private Rig.Wire ringing(ClientMachine[] client) {
        Rig.Wire own = new Rig.Wire(new SipPeer(SipTransport.WS, "192.0.2.10", 5060, 7));
        client[0] = new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", own), own.remote, heard);
        client[0].start();
        rig.dispatch.onResponse(Rig.response(own.request("INVITE"), 180), own);
        return own;
    }

    @Test
    void whoRangOverItsOnlyConnectionIsGivenUpWhenThatIsGone() {
        Rig.Wire own = ringing(new ClientMachine[1]);
        rig.dispatch.onClosed(own);
        assertThat(heard.ends).as("it may come back").isEmpty();
        await().until(() -> heard.ends.equals(List.of("the connection was closed while it rang")));
        rig.answer(own.request("INVITE"), 200);
        assertThat(heard.responses).as("to be ended above").extracting(SipResponse::status).containsExactly(180, 200);
        await().until(rig.core.clients::isEmpty);
    }

    @Test
    void whoComesBackWhileItRingsIsSpokenToThere() {
        ClientMachine[] client = new ClientMachine[1];
        Rig.Wire own = ringing(client);
        own.broken = "closed";
        rig.dispatch.onClosed(own);
        rig.answer(own.request("INVITE"), 180);
        client[0].cancel(null);
        assertThat(rig.wire.count("CANCEL")).isOne();
        rig.answer(own.request("INVITE"), 487);
        assertThat(heard.ends).isEmpty();
        assertThat(heard.responses).extracting(SipResponse::status).containsExactly(180, 180, 487);
    }

    @Test
    void whoIsGoneNeedsNoCancel() {
        ClientMachine[] client = new ClientMachine[1];
        Rig.Wire own = ringing(client);
        rig.dispatch.onClosed(own);
        client[0].cancel(null);
        assertThat(heard.ends).containsExactly("the connection was closed while it rang");
        assertThat(own.count("CANCEL")).isZero();
    }

    @Test
    void theSecondWayIsTakenWhenTheConnectionOfTheFirstIsClosed() {
        Rig.Wire tcp = new Rig.Wire(new SipPeer(SipTransport.TCP, "192.0.2.10", 5062));
        InviteClient client =
                new InviteClient(rig.core, "z9hG4bKt", Rig.attempt("INVITE", "z9hG4bKt", tcp), rig.wire.remote, heard);
        client.orElse(() -> Rig.attempt("INVITE", "z9hG4bKt", rig.wire));
        client.start();
        rig.dispatch.onClosed(tcp);
        rig.dispatch.onClosed(tcp);
        assertThat(heard.ends).isEmpty();
        rig.answer(rig.wire.request("INVITE"), 200);
        assertThat(heard.responses).hasSize(1);
    }

    @Test
    void ringingForTooLongIsCancelled() {
        try (Rig hasty = new Rig(
                new SipTimers(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(10),
                        Duration.ofMillis(60), Duration.ofSeconds(4)), 10)) {
            hasty.invite(heard);
            hasty.answer(hasty.wire.request("INVITE"), 180);
            await().until(() -> hasty.wire.count("CANCEL") >= 1);
        }
    }
}
