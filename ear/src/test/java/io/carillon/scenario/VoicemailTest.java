package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.MailBox;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Watch;
import io.carillon.server.Fork;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages from the telephone of the caller to the ear of the owner, and everybody who is told of them. */
@ArquillianTest
@RunAsClient
class VoicemailTest {
    private static final int MAIL_PORT = Fork.port(12_525);
    private static final int TELEPHONE_EVENT = 101;
    private static final int HASH = 11;
    private static final Duration PATIENCE = ofSeconds(60);
    private static final double GREETING_HERTZ = 730;
    private static final double BEEP_HERTZ = 1000;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void whoIsNotAnsweredLeavesAMessageThatIsHeardMailedAndSignalled() throws Exception {
        var a = carillon.line("Ann Caller");
        var b = carillon.line("Bob Owner");
        new VoiceBox(carillon, b.number()).set(Map.of("email", "bob@house.example", "language", "en", "transcribe", true));
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                SpeechService service = SpeechService.hearing("please call me back");
                MailBox box = MailBox.on(MAIL_PORT);
                EventEar ledger = EventEar.on(carillon, "CarillonCdr", "eventType LIKE 'voicemail.%'")) {
            Watch lamp = bob.watch(b.number(), "message-summary").on(600);
            assertThat(lamp.next().body()).contains("Messages-Waiting: no");
            PhoneCall out = ann.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            out.awaitAnswered();
            VoiceBox.hears(out, "vm-is-busy");
            out.audio().digit(HASH, TELEPHONE_EVENT);
            VoiceBox.hears(out, BEEP_HERTZ);
            VoiceBox.speaks(out, ofMillis(3_000));
            out.hangUp();

            JsonObject message = new VoiceBox(carillon, b.number()).onlyMessage();
            String id = message.getString("id");
            assertThat(message.getString("from")).isEqualTo(a.number());
            assertThat(message.getString("fromName")).isEqualTo("Ann Caller");
            assertThat(message.getString("folder")).isEqualTo("NEW");
            lamp.nextWith("Voice-Message: 1/0");
            assertThat(told(ledger, "voicemail.received", id).property("toNumber")).isEqualTo(b.number());
            assertThat(told(ledger, "voicemail.transcribed", id).body().getJsonObject("data").getString("text"))
                    .startsWith("please call me back");
            assertThat(service.asked().poll(60, TimeUnit.SECONDS)).startsWith("language=en RIFF");
            JsonObject transcript = new VoiceBox(carillon, b.number()).onlyMessage().getJsonObject("transcript");
            assertThat(transcript.getString("state")).isEqualTo("DONE");
            assertThat(transcript.getString("text")).startsWith("please call me back");
            heardAsAWav(b.number(), id, ann.tone());
            JsonObject seen = carillon.admin().get("/voicemail/" + b.number() + "/messages/" + id + "/waveform").expect(200)
                    .object();
            assertThat(seen.getJsonNumber("seconds").doubleValue()).isGreaterThan(2);
            assertThat(seen.getJsonArray("sides").getJsonObject(0).getJsonArray("peaks"))
                    .as("somebody speaks").anyMatch(peak -> Integer.parseInt(peak.toString()) > 50);
            MailBox.Mail mail = box.await(one -> one.text().contains(id + ".wav"), PATIENCE);
            assertThat(mail.to()).isEqualTo("bob@house.example");
            assertThat(mail.text())
                    .contains("Subject: Voicemail from Ann Caller <" + a.number() + ">", "audio/wav", "UklGR")
                    .contains("It says:", "please call me back");
            PhoneCall in = bob.call("*97");
            in.awaitAnswered();
            VoiceBox.hears(in, "vm-new");
            in.audio().digit(1, TELEPHONE_EVENT);
            VoiceBox.hears(in, ann.tone());
            lamp.nextWith("Voice-Message: 0/1");
            in.audio().digit(3, TELEPHONE_EVENT);
            VoiceBox.hears(in, "vm-deleted");
            in.hangUp();
            lamp.nextWith("Voice-Message: 0/0");
            assertThat(new VoiceBox(carillon, b.number()).onlyMessage().getString("deletedAt")).isNotEmpty();
            carillon.admin().delete("/voicemail/" + b.number() + "/messages/" + id).expect(204);
            assertThat(new VoiceBox(carillon, b.number()).audio(id, "bytes=0-").statusCode()).isEqualTo(404);
        }
    }

    private static EventEar.Heard told(EventEar ledger, String type, String message) throws Exception {
        return ledger.await(heard -> heard.type().equals(type)
                && heard.body().getJsonObject("data").getString("messageId").equals(message), PATIENCE);
    }

    /** A stretch of a second in the middle is asked for, and there the caller is heard. */
    private void heardAsAWav(String extension, String id, double hertz) throws Exception {
        HttpResponse<byte[]> answer = new VoiceBox(carillon, extension).audio(id, "bytes=16044-32043");
        assertThat(answer.statusCode()).isEqualTo(206);
        ByteBuffer wav = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = wav.getShort(2 * i);
        }
        assertThat(new Hearing(samples, 50, 0, 0, 0).isTone(hertz)).as("the caller is heard").isTrue();
    }

    @Test
    void aGreetingOfOnesOwnAReviewAndAPin() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String box = "/voicemail/" + b.number();
        new VoiceBox(carillon, b.number()).set(Map.of("leastSeconds", 1, "transcribe", true));
        carillon.admin().put(box + "/pin", Api.json(Map.of("pin", "1111"))).expect(400);
        carillon.admin().put(box + "/pin", Api.json(Map.of("pin", "2580"))).expect(204);
        assertThat(VoiceBox.store(carillon, box + "/greetings/unavailable", "no sound".getBytes(StandardCharsets.US_ASCII))).isEqualTo(400);
        assertThat(VoiceBox.store(carillon, box + "/greetings/unavailable", tone(GREETING_HERTZ, 1))).isEqualTo(204);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = ann.call("*99" + b.number());
            out.awaitAnswered();
            VoiceBox.hears(out, GREETING_HERTZ);
            out.audio().digit(HASH, TELEPHONE_EVENT);
            VoiceBox.hears(out, BEEP_HERTZ);
            VoiceBox.speaks(out, ofMillis(1_600));
            out.audio().digit(HASH, TELEPHONE_EVENT);
            VoiceBox.hears(out, "vm-review");
            assertThat(new VoiceBox(carillon, b.number()).messages()).as("it is not decided").isEmpty();
            out.audio().digit(3, TELEPHONE_EVENT);
            VoiceBox.hears(out, BEEP_HERTZ);
            VoiceBox.speaks(out, ofMillis(1_600));
            out.audio().digit(HASH, TELEPHONE_EVENT);
            VoiceBox.hears(out, "vm-review");
            out.audio().digit(2, TELEPHONE_EVENT);
            VoiceBox.hears(out, ann.tone());
            out.audio().digit(1, TELEPHONE_EVENT);
            VoiceBox.hears(out, "vm-kept");
            out.awaitEnded();
            JsonObject kept = new VoiceBox(carillon, b.number()).onlyMessage();
            assertThat(kept.getJsonObject("transcript").getString("state"))
                    .as("nobody understands, nothing is lost").isEqualTo("WAITING");

            PhoneCall other = ann.call("*98" + b.number());
            other.awaitAnswered();
            VoiceBox.hears(other, "vm-pin");
            press(other, "2581#");
            VoiceBox.hears(other, "vm-wrong");
            press(other, "2580#");
            VoiceBox.hears(other, "vm-main");
            other.hangUp();
            carillon.admin().delete(box + "/messages/" + kept.getString("id")).expect(204);
            carillon.admin().delete(box + "/greetings/unavailable").expect(204);
            carillon.admin().get(box + "/greetings/unavailable").expect(404);
        }
    }

    @Test
    void aMessageIsSavedSentOnAnsweredAndItsCallerCalledBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        VoiceBox box = new VoiceBox(carillon, b.number());
        for (var line : new Installation.Line[] {a, b, c}) {
            new VoiceBox(carillon, line.number()).set(Map.of("language", "en"));
        }
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            box.isLeftAMessage(ann, ofMillis(2_500));
            assertThat(box.onlyMessage().getString("folder")).isEqualTo("NEW");
            PhoneCall in = bob.call("*97");
            in.awaitAnswered();
            press(in, "1");
            VoiceBox.hears(in, ann.tone());
            press(in, "2");
            VoiceBox.hears(in, "vm-stored");
            assertThat(box.onlyMessage().getString("folder")).isEqualTo("SAVED");
            press(in, "2");
            VoiceBox.hears(in, ann.tone());
            press(in, "7" + c.number() + "#");
            VoiceBox.hears(in, "vm-sent");
            press(in, "8");
            VoiceBox.hears(in, BEEP_HERTZ);
            VoiceBox.speaks(in, ofMillis(2_500));
            press(in, "#");
            VoiceBox.hears(in, "vm-review");
            press(in, "1");
            VoiceBox.hears(in, "vm-sent");
            heardAsAWav(c.number(), new VoiceBox(carillon, c.number()).onlyMessage().getString("id"), ann.tone());
            JsonObject answer = new VoiceBox(carillon, a.number()).onlyMessage();
            assertThat(answer.getString("from")).isEqualTo(b.number());
            heardAsAWav(a.number(), answer.getString("id"), bob.tone());

            press(in, "9");
            PhoneCall back = ann.awaitCall();
            back.answer();
            back.awaitAnswered();
            Talk talk = new Talk(bob, in, ann, back);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void overTheApiAMessageGoesToAnotherMailboxWithANoteAndItsLampBurns() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        VoiceBox from = new VoiceBox(carillon, b.number());
        VoiceBox to = new VoiceBox(carillon, c.number());
        from.set(Map.of("language", "en"));
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                Phone cid = c.registered();
                EventEar ledger = EventEar.on(carillon, "CarillonCdr", "eventType LIKE 'voicemail.%'")) {
            from.isLeftAMessage(ann, ofMillis(2_500));
            JsonObject message = from.onlyMessage();
            String path = "/voicemail/" + b.number() + "/messages/" + message.getString("id") + "/forward";
            Watch theirs = bob.watch(b.number(), "message-summary").on(600);
            theirs.nextWith("Voice-Message: 1/0");
            assertThat(carillon.admin().post(path, Api.json(Map.of("to", c.number()))).expect(400).body()).contains("there is no mailbox of this number");
            to.set(Map.of("language", "en"));
            assertThat(carillon.admin().post(path, Api.json(Map.of("to", b.number()))).expect(400).body()).contains("must not lead back to itself");
            assertThat(carillon.admin().post(path, Api.json(Map.of("to", "1 2"))).expect(400).body()).contains("digits");
            Watch lamp = cid.watch(c.number(), "message-summary").on(600);
            assertThat(lamp.next().body()).contains("Messages-Waiting: no");

            assertThat(carillon.admin().post(path, Api.json(Map.of("to", c.number(), "note", "Please call her", "keep", true)))
                    .expect(200).object().getInt("mailboxes")).isEqualTo(1);
            lamp.nextWith("Voice-Message: 1/0");
            JsonObject copy = to.onlyMessage();
            assertThat(copy.getString("from")).isEqualTo(a.number());
            assertThat(copy.getString("sentBy")).isEqualTo(b.number());
            assertThat(copy.getString("note")).isEqualTo("Please call her");
            assertThat(told(ledger, "voicemail.received", copy.getString("id")).property("toNumber")).isEqualTo(c.number());
            heardAsAWav(c.number(), copy.getString("id"), ann.tone());
            assertThat(from.onlyMessage().containsKey("deletedAt")).as("it was kept").isFalse();

            carillon.admin().post(path, Api.json(Map.of("to", c.number(), "keep", false))).expect(200);
            theirs.nextWith("Voice-Message: 0/0");
            lamp.nextWith("Voice-Message: 2/0");
            assertThat(from.onlyMessage().getString("deletedAt")).as("it can be had back").isNotEmpty();
            assertThat(carillon.admin().get("/audit").expect(200).body())
                    .contains("voicemail.sent-on", message.getString("id") + " to " + c.number());
        }
    }

    @Test
    void theOwnerSpeaksATemporaryGreetingAndHisNameAndCallersHearThem() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        new VoiceBox(carillon, b.number()).set(Map.of("language", "en"));
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall in = bob.call("*97");
            in.awaitAnswered();
            press(in, "0");
            VoiceBox.hears(in, "vm-options");
            speaks(in, "3");
            press(in, "2");
            VoiceBox.hears(in, bob.tone());
            press(in, "1");
            VoiceBox.hears(in, "vm-stored");
            PhoneCall first = ann.call("*99" + b.number());
            first.awaitAnswered();
            VoiceBox.hears(first, bob.tone());
            first.hangUp();
            press(in, "5");
            VoiceBox.hears(in, "vm-deleted");
            speaks(in, "4");
            press(in, "1");
            VoiceBox.hears(in, "vm-stored");
            in.hangUp();
            PhoneCall second = ann.call("*99" + b.number());
            second.awaitAnswered();
            VoiceBox.hears(second, bob.tone());
            VoiceBox.hears(second, "vm-is-away");
            second.hangUp();
        }
    }

    /** Chooses what to say, says it and is asked whether it is good. */
    private static void speaks(PhoneCall call, String choice) throws Exception {
        press(call, choice);
        VoiceBox.hears(call, BEEP_HERTZ);
        VoiceBox.speaks(call, ofMillis(1_600));
        press(call, "#");
        VoiceBox.hears(call, "vm-review");
    }

    @Test
    void whoGuessesThePinLocksTheMailboxUntilThereIsANewOne() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String pin = "/voicemail/" + b.number() + "/pin";
        new VoiceBox(carillon, b.number()).set(Map.of("language", "en"));
        carillon.admin().put(pin, Api.json(Map.of("pin", "2580"))).expect(204);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall first = ann.call("*98" + b.number());
            first.awaitAnswered();
            press(first, "1111#2222#3333#");
            first.awaitEnded();
            PhoneCall second = ann.call("*98" + b.number());
            second.awaitAnswered();
            press(second, "4444#5555#");
            VoiceBox.hears(second, "vm-locked");
            second.awaitEnded();
            PhoneCall owner = bob.call("*97");
            owner.awaitAnswered();
            press(owner, "2580#");
            VoiceBox.hears(owner, "vm-locked");
            owner.awaitEnded();
            assertThat(carillon.admin().get("/audit").expect(200).body()).contains("voicemail.locked", b.number());
            carillon.admin().put(pin, Api.json(Map.of("pin", "3691"))).expect(204);
            PhoneCall again = bob.call("*97");
            again.awaitAnswered();
            press(again, "3691#");
            VoiceBox.hears(again, "vm-main");
            again.hangUp();
        }
    }

    private static void press(PhoneCall call, String keys) throws Exception {
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
    }

    /** A WAV file of 16000 samples per second with nothing but a tone in it. */
    static byte[] tone(double hertz, int seconds) {
        int rate = 16_000;
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * rate * seconds).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * rate * seconds)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
                .putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * rate * seconds);
        for (int i = 0; i < rate * seconds; i++) {
            wav.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * i / rate)));
        }
        return wav.array();
    }
}
