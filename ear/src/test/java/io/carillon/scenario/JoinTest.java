package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody comes into a conversation (INVITE with Join, RFC 3911) and all three talk with each other. */
@ArquillianTest
@RunAsClient
class JoinTest {
    /** Seconds until every device hears what it is to hear, on a machine that is busy with other things. */
    private static final int PATIENCE = 60;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static String dialogOf(PhoneCall call) {
        SipText request = call.forged("INFO", "");
        return call.callId() + ";to-tag=" + SipText.param(request.header("To"), "tag") + ";from-tag="
                + SipText.param(request.header("From"), "tag");
    }

    @Test
    void aSupervisorHearsAndSpeaksWithBothAndLeavesThemAlone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var s = carillon.supervisor();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone boss = s.registered()) {
            Talk talk = Talk.between(alice, bob);
            PhoneCall joined = boss.saying("Join", dialogOf(talk.in())).call(b.number(), Sdp.offer("G722"));
            joined.awaitAnswered();
            hears(talk.out(), alice, bob, boss);
            hears(talk.in(), bob, alice, boss);
            hears(joined, boss, alice, bob);
            assertThat(joined.hangUp().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
            var cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.toString()).contains("8999 joined the conversation of " + b.number());
        }
    }

    @Test
    void anotherPhoneOfTheSamePersonComesInAndNobodyElse() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone desk = b.registered();
                Phone mobile = b.phone();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, desk);
            carol.saying("Join", dialogOf(talk.in()));
            assertThat(carol.call(b.number()).awaitFinal().status()).isEqualTo(403);
            talk.hearOneAnother();
            PhoneCall joined = mobile.saying("Join", dialogOf(talk.in())).call(b.number());
            joined.awaitAnswered();
            hears(talk.out(), alice, desk, mobile);
            hears(joined, mobile, alice, desk);
            assertThat(talk.out().hangUp().status()).isEqualTo(200);
            talk.in().awaitEnded();
            joined.awaitEnded();
        }
    }

    /** A listener hears the tones of the two others and not his own. */
    private static void hears(PhoneCall listener, Phone self, Phone one, Phone other) throws Exception {
        Hearing heard = listener.listen(ofMillis(1000));
        long deadline = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (!isOfBoth(heard, self, one, other) && System.nanoTime() < deadline) {
            heard = listener.listen(ofMillis(1000));
        }
        assertThat(isOfBoth(heard, self, one, other))
                .as("%s hears %.1f dB of %s, %.1f dB of %s and %.1f dB of itself: %s", self.user(),
                        heard.levelOf(one.tone()), one.user(), heard.levelOf(other.tone()), other.user(),
                        heard.levelOf(self.tone()), heard)
                .isTrue();
    }

    private static boolean isOfBoth(Hearing heard, Phone self, Phone one, Phone other) {
        return heard.levelOf(one.tone()) > -14 && heard.levelOf(other.tone()) > -14 && heard.levelOf(self.tone()) < -30;
    }
}
