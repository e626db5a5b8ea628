package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones change their session in other ways than most, both at once, and say why they hang up. */
@ArquillianTest
@RunAsClient
class MidCallTest {
    private static final Sdp.Template BOTH = Sdp.offer("PCMU", "PCMA");

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void updateHoldsResumesAndChangesTheCodec() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().change("UPDATE", BOTH.direction("sendonly")).status()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.in().remoteSdp().direction()).isEqualTo("sendonly");
            assertThat(talk.out().remoteSdp().direction()).isEqualTo("recvonly");
            assertThat(talk.out().change("UPDATE", BOTH).status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            talk.hearOneAnother();
            assertThat(talk.in().change("UPDATE", Sdp.offer("PCMA")).status()).isEqualTo(200);
            talk.out().awaitReInvite(1);
            assertThat(talk.out().remoteSdp().payloads()).startsWith(8);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject leg = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs").getJsonObject(1);
            assertThat(leg.getJsonObject("media").getJsonObject("codec").getString("name")).isEqualTo("PCMA");
        }
    }

    /** One asks for a change, the other refuses because he is about to ask himself, and is refused for the same reason. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changesThatCrossAreRefusedOnceEachAndSettled(boolean callerFirst) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            PhoneCall first = callerFirst ? talk.out() : talk.in();
            PhoneCall second = callerFirst ? talk.in() : talk.out();
            second.refuseReInvites(491);
            CompletableFuture<SipText> asked = CompletableFuture.supplyAsync(() -> changed(first));
            second.awaitReInvite(1);
            assertThat(second.change("INVITE", BOTH).status()).isEqualTo(491);
            second.refuseReInvites(200);
            assertThat(asked.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(first.remoteSdp().payloads()).startsWith(8);
            assertThat(second.change("INVITE", BOTH).status()).as("his turn now").isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    private static SipText changed(PhoneCall call) {
        try {
            return call.change("INVITE", Sdp.offer("PCMA"));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whySomebodyHangsUpIsToldToTheOtherAndRecorded(boolean callerHangsUp) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            PhoneCall one = callerHangsUp ? talk.out() : talk.in();
            PhoneCall other = callerHangsUp ? talk.in() : talk.out();
            assertThat(one.inDialog("BYE", "Reason", "Q.850;cause=31;text=\"Normal, unspecified\"").status()).isEqualTo(200);
            assertThat(other.awaitEnded().header("Reason")).contains("Q.850;cause=31");
            one.close();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonObject("cause").getInt("q850")).isEqualTo(31);
            assertThat(cdr.getString("hangUpBy")).isEqualTo(callerHangsUp ? "CALLER" : "CALLEE");
        }
    }

    @Test
    void whyAPhoneRefusesIsToldToTheCallerAndRecorded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(480, "Temporarily Unavailable", "Reason", "Q.850;cause=20;text=\"Subscriber absent\"");
            SipText refusal = out.awaitFinal();
            assertThat(refusal.status()).isEqualTo(480);
            assertThat(refusal.header("Reason")).contains("Q.850;cause=20");
            JsonObject cause = carillon.awaitCdr(a.number(), b.number()).getJsonObject("cause");
            assertThat(cause.getInt("q850")).isEqualTo(20);
            assertThat(cause.getInt("sip")).isEqualTo(480);
        }
    }
}
