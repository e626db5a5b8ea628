package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carillon.phone.Audio;
import io.carillon.phone.Line;
import io.carillon.phone.Phone;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two phones on lines of different quality, with live RTCP: the record tells what each line was like. */
@ArquillianTest
@Tag("alone")
@RunAsClient
class LineQualityTest {
    /** Every tenth packet lost on the way to the server, and an unsteady beat. */
    private static final Line UNSTEADY = new Line(60, 10, 0, 20);
    /** Far away, and every fifth packet lost on the way to the phone, which only the phone can tell. */
    private static final Line FAR = new Line(240, 0, 5, 0);
    /** How much later than at once a busy machine may answer, milliseconds. */
    private static final double BUSY = 100;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theRecordSaysLossJitterRoundTripAndScoreOfEachLine() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            Audio near = talk.out().audio();
            Audio far = talk.in().audio();
            far.on(FAR);
            near.on(UNSTEADY);
            Awaitility.await("enough losses to judge")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> near.packetsLost() >= 20 && far.packetsMissed() >= 40 && far.rtcp().size() >= 8);
            theApiTellsItMeanwhile(a, b);
            talk.hangUp();

            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            JsonObject unsteady = media(cdr, a.number());
            assertThat(unsteady.getInt("packetsLost")).isBetween(near.packetsLost() - 1, near.packetsLost());
            assertThat(number(unsteady, "jitterMillis")).isBetween(12.0, 30.0);
            assertThat(number(unsteady, "roundTripMillis")).isBetween(59.0, 60 + BUSY);
            double lost = unsteady.getInt("packetsLost");
            assertThat(number(unsteady, "mos"))
                    .isCloseTo(score(lost / (lost + unsteady.getInt("packetsReceived")), unsteady), within(0.02));

            JsonObject distant = media(cdr, b.number());
            assertThat(distant.getInt("packetsLost")).as("all of the phone's own packets came").isZero();
            assertThat(number(distant, "jitterMillis")).isLessThan(12);
            assertThat(number(distant, "roundTripMillis")).isBetween(239.0, 240 + BUSY);
            double missed = far.packetsMissed() / distant.getJsonNumber("packetsSent").doubleValue();
            assertThat(number(distant, "mos")).as("what the phone missed counts").isLessThan(3.3)
                    .isCloseTo(score(missed, distant), within(0.3));
        }
    }

    /** The same figures at any time of the call, and those of the last seconds; for whom the call is there. */
    private void theApiTellsItMeanwhile(Installation.Line a, Installation.Line b) throws Exception {
        SoundNow now = new SoundNow(carillon, a);
        Awaitility.await("an interval with losses").atMost(Duration.ofSeconds(30)).until(
                () -> now.of(a.number()), leg -> leg.containsKey("lately")
                        && number(leg.getJsonObject("lately"), "lostPercent") > 4);
        JsonObject unsteady = now.of(a.number());
        assertThat(unsteady.getString("says")).isEqualTo("PCMU").isEqualTo(unsteady.getString("hears"));
        assertThat(unsteady.getString("transport")).isEqualTo("UDP");
        assertThat(unsteady.getString("encryption")).isEqualTo("NONE");
        assertThat(unsteady.getInt("packetsLost")).isGreaterThanOrEqualTo(20);
        assertThat(number(unsteady, "lostPercent")).isBetween(4.0, 20.0);
        assertThat(number(unsteady, "jitterMillis")).isBetween(12.0, 30.0);
        assertThat(number(unsteady, "roundTripMillis")).isBetween(59.0, 60 + BUSY);
        assertThat(number(unsteady, "mos")).isBetween(1.0, 4.0);
        JsonObject distant = now.of(b.number());
        assertThat(distant.getInt("packetsLost")).isZero();
        assertThat(number(distant, "roundTripMillis")).isBetween(239.0, 240 + BUSY);
        assertThat(number(distant, "mos")).as("what the phone missed counts").isLessThan(3.6);
        String path = "/calls/" + now.call() + "/media";
        People.loggedIn(carillon, "auditor").get(path).expect(403);
        People.at(b, carillon).get(path).expect(200);
        People.at(carillon.line(), carillon).get(path).expect(404);
        carillon.admin().get("/calls/c-none/media").expect(404);
    }

    private static JsonObject media(JsonObject cdr, String party) {
        return cdr.getJsonArray("legs").getValuesAs(JsonObject.class).stream()
                .filter(leg -> leg.getString("party").equals(party))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no leg of " + party + " in " + cdr))
                .getJsonObject("media");
    }

    private static double number(JsonObject media, String name) {
        return media.getJsonNumber(name).doubleValue();
    }

    /** ITU-T G.107, reduced, for G.711 with concealment: what the record should say, worked out a second time. */
    private static double score(double loss, JsonObject media) {
        double delay = number(media, "roundTripMillis") / 2 + 2 * number(media, "jitterMillis") + 20;
        double percent = 100 * loss;
        double rating = 93.2 - 0.024 * delay - 0.11 * Math.max(0, delay - 177.3) - 95 * percent / (percent + 25.1);
        return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
    }
}
