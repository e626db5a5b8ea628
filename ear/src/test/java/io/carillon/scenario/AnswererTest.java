package io.carillon.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    /** What the message of the house says, and its number. */
    private static final double MESSAGE = 660;
    private static final int DROP = 97;

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

    /** A call, by its address, the telephone that has answered it and the one it was placed for. */
    private record Placed(String path, PhoneCall answered, PhoneCall agent) {}

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
        return new Placed(place.substring(place.indexOf("/calls/")), atBob, atAlice);
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
    void aMessageIsLeftAfterTheBeepAndWhoCalledIsFreeAtOnce() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        storeMessage();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Placed call = place(alice, bob, VOICE);
            Audio machine = call.answered().audio();
            machine.voice.alsoSay(OVERTONE);
            awaitAnsweredBy(call.path(), "MACHINE");
            carillon.admin().post(call.path() + "/drop", Api.json(Map.of("party", a.number(), "message", 98))).expect(409);
            carillon.admin().post(call.path() + "/drop", Api.json(Map.of("party", a.number(), "message", DROP))).expect(202);
            call.agent().awaitEnded();
            machine.forget();
            assertThat(machine.soFar().levelOf(MESSAGE)).as("not before the beep").isLessThan(-40);
            machine.voice.alsoSay(0);
            say(machine, NOTHING, 25);
            say(machine, 1000, 20);
            Awaitility.await("the message").atMost(ofSeconds(60)).until(() -> machine.soFar().levelOf(MESSAGE) > -25);
            call.answered().awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("explain"))
                    .contains("leaves message " + DROP + " after the beep", "beep of 1000 Hz");
        } finally {
            carillon.admin().delete("/prompts/en/drop-" + DROP).expect(204);
        }
    }

    private void storeMessage() throws Exception {
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                                URI.create(carillon.http() + "/api/prompts/en/drop-" + DROP))
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Content-Type", "audio/wav")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(VoicemailTest.tone(MESSAGE, 2)))
                        .build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
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
