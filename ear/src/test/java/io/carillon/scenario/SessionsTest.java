package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How sessions begin and how long they last: reliable ringing, session timers. */
@ArquillianTest
@RunAsClient
class SessionsTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void aCallerThatWantsRingingReliably() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Require", "100rel");
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            assertThat(out.awaitProvisional(180).header("Require")).isEqualTo("100rel");
            alice.awaitReceived("SIP/2.0 200", reply -> reply.cseqMethod().equals("PRACK"));
            in.earlyMedia();
            assertThat(out.awaitProvisional(183).header("RSeq")).isNotEmpty();
            alice.awaitReceived("SIP/2.0 200", reply -> reply.cseqMethod().equals("PRACK") && reply.cseq() > 3);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    /** The house is the caller: it acknowledges a carrier's description (RFC 3262) and lets it change that before the answer (RFC 3311). */
    @Test
    void aCarrierThatIsCalledAndSpeaksReliablyBeforeItAnswersIsAcknowledgedAndMayChangeWhatItSaid() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "prack" + a.number(), "127.0.4.41", Map.of())) {
            Trunking.route(carillon, carrier.name(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall out = alice.call("0" + a.number() + "123");
            PhoneCall in = carrier.phone().awaitCall();
            assertThat(in.sentInvite().header("Supported")).contains("100rel");
            in.earlyMedia("Require", "100rel", "RSeq", "7");
            SipText prack = carrier.phone().awaitReceived("PRACK");
            assertThat(prack.header("RAck")).isEqualTo("7 " + in.sentInvite().header("CSeq"));
            out.awaitProvisional(183);
            Talk.whole(out, carrier.phone());
            SipText changed = in.change("UPDATE", Sdp.offer("PCMU", "PCMA"));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body()).contains("m=audio");
            assertThat(out.isDecided()).as("it still rings").isFalse();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carrier.phone().received("PRACK").stream().map(SipText::branch).distinct()).as("one for one").hasSize(1);
        }
    }

    @Test
    void aCalledPhoneThatWantsToBeAskedLessOftenIsCalledAsItLikes() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            SipText first = in.sentInvite();
            assertThat(first.header("Supported")).contains("timer");
            assertThat(first.header("Session-Expires")).isNotEqualTo("7200");
            in.reject(422, "Session Interval Too Small", "Min-SE", "7200");
            SipText again = in.awaitReInvite(1);
            assertThat(again.cseq()).isGreaterThan(first.cseq());
            assertThat(again.header("Session-Expires")).startsWith("7200");
            assertThat(again.header("Min-SE")).isEqualTo("7200");
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void aCallerThatStopsSayingThatItIsThereIsHungUp() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Supported", "timer").saying("Session-Expires", "6;refresher=uac");
                Phone bob = b.registered()) {
            // Nobody listens meanwhile: on a slow machine the four seconds of this session are over before.
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            assertThat(alice.awaitReceived("SIP/2.0 200", reply -> reply.find("Session-Expires").isPresent())
                    .header("Session-Expires")).isEqualTo("6;refresher=uac");
            out.awaitEnded();
            in.awaitEnded();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonObject("cause").getString("text")).isEqualTo("Session expired");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("SYSTEM");
        }
    }

    @Test
    void theServerSaysThatTheSessionGoesOnWhenTheCallerWantsItTo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Supported", "timer").saying("Allow", "INVITE, ACK, BYE, CANCEL, UPDATE")
                        .saying("Session-Expires", "4;refresher=uas");
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            SipText update = alice.awaitReceived("UPDATE");
            assertThat(update.header("Session-Expires")).isEqualTo("4;refresher=uac");
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void whoWantsToBeAskedTooOftenHearsHowOftenWouldDo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Supported", "timer").saying("Session-Expires", "2")) {
            SipText refusal = alice.call(b.number()).awaitFinal();
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.header("Min-SE")).isEqualTo("4");
        }
    }
}
