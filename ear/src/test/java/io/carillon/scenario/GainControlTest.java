package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;

/** Where it is switched on, all who talk in a conference come to one loudness. */
class GainControlTest {
    @Test
    void whoIsTooLoudInAConferenceIsMadeFainter() throws Exception {
        Installation carillon = LastingServer.running().installation();
        var a = carillon.line();
        var b = carillon.line();
        String room = "8803" + a.number();
        carillon.admin().post("/conferences", Json.createObjectBuilder().add("number", room).add("title", "Even")
                .add("entry", "SILENT").build()).expect(201);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall hears = alice.call(room);
            hears.awaitAnswered();
            PhoneCall talks = bob.call(room);
            talks.awaitAnswered();
            await("10 dB below a full sine come to 22").atMost(ofSeconds(60)).until(() -> {
                double level = hears.listen(ofMillis(600)).levelOf(bob.tone());
                return level > -25 && level < -19;
            });
            hears.hangUp();
            talks.hangUp();
        } finally {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
    }
}
