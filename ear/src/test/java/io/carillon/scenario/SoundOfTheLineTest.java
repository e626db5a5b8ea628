package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import jakarta.json.Json;
import java.util.Arrays;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is in the sound itself: the keys of devices that have no telephone events, in either direction, and the tones by which
 * a call tells how it goes.
 */
@ArquillianTest
@RunAsClient
class SoundOfTheLineTest {
    private static final int NOISE = 13;
    private static final double LOW_OF_5 = 770;
    private static final double HIGH_OF_5 = 1336;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void aKeyInTheSoundLeadsThroughAMenu() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String menu = "8801" + a.number();
        carillon.admin().post("/menus", Json.createObjectBuilder().add("number", menu).add("title", "Sound")
                .add("keys", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("key", "5").add("action", "NUMBER").add("target", b.number()))).build()).expect(201);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(menu, Sdp.offer("PCMA").withoutEvents());
            out.awaitAnswered();
            assertThat(out.remoteSdp().payloads()).containsExactly(8);
            out.listen(ofMillis(100));
            press5(out.audio());
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
        } finally {
            carillon.admin().delete("/menus/" + menu).expect(204);
        }
    }

    /** 200 ms of the two tones in place of its own, and its own again. */
    private static void press5(Audio audio) {
        double own = audio.frequency();
        audio.frequency(LOW_OF_5);
        audio.voice.alsoSay(HIGH_OF_5);
        int sent = audio.packetsSent();
        Awaitility.await().atMost(ofSeconds(60)).pollInterval(ofMillis(5)).until(() -> audio.packetsSent() >= sent + 10);
        audio.voice.alsoSay(0);
        audio.frequency(own);
    }

    @Test
    void aTrunkThatWantsTonesHearsTheEventsOfATelephoneAsTones() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "tones" + a.number(), "127.0.0.61", Map.of("dtmf", "INBAND"))) {
            Trunking.route(carillon, "tones" + a.number(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall out = alice.call("0" + a.number() + "123");
            PhoneCall in = carrier.phone().awaitCall();
            assertThat(in.sentInvite().body()).doesNotContain("telephone-event");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            in.audio().forget();
            out.audio().digit(5, 101);
            Awaitility.await().atMost(ofSeconds(60)).pollInterval(ofMillis(100)).until(() -> {
                Hearing heard = in.audio().soFar();
                return heard.levelOf(LOW_OF_5) > -35 && heard.levelOf(HIGH_OF_5) > -35;
            });
            assertThat(in.audio().keyPackets()).isEmpty();
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    /** Comfort noise (RFC 3389): long silence is not sent to who understands it, and what he says of his own is heard. */
    @Test
    void whoUnderstandsComfortNoiseIsSentNoSilenceAndIsHeardToPause() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = "8802" + a.number();
        carillon.admin().post("/conferences", Json.createObjectBuilder().add("number", room).add("title", "Quiet")
                .add("entry", "SILENT").build()).expect(201);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall quiet = alice.call(room, Sdp.offer("PCMU", "CN"));
            quiet.awaitAnswered();
            assertThat(quiet.remoteSdp().payloads()).contains(0, NOISE);
            PhoneCall talks = bob.call(room);
            talks.awaitAnswered();
            hearsTone(quiet, bob);
            talks.audio().speak(false);
            Awaitility.await("noise").atMost(ofSeconds(60)).pollInterval(ofMillis(50)).until(() ->
                    quiet.audio().keyPackets().stream().anyMatch(packet -> (packet[1] & 0x7F) == NOISE));
            int heard = quiet.audio().packetsHeard();
            int sent = quiet.audio().packetsSent();
            Awaitility.await().atMost(ofSeconds(60)).pollInterval(ofMillis(10))
                    .until(() -> quiet.audio().packetsSent() >= sent + 25);
            assertThat(quiet.audio().packetsHeard() - heard).as("packets of silence in half a second").isLessThan(2);
            talks.audio().speak(true);
            hearsTone(quiet, bob);
            quiet.audio().speak(false);
            Awaitility.await("silence").atMost(ofSeconds(60)).until(() -> talks.listen(ofMillis(400)).level() < -60);
            pauses(quiet.audio(), 40);
            Awaitility.await("-40 dB").atMost(ofSeconds(60)).until(() -> {
                double level = talks.listen(ofMillis(400)).level();
                return level > -50 && level < -30;
            });
            quiet.hangUp();
            talks.hangUp();
        } finally {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
    }

    /** Whoever comes first into a room is told so before it hears anybody. */
    private static void hearsTone(PhoneCall listener, Phone speaker) {
        Awaitility.await("tone").atMost(ofSeconds(60)).until(() -> listener.listen(ofMillis(600)).isTone(speaker.tone()));
    }

    /** The device says once that it pauses, and how loud that is. */
    private static void pauses(Audio audio, int below) {
        byte[] noise = Arrays.copyOf(audio.lastSent(), 13);
        int sequence = (noise[2] & 0xFF) << 8 | noise[3] & 0xFF;
        noise[1] = NOISE;
        noise[2] = (byte) (sequence + 3 >> 8);
        noise[3] = (byte) (sequence + 3);
        noise[12] = (byte) below;
        audio.raw(noise, audio.remote());
    }

    @Test
    void whoWaitsForSomebodyBusyHearsSo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            carillon.admin().post("/calls", Api.json(Map.of("from", a.number(), "to", b.number()))).expect(202);
            PhoneCall atAlice = alice.awaitCall();
            atAlice.answer();
            atAlice.awaitAnswered();
            bob.awaitCall().reject(486, "Busy Here");
            Hearing heard = atAlice.listen(ofSeconds(2));
            StringBuilder cadence = new StringBuilder();
            for (int at = 0; at < heard.samples().length; at += 800) {
                cadence.append(sounds(heard.samples(), at) ? '#' : '.');
            }
            assertThat(cadence.toString()).as("half a second of tone, half a second of none")
                    .containsPattern("#{4,6}[.]{4,6}#{4,6}");
            atAlice.awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("BUSY");
        }
    }

    private static boolean sounds(short[] samples, int from) {
        int loudest = 0;
        for (int i = from; i < Math.min(samples.length, from + 800); i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest > 1000;
    }
}
