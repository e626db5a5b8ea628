package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telephones hand on their conversations by themselves. */
@ArquillianTest
@RunAsClient
class PhoneTransferTest {
    private static final Duration SOON = Duration.ofSeconds(6);

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static SipText refer(PhoneCall call, String target) throws Exception {
        return call.inDialog("REFER", "Refer-To", "<sip:" + target + "@carillon>");
    }

    private static SipText awaitNotify(Phone phone, String sipfrag) throws Exception {
        return phone.awaitReceived("NOTIFY", notify -> notify.body().startsWith("SIP/2.0 " + sipfrag));
    }

    @Test
    void theCalleeHandsOnBlindly() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), c.number()).status()).isEqualTo(202);
            PhoneCall atCarol = carol.awaitCall();
            assertThat(atCarol.sentInvite().header("Referred-By")).contains("sip:" + b.number() + "@");
            assertThat(atCarol.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            atCarol.ring();
            awaitNotify(bob, "180");
            assertThat(talk.out().listen(ofMillis(400)).isTone(425)).as("ringback to who is handed on").isTrue();
            long answered = System.nanoTime();
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk after = new Talk(alice, talk.out(), carol, atCarol);
            after.heardWithin(SOON, answered);
            assertThat(awaitNotify(bob, "200").header("Subscription-State")).startsWith("terminated");
            talk.in().awaitEnded();
            after.hearOneAnother();
            after.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("transferred by " + b.number() + " to " + c.number());
        }
    }

    @Test
    void theCallerHoldsHandsOnAndLeavesAtOnce() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).isEqualTo(200);
            assertThat(refer(talk.out(), c.number()).status()).isEqualTo(202);
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            talk.out().hangUp();
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk after = new Talk(carol, atCarol, bob, talk.in());
            after.hearOneAnother();
            after.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(3);
        }
    }

    @Test
    void aBusyTargetGivesTheConversationBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), c.number()).status()).isEqualTo(202);
            carol.awaitCall().reject(486, "Busy Here");
            awaitNotify(bob, "486");
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void aTransferToItselfOrToNobodyIsAClearNo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), a.number()).status()).isEqualTo(482);
            assertThat(referReplacing(talk.in(), talk.in(), a.number()).status()).as("its own call").isEqualTo(481);
            assertThat(refer(talk.in(), "0000").status()).isEqualTo(202);
            awaitNotify(bob, "404");
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(refer(talk.in(), a.number()).status()).isEqualTo(481);
        }
    }

    private static SipText referReplacing(PhoneCall call, PhoneCall other, String target) throws Exception {
        SipText dialog = other.forged("INVITE", "");
        String replaces = other.callId() + "%3Bto-tag%3D" + SipText.param(dialog.header("To"), "tag") + "%3Bfrom-tag%3D"
                + SipText.param(dialog.header("From"), "tag");
        return call.inDialog("REFER", "Refer-To", "<sip:" + target + "@carillon?Replaces=" + replaces + ">");
    }

    @Test
    void anAnnouncedTransferJoinsTheTwoConversations() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(alice, bob);
            assertThat(first.in().hold().status()).isEqualTo(200);
            Talk second = Talk.between(bob, carol);
            long asked = System.nanoTime();
            assertThat(referReplacing(first.in(), second.out(), c.number()).status()).isEqualTo(202);
            awaitNotify(bob, "200");
            Talk joined = new Talk(alice, first.out(), carol, second.in());
            joined.heardWithin(SOON, asked);
            first.in().awaitEnded();
            second.out().awaitEnded();
            joined.hearOneAnother();
            second.in().hangUp();
            first.out().awaitEnded();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("joined with " + c.number() + " by " + b.number());
            assertThat(carillon.awaitCdr(b.number(), c.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void aTransferAnnouncedToAPhoneThatStillRings() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(bob, alice);
            PhoneCall consulting = bob.call(c.number());
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            SipText ringing = consulting.awaitProvisional(180);
            String replaces = consulting.callId() + "%3Bto-tag%3D" + SipText.param(ringing.header("To"), "tag")
                    + "%3Bfrom-tag%3D" + SipText.param(ringing.header("From"), "tag");
            assertThat(first.out().inDialog("REFER", "Refer-To",
                    "<sip:" + c.number() + "@carillon?Replaces=" + replaces + ">").status()).isEqualTo(202);
            assertThat(consulting.awaitFinal().status()).isEqualTo(487);
            PhoneCall again = carol.awaitCall();
            again.answer();
            again.awaitAnswered();
            new Talk(carol, again, alice, first.in()).hearOneAnother();
            again.hangUp();
            first.in().awaitEnded();
        }
    }
}
