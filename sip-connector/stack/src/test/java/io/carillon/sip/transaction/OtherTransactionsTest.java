package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are no INVITE, and those that do not become a transaction at all. */
class OtherTransactionsTest {
    private final Rig rig = new Rig(Rig.FAST, 3);
    private final Rig.Heard heard = new Rig.Heard();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRepeatedRequestGetsTheSameBytesAgain() {
        rig.onRequest = transaction -> transaction.respond(Rig.response(transaction, 200));
        rig.receive("REGISTER", "a");
        rig.receive("REGISTER", "a");
        assertThat(rig.requests).hasSize(1);
        assertThat(rig.wire.sent).hasSize(2);
        assertThat(rig.wire.sent.get(1)).isSameAs(rig.wire.sent.get(0));
        await().untilAsserted(() -> assertThat(rig.core.servers).isEmpty());
    }

    @Test
    void ourRequestIsRepeatedUntilAnswered() {
        rig.other(heard);
        await().until(() -> rig.wire.count("OPTIONS") >= 3);
        SipRequest options = rig.wire.request("OPTIONS");
        rig.answer(options, 200);
        rig.answer(options, 200);
        assertThat(heard.responses).hasSize(1);
        await().untilAsserted(() -> assertThat(rig.core.clients).isEmpty());
    }

    @Test
    void ourRequestTimesOut() {
        rig.other(heard);
        await().until(() -> heard.ends.contains("timeout"));
        assertThat(rig.wire.count("OPTIONS")).isGreaterThan(8);
    }

    @Test
    void theSameRequestOverAnotherWayIsMerged() {
        rig.dispatch.onRequest(Rig.request("INVITE", "one", "", "same"), rig.wire);
        rig.dispatch.onRequest(Rig.request("INVITE", "two", "", "same"), rig.wire);
        assertThat(rig.requests).hasSize(1);
        assertThat(rig.wire.count(482)).isEqualTo(1);
        rig.dispatch.onRequest(Rig.request("INVITE", "three", ";tag=x", "same"), rig.wire);
        assertThat(rig.requests).as("inside a dialog nothing is merged").hasSize(2);
    }

    @Test
    void aFullTableRefusesNewCallsAndLetsCallsEnd() {
        for (String branch : new String[] {"a", "b", "c"}) {
            rig.receive("INVITE", branch);
        }
        rig.receive("INVITE", "d");
        SipResponse refusal = (SipResponse) rig.wire.sent.get(0);
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.value(HeaderName.RETRY_AFTER)).isEqualTo("7");
        assertThat(refusal.toTag()).isNotBlank();
        rig.receive("BYE", "e", ";tag=dialog");
        rig.receive("CANCEL", "a");
        assertThat(rig.requests).hasSize(4);
        assertThat(rig.cancelled).hasSize(1);
        assertThat(rig.wire.count(503)).isEqualTo(1);
    }

    @Test
    void aFloodThatPretendsToBelongToCallsIsBoundedToo() {
        for (int i = 0; i < 20; i++) {
            rig.receive("OPTIONS", "flood" + i, ";tag=pretended");
        }
        assertThat(rig.core.servers).hasSize(6);
        assertThat(rig.wire.count(503)).isEqualTo(14);
    }

    @Test
    void aRefusalRepeatedHasTheSameTag() {
        SipRequest request = Rig.request("INVITE", "a", "", "c1");
        assertThat(rig.core.stateless.tag(request))
                .isEqualTo(rig.core.stateless.tag(Rig.request("INVITE", "b", "", "c1")));
        assertThat(rig.core.stateless.tag(request))
                .isNotEqualTo(rig.core.stateless.tag(Rig.request("INVITE", "a", "", "c2")));
    }

    @Test
    void aResponseNobodyWaitsForIsCountedAndNotDelivered() {
        InviteClient client = new Rig().invite(heard);
        rig.answer((SipRequest) Rig.parse(client.request().bytes()), 404);
        assertThat(rig.stray).isEmpty();
        assertThat(rig.core.counters.stray.sum()).isEqualTo(1);
    }

    @Test
    void requestsOfTheTimeBeforeBranchesAreToldApart() {
        String text = "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10\r\nFrom: <sip:x@y>\r\nTo: <sip:a@b>\r\n"
                + "Call-ID: old-%d\r\nCSeq: 1 OPTIONS\r\n\r\n";
        rig.dispatch.onRequest((SipRequest) Rig.parse(text.formatted(1).getBytes()), rig.wire);
        rig.dispatch.onRequest((SipRequest) Rig.parse(text.formatted(1).getBytes()), rig.wire);
        rig.dispatch.onRequest((SipRequest) Rig.parse(text.formatted(2).getBytes()), rig.wire);
        assertThat(rig.requests).hasSize(2);
    }

    @Test
    void aRequestNobodyAnswersDoesNotStayForEver() {
        rig.receive("OPTIONS", "a");
        await().atMost(Duration.ofSeconds(8)).until(() -> rig.failures.size() == 1);
        assertThat(rig.wire.sent).isEmpty();
        assertThat(rig.core.servers).isEmpty();
    }
}
