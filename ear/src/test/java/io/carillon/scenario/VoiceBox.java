package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The mailbox of an extension, as its owner and its callers meet it. */
record VoiceBox(Installation carillon, String extension) {
    private static final Duration PATIENCE = ofSeconds(60);
    private static final int TELEPHONE_EVENT = 101;
    private static final int HASH = 11;
    private static final double BEEP_HERTZ = 1000;
    /** Samples of 120 ms. */
    private static final int MOMENT = 960;

    /** Sets what it is like. */
    void set(Map<String, ?> settings) throws Exception {
        String path = "/voicemail/" + extension;
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        carillon.admin().put(path, Api.json(settings), "If-Match", tag).expect(200);
    }

    List<JsonObject> messages() throws Exception {
        return carillon.admin().get("/voicemail/" + extension + "/messages").expect(200).object()
                .getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** Waits for a message; there is no other. */
    JsonObject onlyMessage() throws Exception {
        Awaitility.await("message").atMost(PATIENCE).pollInterval(ofMillis(200)).until(() -> !messages().isEmpty());
        assertThat(messages()).hasSize(1);
        return messages().get(0);
    }

    /** Somebody passes over the greeting, speaks for so long and hangs up. */
    void isLeftAMessage(Phone caller, Duration howLong) throws Exception {
        PhoneCall out = caller.call("*99" + extension);
        out.awaitAnswered();
        out.audio().digit(HASH, TELEPHONE_EVENT);
        hears(out, BEEP_HERTZ);
        speaks(out, howLong);
        out.hangUp();
    }

    /** A sound of the API, to an administrator. */
    byte[] sound(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(carillon.http() + "/api" + path))
                .header("Authorization", "Bearer " + carillon.admin().token()).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    HttpResponse<byte[]> audio(String id, String range) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                                URI.create(carillon.http() + "/api/voicemail/" + extension + "/messages/" + id + "/audio"))
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Range", range)
                        .timeout(PATIENCE)
                        .build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Waits until this prompt has been heard, which a busy machine may begin late, and forgets what was heard. */
    static void hears(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(PATIENCE).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
        call.audio().forget();
    }

    /** The same, when a tone follows at once: whoever forgot in between could miss it. */
    static void hears(PhoneCall call, String prompt, double hertz) {
        ToneSearch tone = new ToneSearch(hertz);
        Awaitility.await(prompt + ", " + hertz + " Hz").atMost(PATIENCE).pollInterval(ofMillis(300)).until(() -> {
            Hearing heard = call.audio().soFar();
            return tone.isIn(heard.samples()) && Recognition.ofPrompt(heard, "en", prompt) > 0.9;
        });
        call.audio().forget();
    }

    /** Waits until a tone is heard for a moment. */
    static void hears(PhoneCall call, double hertz) {
        ToneSearch tone = new ToneSearch(hertz);
        Awaitility.await(hertz + " Hz").atMost(PATIENCE).pollInterval(ofMillis(10))
                .until(() -> tone.isIn(call.audio().soFar().samples()));
        call.audio().forget();
    }

    /** Looks for a moment of a tone in what goes on being heard, and at each moment once. */
    private static final class ToneSearch {
        private final double hertz;
        private int next;
        private boolean found;

        ToneSearch(double hertz) {
            this.hertz = hertz;
        }

        boolean isIn(short[] heard) {
            for (; !found && next + MOMENT <= heard.length; next += MOMENT / 2) {
                found = new Hearing(Arrays.copyOfRange(heard, next, next + MOMENT), 6, 0, 0, 0).isTone(hertz);
            }
            return found;
        }
    }

    /** Says something; nothing is heard meanwhile. */
    static void speaks(PhoneCall call, Duration howLong) {
        long until = call.audio().packetsSent() + howLong.toMillis() / 20;
        Awaitility.await("speech").atMost(PATIENCE).pollInterval(ofMillis(20))
                .until(() -> call.audio().packetsSent() >= until);
    }

    /** Puts a file of sound at a path of the API. @return the status of the answer */
    static int store(Installation carillon, String path, byte[] wav) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(carillon.http() + "/api" + path))
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Content-Type", "audio/wav")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(wav))
                        .timeout(Duration.ofSeconds(20))
                        .build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
