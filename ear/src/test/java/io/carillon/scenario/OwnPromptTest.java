package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.rtp.prompt.EspeakEngine;
import io.carillon.rtp.prompt.Recording;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers of a menu hear: the product's own prompts in each language, a text, or a recording that somebody hands in. */
@ArquillianTest
@RunAsClient
class OwnPromptTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
        URI address = carillon.http().resolve("/api" + path);
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + carillon.admin().token())
                        .header("Content-Type", "audio/wav")
                        .method(method, body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Two seconds of a tone, two channels of 22050 samples per second. */
    private static byte[] recording(int hertz) {
        int frames = 2 * 22_050;
        ByteBuffer out = ByteBuffer.allocate(44 + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 2);
        out.putInt(22_050).putInt(22_050 * 4).putShort((short) 4).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * 4);
        for (int i = 0; i < frames; i++) {
            short sample = (short) Math.round(6000 * Math.sin(2 * Math.PI * hertz * i / 22_050));
            out.putShort(sample).putShort(sample);
        }
        return out.array();
    }

    private void hears(String menu, Phone phone, int hertz) throws Exception {
        hears(menu, phone, hertz + " Hz", heard -> heard.levelOf(hertz) > -25);
    }

    private interface Wanted {
        boolean isIn(Hearing heard) throws Exception;
    }

    private static void hears(String menu, Phone phone, String what, Wanted wanted) throws Exception {
        PhoneCall call = phone.call(menu);
        call.awaitAnswered();
        Awaitility.await(what).atMost(ofSeconds(60)).pollInterval(ofMillis(200)).until(() -> wanted.isIn(call.audio().soFar()));
        call.hangUp();
    }

    @Test
    void theGreetingOfAMenuIsHandedInReplacedAndDeleted() throws Exception {
        var a = carillon.line();
        String name = "greeting-" + a.number();
        String path = "/prompts/en/" + name;
        String menu = "8802" + a.number();
        HttpResponse<byte[]> taken = send("PUT", path, recording(660));
        assertThat(taken.statusCode()).as(new String(taken.body(), StandardCharsets.UTF_8)).isEqualTo(200);
        JsonObject listed = carillon.admin().get("/prompts").expect(200).object().getJsonArray("items").stream()
                .map(item -> item.asJsonObject()).filter(item -> item.getString("name").equals(name)).findFirst().orElseThrow();
        assertThat(listed.getString("file")).isEqualTo("default/" + name);
        var greeting = Json.createArrayBuilder().add(Json.createObjectBuilder().add("file", "default/" + name));
        carillon.admin().post("/menus", Json.createObjectBuilder().add("number", menu).add("title", "Own")
                .add("greeting", greeting).build()).expect(201);
        try (Phone alice = a.registered()) {
            hears(menu, alice, 660);
            assertThat(send("PUT", path, recording(880)).statusCode()).isEqualTo(200);
            var past = carillon.admin().get("/history?kind=prompt&name=en/" + name).expect(200).object().getJsonArray("items");
            assertThat(past).hasSize(2);
            assertThat(past.getJsonObject(0).getJsonObject("before").getInt("rate")).isPositive();
            assertThat(carillon.admin().post("/history/" + past.getJsonObject(0).getJsonNumber("id") + "/revert", null)
                    .expect(409).body()).contains("is not kept: hand it in again");
            hears(menu, alice, 880);
        } finally {
            carillon.admin().delete("/menus/" + menu).expect(204);
        }
        assertThat(send("GET", path, null).body()).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(send("GET", path, null).statusCode()).isEqualTo(404);
    }

    @Test
    void callersAreWelcomedInFrenchAndSpanish() throws Exception {
        var a = carillon.line();
        String menu = "8803" + a.number();
        JsonObject plain = Json.createObjectBuilder().add("number", menu).add("title", "Own").build();
        carillon.admin().post("/menus", plain).expect(201);
        try (Phone alice = a.registered()) {
            for (String language : List.of("fr", "es")) {
                change(menu, Json.createObjectBuilder(plain).add("language", language));
                hears(menu, alice, "welcome in " + language, heard -> Recognition.ofPrompt(heard, language, "welcome") > 0.9);
            }
        } finally {
            carillon.admin().delete("/menus/" + menu).expect(204);
        }
    }

    @Test
    void callersHearATextSpoken() throws Exception {
        Programs.assumed("espeak-ng");
        var a = carillon.line();
        String menu = "8804" + a.number();
        JsonObject plain = Json.createObjectBuilder().add("number", menu).add("title", "Own").build();
        carillon.admin().post("/menus", plain).expect(201);
        try (Phone alice = a.registered()) {
            String words = "Good afternoon. Our house has moved to Garden Street.";
            Recording spoken = new EspeakEngine("espeak-ng").speak("en", words);
            change(menu, Json.createObjectBuilder(plain).add("language", "en")
                    .add("greeting", Json.createArrayBuilder().add(Json.createObjectBuilder().add("text", words))));
            hears(menu, alice, "the text", heard -> Recognition.ofSound(heard, spoken) > 0.9);
        } finally {
            carillon.admin().delete("/menus/" + menu).expect(204);
        }
    }

    private void change(String menu, JsonObjectBuilder settings) throws Exception {
        carillon.admin().put("/menus/" + menu, settings.build(), "If-Match",
                carillon.admin().get("/menus/" + menu).expect(200).header("ETag")).expect(200);
    }

    @Test
    void whatIsNoRecordingIsRefusedWithTheReason() throws Exception {
        HttpResponse<byte[]> refused = send("PUT", "/prompts/en/no", "OggS and more".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("recording", "is no WAV file");
        assertThat(send("PUT", "/prompts/xx/no", recording(660)).statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/prompts/en/no", new byte[9_000_000]).statusCode()).isEqualTo(413);
        JsonObject foreign = Json.createObjectBuilder().add("number", "88029999").add("title", "x").add("greeting",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("file", "other/secret"))).build();
        assertThat(carillon.admin().post("/menus", foreign).expect(400).body()).contains("default/NAME");
    }
}
