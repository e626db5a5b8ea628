package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Somebody sits down at the telephone of another. */
@ArquillianTest
@RunAsClient
class DeskSharingTest {
    private final Installation carillon = Installation.ofTestRun();

    private static void pressed(PhoneCall call, String keys) throws Exception {
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
    }

    @Test
    void whoHasLoggedInCallsAndIsCalledThereUntilHeLeaves() throws Exception {
        var user = carillon.line("Ursula");
        var desk = carillon.line("Desk");
        var c = carillon.line();
        carillon.admin().put("/voicemail/" + user.number() + "/pin", Api.json(Map.of("pin", "2580"))).expect(204);
        try (Phone telephone = desk.registered();
                Phone carol = c.registered()) {
            PhoneCall login = telephone.call("*11" + user.number());
            login.awaitAnswered();
            Awaitility.await("PIN").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                    .until(() -> Recognition.ofPrompt(login.audio().soFar(), "en", "vm-pin") > 0.9);
            pressed(login, "1593#2580#");
            login.awaitEnded();
            PhoneCall out = telephone.call(c.number());
            PhoneCall in = carol.awaitCall();
            assertThat(in.sentInvite().header("From")).contains("sip:" + user.number() + "@").contains("Ursula");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(telephone, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            carillon.awaitCdr(user.number(), c.number());
            PhoneCall back = carol.call(user.number());
            PhoneCall there = telephone.awaitCall();
            there.answer();
            back.awaitAnswered();
            there.awaitAnswered();
            new Talk(carol, back, telephone, there).hangUp();
            assertThat(carillon.admin().get("/hot-desks").expect(200).body()).contains(desk.number());
            PhoneCall logout = telephone.call("*12");
            logout.awaitAnswered();
            logout.awaitEnded();
            carillon.admin().delete("/hot-desks/" + desk.number()).expect(404);
            PhoneCall own = telephone.call(c.number());
            PhoneCall rings = carol.awaitCall().ring();
            assertThat(rings.sentInvite().header("From")).contains("sip:" + desk.number() + "@");
            own.awaitProvisional(180);
            own.cancel();
            rings.awaitEnded();
        }
        carillon.awaitNothingLeft();
    }
}
