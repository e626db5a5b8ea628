package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Phones that have no codec in common talk with each other. */
@ArquillianTest
@RunAsClient
class TranscodingTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void aPhoneWithG722AloneTalksWithOneThatHasPcmuAlone() throws Exception {
        talk("G722", 9, "PCMU", 0);
    }

    @Test
    void aPhoneWithPcmaAloneCallsOneThatHasG722Alone() throws Exception {
        talk("PCMA", 8, "G722", 9);
    }

    private void talk(String caller, int callerPayload, String callee, int calleePayload) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number(), Sdp.offer(caller));
            PhoneCall in = bob.awaitCall();
            assertThat(in.remoteSdp().payloads()).startsWith(callerPayload).contains(calleePayload);
            in.answer(Sdp.offer(callee));
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(out.remoteSdp().payloads()).contains(callerPayload).doesNotContain(calleePayload);
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.out().audio().digit(7, 101);
            talk.hearOneAnother();
            assertThat(talk.in().audio().digits()).contains(7);

            assertThat(talk.out().hold().status()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            talk.hearOneAnother();
            talk.hangUp();
            var legs = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs");
            assertThat(legs.getJsonObject(0).getJsonObject("media").getJsonObject("codec").getString("name")).isEqualTo(caller);
            assertThat(legs.getJsonObject(1).getJsonObject("media").getJsonObject("codec").getString("name")).isEqualTo(callee);
        }
    }
}
