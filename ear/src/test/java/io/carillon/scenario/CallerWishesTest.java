package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers ask for besides being connected, and where phones send them. */
@ArquillianTest
@RunAsClient
class CallerWishesTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void aCallerWhoHidesIsNotNamedToThePhoneButInTheRecord() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Privacy", "id").saying("User-to-User", "414243;encoding=hex")
                        .saying("X-Secret", "1");
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            SipText invite = in.sentInvite();
            assertThat(invite.header("From")).contains("anonymous@anonymous.invalid");
            assertThat(invite.toString()).doesNotContain(a.number() + "@").doesNotContain("X-Secret");
            assertThat(invite.header("Privacy")).isEqualTo("id");
            assertThat(invite.header("User-to-User")).isEqualTo("414243;encoding=hex");
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void nobodyIsAssertedToBeSomebodyElse() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("P-Asserted-Identity", "<sip:" + b.number() + "@carillon>")) {
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(403);
        }
    }

    @Test
    void aPhoneSendsTheCallOnAndTheNextOneHearsFromWhere() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + c.number() + "@elsewhere.invalid>");
            PhoneCall in = carol.awaitCall();
            assertThat(in.sentInvite().header("Diversion")).contains("sip:" + b.number() + "@", "reason=deflection");
            assertThat(in.sentInvite().all("History-Info")).hasSize(2);
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains(b.number() + ": 302 to " + c.number());
        }
    }

    @Test
    void twoPhonesThatSendACallToOneAnotherAreNotFollowed() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            long called = System.nanoTime();
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + c.number() + "@carillon>");
            carol.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + b.number() + "@carillon>");
            assertThat(out.awaitFinal().status()).isEqualTo(482);
            assertThat(Duration.ofNanos(System.nanoTime() - called)).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void aForwardedCallSaysWhyItWasForwarded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("busy", c.number()));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            PhoneCall in = carol.awaitCall();
            assertThat(in.sentInvite().header("Diversion")).contains("sip:" + b.number() + "@", "reason=user-busy");
            in.reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
    }

    @Test
    void keyPressesByInfoReachTheOtherPhoneInItsAudio() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.hearOneAnother();
            assertThat(talk.out().infoKey("7", 100).status()).isEqualTo(200);
            Awaitility.await().atMost(Phone.PATIENCE).until(() -> talk.in().audio().digits().contains(7));
            assertThat(bob.received("INFO")).isEmpty();
            talk.hearOneAnother();
            talk.in().hangUp();
            talk.out().awaitEnded();
        }
    }

    @Test
    void theIntercomAsksThePhoneToAnswerByItself() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call("*80" + b.number());
            PhoneCall in = bob.awaitCall();
            assertThat(in.sentInvite().header("Alert-Info")).contains("info=alert-autoanswer");
            assertThat(in.sentInvite().header("Call-Info")).contains("answer-after=0");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), "*80" + b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }
}
