package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Bot;
import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program hears what a telephone says, and is heard there. */
@ArquillianTest
@RunAsClient
class StreamTest {
    private static final int BOT_TONE = 1750;
    private static final int RATE = 16_000;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
        carillon.awaitStatus("no streams", status -> status.getJsonObject("gauges").getInt("streams.active") == 0);
    }

    private static void await(String what, Callable<Boolean> holds) {
        Awaitility.await(what).atMost(ofSeconds(60)).pollInterval(ofMillis(50)).until(holds);
    }

    private static void hears(Bot bot, double tone, int rate) {
        Awaitility.await().atMost(ofSeconds(30)).pollInterval(ofMillis(50))
                .untilAsserted(() -> assertThat(bot.levelOf(tone, rate)).as(() -> tone + ": " + bot.describe(rate))
                        .isGreaterThan(-20));
    }

    private static JsonObjectBuilder order(String party, String url) {
        return Json.createObjectBuilder().add("party", party).add("url", url);
    }

    @Test
    void aProgramHearsATelephoneAndIsHeardThereInPlaceOfTheOther() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Bot bot = new Bot()) {
            Talk talk = Talk.between(alice, bob);
            String call = carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject()).filter(item -> item.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id");
            JsonObject wanted = order(a.number(), bot.url()).add("talks", true).add("authorization", "Bearer let-me-in")
                    .add("notes", Json.createArrayBuilder().add(
                            Json.createObjectBuilder().add("name", "who").add("value", "alice")))
                    .build();
            String stream = carillon.admin().post("/calls/" + call + "/streams", wanted).expect(202).object().getString("id");
            hears(bot, alice.tone(), RATE);
            assertThat(bot.head()).contains("Authorization: Bearer let-me-in");
            assertThat(bot.texts().get(0)).contains("\"event\":\"start\"", stream, "\"sampleRate\":16000", "\"who\":\"alice\"");
            talk.hearOneAnother();

            talk.out().audio().forget();
            bot.say(BOT_TONE, RATE, 3000);
            bot.tell("{\"event\":\"mark\",\"name\":\"said\"}");
            await("the program's tone", () -> talk.out().listen(ofMillis(200)).isTone(BOT_TONE));
            assertThat(talk.in().listen(ofMillis(200)).isTone(alice.tone())).as("bob hears alice meanwhile").isTrue();
            bot.tell("{\"event\":\"clear\"}");
            await("mark", () -> bot.texts().stream().anyMatch(text -> text.contains("\"name\":\"said\"")));
            talk.hearOneAnother();

            assertThat(carillon.admin().get("/calls/" + call + "/streams").expect(200).object().getJsonArray("items"))
                    .hasSize(1);
            carillon.admin().delete("/calls/" + call + "/streams/" + stream).expect(204);
            await("stop", () -> bot.isClosed() && bot.texts().stream().anyMatch(text -> text.contains("\"stop\"")));
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void aStreamEndsWithTheCallAndNothingGoesWhereNobodyAllowedIt() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Bot bot = new Bot()) {
            Talk talk = Talk.between(alice, bob);
            String calls = "/calls/" + carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject()).filter(item -> item.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id") + "/streams";
            assertThat(carillon.admin().post(calls, order(a.number(), "wss://elsewhere.example/").build()).expect(409).body())
                    .contains("carillon.media.stream-hosts");
            carillon.admin().post(calls, order("99999", bot.url()).build()).expect(409);
            carillon.admin().post(calls, Api.json(Map.of("party", a.number()))).expect(400);
            carillon.admin().delete(calls + "/none").expect(404);
            carillon.admin().post(calls, order(b.number(), bot.url()).add("sound", "PCMU_8000").build()).expect(202);
            hears(bot.withLaw(), bob.tone(), 8000);
            talk.hangUp();
            await("end", bot::isClosed);
            assertThat(bot.texts().get(bot.texts().size() - 1)).contains("the telephone is gone");
        }
    }
}
