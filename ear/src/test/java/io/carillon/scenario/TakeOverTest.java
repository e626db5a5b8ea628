package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A phone takes the place of another one (INVITE with Replaces). */
@ArquillianTest
@RunAsClient
class TakeOverTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    /** The dialog of a call as its other end, this server, names it. */
    private static String dialogOf(PhoneCall call) {
        SipText request = call.forged("INFO", "");
        return call.callId() + ";to-tag=" + SipText.param(request.header("To"), "tag") + ";from-tag="
                + SipText.param(request.header("From"), "tag");
    }

    @Test
    void aConversationIsPulledToAnotherPhoneOfTheSamePerson() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone desk = b.registered();
                Phone mobile = b.phone()) {
            Talk talk = Talk.between(alice, desk);
            PhoneCall pulled = mobile.saying("Replaces", dialogOf(talk.in())).call(b.number());
            pulled.awaitAnswered();
            talk.in().awaitEnded();
            Talk after = new Talk(mobile, pulled, alice, talk.out());
            after.hearOneAnother();
            after.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(3);
        }
    }

    @Test
    void nobodyPullsTheConversationOfOthers() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            carol.saying("Replaces", dialogOf(talk.in()));
            assertThat(carol.call(b.number()).awaitFinal().status()).isEqualTo(403);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }
}
