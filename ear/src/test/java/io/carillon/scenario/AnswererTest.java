package io.carillon.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers a call that was placed for somebody: a person or a machine. */
@ArquillianTest
@RunAsClient
class AnswererTest {
    /** A phone that says this says nothing: a wave that stands still. */
    private static final double NOTHING = 0;
    private static final double VOICE = 700;
    /** What makes a voice of it: one tone alone is a beep. */
    private static final double OVERTONE = 1130;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static void say(Audio audio, double hertz, int packets) {
        audio.frequency(hertz);
        int sent = audio.packetsSent();
        Awaitility.await().atMost(ofSeconds(60)).pollInterval(ofSeconds(0).plusMillis(5))
                .until(() -> audio.packetsSent() >= sent + packets);
        audio.frequency(NOTHING);
    }

    /** A call, by its address, and the telephone that has answered it. */
    private record Placed(String path, PhoneCall answered) {}

    /** Places a call; the second telephone says {@code hertz} from its answer on. */
    private Placed place(Phone alice, Phone bob, double hertz) throws Exception {
        String place = carillon.admin()
                .post("/calls", Api.json(Map.of("from", alice.user(), "to", bob.user(), "detect", true)))
                .expect(202).header("Location");
        PhoneCall atAlice = alice.awaitCall();
        atAlice.answer();
        atAlice.awaitAnswered();
        PhoneCall atBob = bob.awaitCall();
        atBob.audio().frequency(hertz);
        atBob.answer();
        atBob.awaitAnswered();
        return new Placed(place.substring(place.indexOf("/calls/")), atBob);
    }

    private void awaitAnsweredBy(String call, String verdict) {
        Awaitility.await(verdict).atMost(ofSeconds(60)).until(() -> {
            JsonObject now = carillon.admin().get(call).expect(200).object();
            return now.getString("answeredBy", "").equals(verdict);
        });
    }

    @Test
    void whoTalksOnIsAMachineAndItsBeepIsTold() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                EventEar events = EventEar.on(carillon, "CarillonEvents", "fromNumber = '" + a.number() + "'")) {
            Placed call = place(alice, bob, VOICE);
            Audio machine = call.answered().audio();
            machine.voice.alsoSay(OVERTONE);
            awaitAnsweredBy(call.path(), "MACHINE");
            machine.voice.alsoSay(0);
            say(machine, NOTHING, 25);
            say(machine, 1000, 20);
            events.await(event -> event.type().equals("call.beeped"), ofSeconds(60));
            assertThat(events.all(event -> event.type().equals("call.answerer"))).hasSize(1);
            carillon.admin().delete(call.path()).expect(202);
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("explain"))
                    .contains("answered by machine", "beep of 1000 Hz");
        }
    }

    @Test
    void whoSaysAWordAndWaitsIsSomebody() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Placed call = place(alice, bob, NOTHING);
            say(call.answered().audio(), VOICE, 30);
            awaitAnsweredBy(call.path(), "HUMAN");
            carillon.admin().delete(call.path()).expect(202);
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("explain")).contains("answered by human");
        }
    }
}
