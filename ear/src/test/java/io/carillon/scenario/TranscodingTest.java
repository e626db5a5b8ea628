package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.phone.Sdp;
import io.carillon.phone.Voice;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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

    /** One end of a call: who, and the only codec that he has. */
    private record Side(Installation.Line line, String codec, int payload) {}

    @Test
    void aPhoneWithG722AloneTalksWithOneThatHasPcmuAlone() throws Exception {
        talk(new Side(carillon.line(), "G722", 9), new Side(carillon.line(), "PCMU", 0));
    }

    @Test
    void aPhoneWithPcmaAloneCallsOneThatHasG722Alone() throws Exception {
        talk(new Side(carillon.line(), "PCMA", 8), new Side(carillon.line(), "G722", 9));
    }

    @Test
    void aPhoneWithOpusAloneTalksWithOneThatHasPcmuAloneAndBothAreRecorded() throws Exception {
        Assumptions.assumeTrue(Voice.hasOpus(), "libopus is not installed");
        Side caller = new Side(carillon.line(), "opus", 111);
        Side callee = new Side(carillon.line(), "PCMU", 0);
        String policy = Tape.policy(carillon, "EXTENSION", callee.line().number(), "ALWAYS");
        try {
            double[] tones = talk(caller, callee);
            JsonObject recording = Tape.await(carillon, caller.line().number(), callee.line().number());
            assertThat(recording.getInt("packetsLost")).isZero();
            Tape tape = Tape.of(carillon, recording.getString("id"));
            // A tape is read as one of 8 kHz. Where the caller has Opus it has 16, so it lasts twice as long and sounds an octave lower.
            assertThat(Tape.part(tape.left(), 800, 2400).isTone(tones[0] / 2)).as("caller on the left").isTrue();
            assertThat(Tape.part(tape.right(), 800, 2400).isTone(tones[1] / 2)).as("callee on the right").isTrue();
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void aPhoneWithOpusAloneHearsAPromptAndItself() throws Exception {
        Assumptions.assumeTrue(Voice.hasOpus(), "libopus is not installed");
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            PhoneCall call = alice.call("*43", Sdp.offer("opus"));
            call.awaitAnswered();
            assertThat(call.remoteSdp().payloads()).containsExactly(111, 101);
            call.audio().speak(false);
            Awaitility.await("explained").atMost(ofSeconds(60)).pollInterval(ofMillis(500))
                    .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", "echo-test") > 0.8);
            call.audio().digit(5, 101);
            call.audio().speak(true);
            Awaitility.await("itself").atMost(ofSeconds(60)).until(() -> call.listen(ofMillis(400)).isTone(alice.tone()));
            call.audio().digit(11, 101);
            call.awaitEnded();
        }
    }

    /** Nobody here understands G.729: what one of two phones says arrives at the other byte by byte. */
    @Test
    void whatTwoPhonesHaveInCommonIsHandedOnAlsoWhenItIsUnknown() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number(), Sdp.offer("G729"));
            PhoneCall in = bob.awaitCall();
            assertThat(in.remoteSdp().payloads()).startsWith(18);
            in.answer(Sdp.offer("G729"));
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(out.remoteSdp().payloads()).startsWith(18);
            isHandedOn(alice, in);
            isHandedOn(bob, out);
            assertThat(out.hold().status()).isEqualTo(200);
            assertThat(out.resume().status()).isEqualTo(200);
            isHandedOn(alice, in);
            isHandedOn(bob, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
            in.awaitEnded();
            JsonArray legs = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs");
            assertThat(codec(legs, 0)).isEqualToIgnoringCase("G729");
            assertThat(codec(legs, 1)).isEqualToIgnoringCase("G729");
        }
    }

    /** Half a second, without a packet lost; the machine may stumble. */
    private static void isHandedOn(Phone speaker, PhoneCall listener) {
        byte[] said = Voice.pattern(speaker.tone());
        Awaitility.await("pattern of " + speaker.user()).atMost(ofSeconds(30)).until(() -> {
            Hearing heard = listener.listen(ofMillis(500));
            boolean same = heard.lost() == 0;
            for (int i = 0; i < heard.samples().length; i++) {
                same &= heard.samples()[i] == said[i % said.length];
            }
            return same;
        });
    }

    /** Both hear one another, also after a key and after a hold. @return their tones */
    private double[] talk(Side caller, Side callee) throws Exception {
        String number = callee.line().number();
        try (Phone alice = caller.line().registered();
                Phone bob = callee.line().registered()) {
            PhoneCall out = alice.call(number, Sdp.offer(caller.codec()));
            PhoneCall in = bob.awaitCall();
            assertThat(in.remoteSdp().payloads()).startsWith(caller.payload()).contains(callee.payload());
            in.answer(Sdp.offer(callee.codec()));
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(out.remoteSdp().payloads()).contains(caller.payload()).doesNotContain(callee.payload());
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            bothHearTheirOwn(caller, callee);
            talk.out().audio().digit(7, 101);
            talk.hearOneAnother();
            assertThat(talk.in().audio().digits()).contains(7);

            assertThat(talk.out().hold().status()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            talk.hearOneAnother();
            talk.hangUp();
            JsonArray legs = carillon.awaitCdr(caller.line().number(), number).getJsonArray("legs");
            assertThat(codec(legs, 0)).isEqualToIgnoringCase(caller.codec());
            assertThat(codec(legs, 1)).isEqualToIgnoringCase(callee.codec());
            return new double[] {alice.tone(), bob.tone()};
        }
    }

    /** As it is told while they talk. */
    private void bothHearTheirOwn(Side caller, Side callee) throws Exception {
        SoundNow now = new SoundNow(carillon, caller.line());
        for (Side side : new Side[] {caller, callee}) {
            JsonObject leg = now.of(side.line().number());
            assertThat(leg.getString("says")).isEqualToIgnoringCase(side.codec());
            assertThat(leg.getString("hears")).isEqualToIgnoringCase(side.codec());
            assertThat(leg.getJsonNumber("packetsReceived").longValue()).isPositive();
            assertThat(leg.getJsonNumber("packetsSent").longValue()).isPositive();
        }
    }

    private static String codec(JsonArray legs, int which) {
        return legs.getJsonObject(which).getJsonObject("media").getJsonObject("codec").getString("name");
    }
}
