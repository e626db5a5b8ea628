package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.MailBox;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.phone.Watch;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages from the telephone of the caller to the ear of the owner, and everybody who is told of them. */
@ArquillianTest
@RunAsClient
class VoicemailTest {
    private static final int MAIL_PORT = 12_525;
    private static final int TELEPHONE_EVENT = 101;
    private static final int HASH = 11;
    private static final Duration PATIENCE = ofSeconds(60);
    private static final double GREETING_HERTZ = 730;
    private static final double BEEP_HERTZ = 1000;
    /** Samples of 120 ms. */
    private static final int MOMENT = 960;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private void mailbox(String extension, Map<String, ?> settings) throws Exception {
        String path = "/voicemail/" + extension;
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        carillon.admin().put(path, Api.json(settings), "If-Match", tag).expect(200);
    }

    private List<JsonObject> messages(String extension) throws Exception {
        return carillon.admin().get("/voicemail/" + extension + "/messages").expect(200).object()
                .getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private JsonObject onlyMessage(String extension) throws Exception {
        Awaitility.await("message").atMost(PATIENCE).pollInterval(ofMillis(200))
                .until(() -> !messages(extension).isEmpty());
        assertThat(messages(extension)).hasSize(1);
        return messages(extension).get(0);
    }

    /** Waits until this prompt has been heard, which a busy machine may begin late, and forgets what was heard. */
    private static void hears(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(PATIENCE).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
        call.audio().forget();
    }

    /** Waits until a tone is heard for a moment. */
    private static void hears(PhoneCall call, double hertz) {
        Awaitility.await(hertz + " Hz").atMost(PATIENCE).pollInterval(ofMillis(10))
                .until(() -> isIn(call.audio().soFar().samples(), hertz));
        call.audio().forget();
    }

    private static boolean isIn(short[] samples, double hertz) {
        for (int at = 0; at + MOMENT <= samples.length; at += MOMENT / 2) {
            if (new Hearing(Arrays.copyOfRange(samples, at, at + MOMENT), 6, 0, 0, 0).isTone(hertz)) {
                return true;
            }
        }
        return false;
    }

    /** Says something; nothing is heard meanwhile. */
    private static void speaks(PhoneCall call, Duration howLong) {
        long until = call.audio().packetsSent() + howLong.toMillis() / 20;
        Awaitility.await("speech").atMost(PATIENCE).pollInterval(ofMillis(20))
                .until(() -> call.audio().packetsSent() >= until);
    }

    private HttpResponse<byte[]> audio(String extension, String id, String range) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                                URI.create(carillon.http() + "/api/voicemail/" + extension + "/messages/" + id + "/audio"))
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Range", range)
                        .timeout(PATIENCE)
                        .build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void whoIsNotAnsweredLeavesAMessageThatIsHeardMailedAndSignalled() throws Exception {
        var a = carillon.line("Ann Caller");
        var b = carillon.line("Bob Owner");
        mailbox(b.number(), Map.of("email", "bob@house.example", "language", "en"));
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                MailBox box = MailBox.on(MAIL_PORT);
                EventEar ledger = EventEar.on(carillon, "CarillonCdr", "eventType = 'voicemail.received'")) {
            Watch lamp = bob.watch(b.number(), "message-summary").on(600);
            assertThat(lamp.next().body()).contains("Messages-Waiting: no");
            PhoneCall out = ann.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            out.awaitAnswered();
            hears(out, "vm-is-busy");
            out.audio().digit(HASH, TELEPHONE_EVENT);
            hears(out, BEEP_HERTZ);
            speaks(out, ofMillis(3_000));
            out.hangUp();

            JsonObject message = onlyMessage(b.number());
            String id = message.getString("id");
            assertThat(message.getString("from")).isEqualTo(a.number());
            assertThat(message.getString("fromName")).isEqualTo("Ann Caller");
            assertThat(message.getString("folder")).isEqualTo("NEW");
            lamp.nextWith("Voice-Message: 1/0");
            EventEar.Heard event = ledger.await(heard -> heard.body().getJsonObject("data").getString("messageId")
                    .equals(id), PATIENCE);
            assertThat(event.property("toNumber")).isEqualTo(b.number());
            heardAsAWav(b.number(), id, ann.tone());
            JsonObject seen = carillon.admin().get("/voicemail/" + b.number() + "/messages/" + id + "/waveform").expect(200)
                    .object();
            assertThat(seen.getJsonNumber("seconds").doubleValue()).isGreaterThan(2);
            assertThat(seen.getJsonArray("sides").getJsonObject(0).getJsonArray("peaks"))
                    .as("somebody speaks").anyMatch(peak -> Integer.parseInt(peak.toString()) > 50);
            MailBox.Mail mail = box.await(one -> one.text().contains(id + ".wav"), PATIENCE);
            assertThat(mail.to()).isEqualTo("bob@house.example");
            assertThat(mail.text())
                    .contains("Subject: Voicemail from Ann Caller <" + a.number() + ">", "audio/wav", "UklGR");
            PhoneCall in = bob.call("*97");
            in.awaitAnswered();
            hears(in, "vm-new");
            in.audio().digit(1, TELEPHONE_EVENT);
            hears(in, ann.tone());
            lamp.nextWith("Voice-Message: 0/1");
            in.audio().digit(3, TELEPHONE_EVENT);
            hears(in, "vm-deleted");
            in.hangUp();
            lamp.nextWith("Voice-Message: 0/0");
            assertThat(onlyMessage(b.number()).getString("deletedAt")).isNotEmpty();
            carillon.admin().delete("/voicemail/" + b.number() + "/messages/" + id).expect(204);
            assertThat(audio(b.number(), id, "bytes=0-").statusCode()).isEqualTo(404);
        }
    }

    /** A stretch of a second in the middle is asked for, and there the caller is heard. */
    private void heardAsAWav(String extension, String id, double hertz) throws Exception {
        HttpResponse<byte[]> answer = audio(extension, id, "bytes=16044-32043");
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
        mailbox(b.number(), Map.of("leastSeconds", 1));
        carillon.admin().put(box + "/pin", Api.json(Map.of("pin", "1111"))).expect(400);
        carillon.admin().put(box + "/pin", Api.json(Map.of("pin", "2580"))).expect(204);
        assertThat(store(box + "/greetings/unavailable", "no sound".getBytes(StandardCharsets.US_ASCII))).isEqualTo(400);
        assertThat(store(box + "/greetings/unavailable", tone(GREETING_HERTZ, 1))).isEqualTo(204);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = ann.call("*99" + b.number());
            out.awaitAnswered();
            hears(out, GREETING_HERTZ);
            out.audio().digit(HASH, TELEPHONE_EVENT);
            hears(out, BEEP_HERTZ);
            speaks(out, ofMillis(1_600));
            out.audio().digit(HASH, TELEPHONE_EVENT);
            hears(out, "vm-review");
            assertThat(messages(b.number())).as("it is not decided").isEmpty();
            out.audio().digit(3, TELEPHONE_EVENT);
            hears(out, BEEP_HERTZ);
            speaks(out, ofMillis(1_600));
            out.audio().digit(HASH, TELEPHONE_EVENT);
            hears(out, "vm-review");
            out.audio().digit(1, TELEPHONE_EVENT);
            hears(out, "vm-kept");
            out.awaitEnded();
            onlyMessage(b.number());

            PhoneCall other = ann.call("*98" + b.number());
            other.awaitAnswered();
            hears(other, "vm-pin");
            press(other, "2581#");
            hears(other, "vm-wrong");
            press(other, "2580#");
            hears(other, "vm-main");
            other.hangUp();
            carillon.admin().delete(box + "/greetings/unavailable").expect(204);
            carillon.admin().get(box + "/greetings/unavailable").expect(404);
        }
    }

    private static void press(PhoneCall call, String keys) throws Exception {
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
    }

    private int store(String path, byte[] wav) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(carillon.http() + "/api" + path))
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Content-Type", "audio/wav")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(wav))
                        .timeout(PATIENCE)
                        .build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** A WAV file of 16000 samples per second with nothing but a tone in it. */
    private static byte[] tone(double hertz, int seconds) {
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
