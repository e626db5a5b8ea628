package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

@ArquillianTest
@RunAsClient
class FeatureTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void doNotDisturbIsBusyToCallers() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        b.forwarding(Map.of("dnd", true));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            assertThat(out.awaitFinal().status()).isEqualTo(486);
            assertThat(bob.isCalledWithin(ofMillis(300))).isFalse();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("BUSY");
        }
    }

    @Test
    void starCodesSwitchDoNotDisturbWithAToneToHear() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            code(bob, "*78");
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(486);
            code(bob, "*79");
            Talk.between(alice, bob).hangUp();
        }
    }

    private static void code(Phone phone, String dialled) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).isTone(600)).as("confirmation tone of " + dialled).isTrue();
        call.awaitEnded();
    }

    @Test
    void forwardAllByStarCodeReachesTheOtherPhone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            code(bob, "*72" + c.number());
            PhoneCall out = alice.call(b.number());
            PhoneCall in = carol.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(bob.isCalledWithin(ofMillis(1))).isFalse();
            code(bob, "*73");
            Talk.between(alice, bob).hangUp();
        }
    }

    @Test
    void busyPhoneForwards() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            code(bob, "*90" + c.number());
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            PhoneCall in = carol.awaitCall();
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            code(bob, "*91");
            PhoneCall refused = alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            assertThat(refused.awaitFinal().status()).isEqualTo(486);
        }
    }

    @Test
    void unansweredPhoneForwardsAfterItsTime() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("noAnswerSeconds", 5));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            code(bob, "*92" + c.number());
            PhoneCall out = alice.call(b.number());
            PhoneCall ignored = bob.awaitCall();
            ignored.ring();
            PhoneCall in = carol.awaitCall();
            assertThat(ignored.awaitEnded().method()).isEqualTo("CANCEL");
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            code(bob, "*93");
            assertThat(carillon.admin().get("/extensions/" + b.number() + "/forwarding").expect(200).object()
                    .getString("noAnswer")).isEmpty();
        }
    }

    @Test
    void withoutCallWaitingASecondCallerHearsBusy() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            code(bob, "*44");
            Talk talk = Talk.between(alice, bob);
            assertThat(carol.call(b.number()).awaitFinal().status()).isEqualTo(486);
            assertThat(carillon.awaitCdr(c.number(), b.number()).getString("explain")).contains("is in 1 call already");
            code(bob, "*45");
            PhoneCall waiting = carol.call(b.number());
            PhoneCall second = bob.awaitCall();
            second.reject(486, "Busy Here");
            assertThat(waiting.awaitFinal().status()).isEqualTo(486);
            talk.hangUp();
        }
    }

    @Test
    void anUnreachablePhoneForwardsByStarCode() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            code(bob, "*94" + c.number());
            assertThat(bob.register(0).status()).isEqualTo(200);
            PhoneCall out = alice.call(b.number());
            PhoneCall in = carol.awaitCall();
            in.answer();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            bob.register();
            code(bob, "*95");
            assertThat(carillon.admin().get("/extensions/" + b.number() + "/forwarding").expect(200).object()
                    .getString("unreachable")).isEmpty();
        }
    }

    @Test
    void twoExtensionsForwardedToEachOtherEndInAnAnswerNotALoop() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("all", c.number()));
        c.forwarding(Map.of("all", b.number()));
        try (Phone alice = a.registered()) {
            GoingRound.endsInTime(carillon, alice, b.number());
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("FAILED");
        }
    }

    @Test
    void aCodeThatIsNoneIsRefused() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            assertThat(alice.call("*6699").awaitFinal().status()).isEqualTo(404);
            assertThat(alice.isCalledWithin(ofSeconds(0))).isFalse();
        }
    }
}
