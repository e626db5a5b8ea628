package io.carillon.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TracedMessage;
import io.carillon.sip.trace.TraceStore.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceStoreTest {
    private static final SipPeer US = new SipPeer(SipTransport.UDP, "192.0.2.1", 5060);
    private static final SipPeer ALICE = new SipPeer(SipTransport.UDP, "192.0.2.101", 5062);
    private static final SipPeer BOB = new SipPeer(SipTransport.UDP, "192.0.2.102", 5064);
    private static final CallId CALL = new CallId("call");
    private static final LegId IN = new LegId("in");
    private static final LegId OUT = new LegId("out");

    private final TraceStore store = new TraceStore(4, 100_000);
    private Instant now = Instant.EPOCH;

    private static TraceOrder order(List<String> numbers, List<String> addresses) {
        return new TraceOrder(numbers, addresses, Instant.MAX);
    }

    private void wire(boolean sent, SipPeer peer, String startLine, String method, String callId) {
        wire(sent, peer, startLine, "1 " + method, callId, "");
    }

    private void wire(boolean sent, SipPeer peer, String startLine, String cseq, String callId, String more) {
        now = now.plusNanos(1_000_000);
        String text = startLine + "\r\nVia: SIP/2.0/UDP 192.0.2.9:5062;branch=z9hG4bK" + cseq.replace(" ", "")
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:1001@x>;tag=1\r\nTo: <sip:1002@x>\r\nCall-ID: " + callId
                + "\r\nCSeq: " + cseq + "\r\n" + more + "Content-Length: 0\r\n\r\n";
        store.add(new Sighting(now, sent, US, peer, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void aCall() {
        wire(false, ALICE, "INVITE sip:1002@x SIP/2.0", "INVITE", "a");
        store.link(CALL, IN, "a");
        store.link(CALL, OUT, "out");
        wire(true, BOB, "INVITE sip:1002@192.0.2.102 SIP/2.0", "INVITE", "out");
        wire(false, BOB, "SIP/2.0 180 Ringing", "INVITE", "out");
        wire(false, BOB, "SIP/2.0 180 Ringing", "INVITE", "out");
        wire(true, ALICE, "SIP/2.0 180 Ringing", "INVITE", "a");
        wire(false, ALICE, "BYE sip:1002@x SIP/2.0", "2 BYE", "a", "");
    }

    @Test
    void aCallIsSeenWithAllItsLegsInTheOrderOfTime() {
        store.want(order(List.of(), List.of()));
        aCall();
        List<TracedMessage> seen = store.of(CALL).orElseThrow().messages();
        assertThat(seen).extracting(message -> message.leg() + " " + message.method() + " " + message.status()
                        + (message.sent() ? " to " : " from ") + message.remote().host() + (message.repeated() ? " again" : ""))
                .containsExactly(
                        "in INVITE 0 from 192.0.2.101",
                        "out INVITE 0 to 192.0.2.102",
                        "out INVITE 180 from 192.0.2.102",
                        "out INVITE 180 from 192.0.2.102 again",
                        "in INVITE 180 to 192.0.2.101",
                        "in BYE 0 from 192.0.2.101");
        assertThat(seen.get(5).cseq()).isEqualTo(2);
        assertThat(seen.get(2).reason()).isEqualTo("Ringing");
        assertThat(seen.get(0).branch()).isEqualTo("z9hG4bK1INVITE");
        assertThat(seen.get(1).callId()).isEqualTo("out");
    }

    @Test
    void whoWantsOneTelephoneSeesTheWholeCallAndNoOther() {
        store.want(order(List.of(), List.of("192.0.2.102/32")));
        aCall();
        wire(false, ALICE, "INVITE sip:1003@x SIP/2.0", "INVITE", "other");
        store.link(new CallId("other"), new LegId("o"), "other");
        assertThat(store.of(CALL).orElseThrow().messages()).hasSize(6);
        assertThat(store.of(new CallId("other"))).isEmpty();
    }

    @Test
    void aNumberIsWantedWhereverItStands() {
        for (String number : List.of("1001", "1002")) {
            TraceStore fresh = new TraceStore(4, 100_000);
            fresh.want(order(List.of(number), List.of()));
            assertThat(fresh.of(CALL)).isEmpty();
        }
        store.want(order(List.of("1002"), List.of()));
        aCall();
        assertThat(store.of(CALL)).isPresent();
        store.want(order(List.of("1999"), List.of()));
        wire(false, ALICE, "INVITE sip:1002@x SIP/2.0", "INVITE", "b");
        store.link(new CallId("b"), IN, "b");
        assertThat(store.of(new CallId("b"))).isEmpty();
        assertThat(store.of(CALL)).as("what was recorded stays").isPresent();
    }

    @Test
    void aLegThatWasHandedOnIsSeenInBothCalls() {
        store.want(order(List.of(), List.of()));
        aCall();
        CallId next = new CallId("next");
        store.link(next, OUT, "out");
        assertThat(store.of(next).orElseThrow().messages()).hasSize(3);
        assertThat(store.of(CALL).orElseThrow().messages()).hasSize(6);
    }

    @Test
    void whatIsNoCallIsNotRemembered() {
        store.want(order(List.of(), List.of()));
        wire(false, ALICE, "REGISTER sip:x SIP/2.0", "REGISTER", "r");
        wire(false, ALICE, "SIP/2.0 200 OK", "OPTIONS", "o");
        store.add(new Sighting(now, false, US, ALICE, "nothing at all".getBytes(StandardCharsets.UTF_8)));
        assertThat(store.dialogs()).isZero();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void secretsAreBlottedOut() {
        store.want(order(List.of(), List.of()));
        wire(false, ALICE, "INVITE sip:1002@x SIP/2.0", "2 INVITE", "a",
                "Proxy-Authorization: Digest username=\"1001\", nonce=\"n0nce\", response=\"0123456789abcdef\"\r\n");
        store.link(CALL, IN, "a");
        String text = new String(store.of(CALL).orElseThrow().messages().get(0).bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("username=\"1001\", nonce=\"*****\", response=\"****************\"")
                .doesNotContain("n0nce", "0123456789abcdef");
    }

    @Test
    void theOldestMakesRoomAndIsCounted() {
        store.want(order(List.of(), List.of()));
        for (int i = 0; i < 6; i++) {
            wire(false, ALICE, "INVITE sip:1002@x SIP/2.0", "INVITE", "dialog" + i);
            store.link(new CallId("call" + i), IN, "dialog" + i);
        }
        assertThat(store.dialogs()).isEqualTo(4);
        assertThat(store.of(new CallId("call1"))).isEmpty();
        assertThat(store.of(new CallId("call2"))).isPresent();
        assertThat(store.dropped()).isEqualTo(2);
        for (int i = 0; i < Conversation.MOST_MESSAGES + 10; i++) {
            wire(false, ALICE, "OPTIONS sip:1002@x SIP/2.0", (i + 2) + " OPTIONS", "dialog5", "");
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(100_000 + Conversation.MOST_BYTES);
        assertThat(store.dropped()).isGreaterThan(2);
    }

    @Test
    void whatNobodyWantsMakesRoomFirst() {
        store.want(order(List.of(), List.of("192.0.2.101")));
        wire(false, ALICE, "INVITE sip:1002@x SIP/2.0", "INVITE", "wanted");
        store.link(CALL, IN, "wanted");
        for (int i = 0; i < 20; i++) {
            wire(false, BOB, "INVITE sip:1003@x SIP/2.0", "INVITE", "other" + i);
            store.link(new CallId("other" + i), OUT, "other" + i);
        }
        assertThat(store.of(CALL)).isPresent();
        assertThat(store.dropped()).isZero();
    }

    @Test
    void aCallOfManyMessagesKeepsTheNewestAndSaysHowManyAreGone() {
        TraceStore large = new TraceStore(10, 10_000_000);
        large.want(order(List.of(), List.of()));
        large.link(CALL, IN, "a");
        for (int i = 1; i <= Conversation.MOST_MESSAGES + 7; i++) {
            String text = "INFO sip:x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK" + i + "\r\nFrom: <sip:1@x>;tag=1\r\n"
                    + "To: <sip:2@x>;tag=2\r\nCall-ID: a\r\nCSeq: " + i + " INFO\r\n\r\n";
            large.add(new Sighting(Instant.ofEpochSecond(i), false, US, ALICE, text.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(large.of(CALL).orElseThrow().dropped()).isEqualTo(7);
        assertThat(large.of(CALL).orElseThrow().messages()).hasSize(Conversation.MOST_MESSAGES);
        assertThat(large.of(CALL).orElseThrow().messages().get(0).cseq()).isEqualTo(8);
    }
}
