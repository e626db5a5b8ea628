package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Phone;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody says in a call becomes text, as long as there is somebody who understands. */
@ArquillianTest
@RunAsClient
class TranscriptTest {
    private static final double NOTHING = 0;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static void sentence(Audio audio) {
        audio.frequency(700);
        int sent = audio.packetsSent();
        Awaitility.await().atMost(ofSeconds(60)).pollInterval(ofMillis(5)).until(() -> audio.packetsSent() >= sent + 40);
        audio.frequency(NOTHING);
    }

    private long failed() throws Exception {
        return carillon.admin().get("/system/status").expect(200).object().getJsonObject("counters")
                .getInt("transcripts.failed", 0);
    }

    @Test
    void wordsComeAsEventsAndADeadEngineHurtsNobody() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                EventEar events = EventEar.on(carillon, "CarillonEvents", "fromNumber = '" + a.number() + "'")) {
            Talk talk = Talk.between(alice, bob);
            String call = "/calls/" + carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject()).filter(item -> item.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id") + "/transcription";
            carillon.admin().post(call, Api.json(Map.of("party", "77777"))).expect(409);
            Audio saying = talk.in().audio();
            saying.frequency(NOTHING);
            try (SpeechService engine = SpeechService.hearing("please call me back")) {
                carillon.admin().post(call, Api.json(Map.of("party", b.number(), "language", "de"))).expect(202);
                sentence(saying);
                assertThat(engine.asked().poll(60, TimeUnit.SECONDS)).isEqualTo("language=de RIFF long");
                var heard = events.await(event -> event.type().equals("call.transcribed"), ofSeconds(60)).body()
                        .getJsonObject("data");
                assertThat(heard.getString("text")).isEqualTo("please call me back");
                assertThat(heard.getString("party")).isEqualTo(b.number());
            }
            long before = failed();
            sentence(saying);
            Awaitility.await("counted").atMost(ofSeconds(60)).until(() -> failed() > before);
            carillon.admin().post(call, Api.json(Map.of("party", b.number(), "on", false))).expect(202);
            talk.hangUp();
        }
    }
}
