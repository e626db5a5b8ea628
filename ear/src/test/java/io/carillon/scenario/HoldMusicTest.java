package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.phone.Sdp;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is kept waiting hears music, whoever does the keeping. */
@ArquillianTest
@RunAsClient
class HoldMusicTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static void hearsMusic(PhoneCall call) throws Exception {
        double likeness = 0;
        for (int i = 0; i < 30 && likeness < 0.9; i++) {
            likeness = Math.max(likeness, Recognition.ofMusic(call.listen(ofMillis(500))));
        }
        assertThat(likeness).as("likeness to the music").isGreaterThan(0.9);
    }

    @Test
    void whomAPhoneHoldsHearsMusicUntilItResumes() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).isEqualTo(200);
            hearsMusic(talk.in());
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void aPhoneThatWantsNoAudioAtAllLeavesTheOtherItsMusic() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().reInvite(Sdp.offer("PCMU", "PCMA").direction("inactive")).status()).isEqualTo(200);
            assertThat(talk.out().remoteSdp().direction()).isEqualTo("inactive");
            talk.in().awaitReInvite(1);
            assertThat(talk.in().remoteSdp().direction()).isEqualTo("sendonly");
            hearsMusic(talk.in());
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void whomTheApiHoldsHearsMusicAndWhoHoldsDoesNot() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            String path = "/calls/" + carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject())
                    .filter(item -> item.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id");
            carillon.admin().post(path + "/hold", Api.json(Map.of("party", a.number()))).expect(202);
            talk.in().awaitReInvite(1);
            talk.out().awaitReInvite(1);
            hearsMusic(talk.in());
            assertThat(talk.out().remoteSdp().direction()).isEqualTo("inactive");
            carillon.admin().post(path + "/resume", Api.json(Map.of("party", a.number()))).expect(202);
            talk.in().awaitReInvite(2);
            talk.out().awaitReInvite(2);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }
}
