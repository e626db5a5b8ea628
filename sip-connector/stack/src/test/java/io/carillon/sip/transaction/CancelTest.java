package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CANCEL in both directions and what it meets on its way (RFC 3261 section 9). */
class CancelTest {
    private final Rig rig = new Rig();
    private final Rig.Heard heard = new Rig.Heard();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aCancelIsAnsweredAndTakenUp() {
        rig.receive("INVITE", "a");
        rig.receive("CANCEL", "a");
        assertThat(rig.wire.count(200)).isEqualTo(1);
        assertThat(rig.cancelled).containsExactly(rig.requests.get(0));
        rig.receive("CANCEL", "a");
        assertThat(rig.wire.count(200)).as("repeated, answered again").isEqualTo(2);
        assertThat(rig.cancelled).hasSize(1);
    }

    @Test
    void anOkCrossesTheCancel() {
        SipResponse[] late = new SipResponse[1];
        rig.onRequest = transaction -> {
            late[0] = Rig.response(transaction, 487);
            transaction.respond(Rig.response(transaction, 200));
        };
        rig.receive("INVITE", "a");
        rig.receive("CANCEL", "a");
        assertThat(rig.wire.count(200)).as("of INVITE and of CANCEL").isEqualTo(2);
        assertThat(rig.cancelled).hasSize(1);
        assertThat(rig.requests.get(0).respond(late[0])).as("the 200 stands").isFalse();
        assertThat(rig.wire.count(487)).isZero();
    }

    @Test
    void aCancelFromElsewhereStopsNothing() {
        rig.receive("INVITE", "a");
        Rig.Wire thief = new Rig.Wire(new SipPeer(SipTransport.UDP, "192.0.2.66", 5062));
        rig.dispatch.onRequest(Rig.request("CANCEL", "a", "", "call-a"), thief);
        assertThat(thief.count(481)).isEqualTo(1);
        Rig.Wire otherPort = new Rig.Wire(new SipPeer(SipTransport.UDP, "192.0.2.10", 6000));
        rig.dispatch.onRequest(Rig.request("CANCEL", "a", "", "call-a"), otherPort);
        assertThat(otherPort.count(481)).isEqualTo(1);
        assertThat(rig.cancelled).isEmpty();
    }

    @Test
    void aCancelOfNothingGets481() {
        rig.receive("CANCEL", "nothing");
        assertThat(rig.wire.count(481)).isEqualTo(1);
        assertThat(rig.core.servers).as("without a transaction").isEmpty();
    }

    @Test
    void ourCancelWaitsForTheFirstProvisionalResponse() {
        InviteClient client = rig.invite(heard);
        client.cancel("SIP;cause=200;text=\"Call completed elsewhere\"");
        assertThat(rig.wire.count("CANCEL")).isZero();
        rig.answer(rig.wire.request("INVITE"), 180);
        SipRequest cancel = rig.wire.request("CANCEL");
        assertThat(cancel.branch()).isEqualTo("z9hG4bKclient");
        assertThat(cancel.cseq().number()).isEqualTo(5);
        assertThat(cancel.value(HeaderName.REASON)).contains("elsewhere");
        assertThat(cancel.value(HeaderName.ROUTE)).isEqualTo("<sip:proxy.example;lr>");
        assertThat(cancel.toTag()).isNull();
        rig.answer(cancel, 200);
        rig.answer(rig.wire.request("INVITE"), 487);
        assertThat(heard.responses).extracting(SipResponse::status).containsExactly(180, 487);
        assertThat(rig.wire.count("ACK")).isEqualTo(1);
    }

    @Test
    void anInviteThatNobodyHeardIsNotRepeatedOnceItIsCancelled() {
        InviteClient client = rig.invite(heard);
        client.cancel(null);
        await().until(() -> heard.ends.contains("timeout"));
        assertThat(rig.wire.count("INVITE")).isEqualTo(1);
        assertThat(rig.wire.count("CANCEL")).as("nobody answered who could be told").isZero();
        await().untilAsserted(() -> assertThat(rig.core.clients).isEmpty());
    }

    @Test
    void anOkThatCrossesOurCancelIsDelivered() {
        InviteClient client = rig.invite(heard);
        rig.answer(rig.wire.request("INVITE"), 180);
        SipRequest invite = rig.wire.request("INVITE");
        client.cancel(null);
        rig.answer(invite, 200);
        assertThat(heard.responses).extracting(SipResponse::status).containsExactly(180, 200);
        client.cancel(null);
        assertThat(rig.wire.count("CANCEL")).isEqualTo(1);
    }

    @Test
    void aCancelAfterTheFinalResponseDoesNothing() {
        InviteClient client = rig.invite(heard);
        rig.answer(rig.wire.request("INVITE"), 486);
        client.cancel(null);
        assertThat(rig.wire.count("CANCEL")).isZero();
    }

    @Test
    void aPeerThatNeverEndsACancelledInviteTimesOut() {
        InviteClient client = rig.invite(heard);
        rig.answer(rig.wire.request("INVITE"), 180);
        client.cancel(null);
        rig.answer(rig.wire.request("CANCEL"), 200);
        await().until(() -> heard.ends.contains("timeout"));
        await().untilAsserted(() -> assertThat(rig.core.clients).isEmpty());
    }
}
