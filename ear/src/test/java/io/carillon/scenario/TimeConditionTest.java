package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Numbers that lead to one place while it is open and to another while it is closed. */
@ArquillianTest
@RunAsClient
class TimeConditionTest {
    private final Installation carillon = Installation.ofTestRun();

    /** A condition that is gone at the end. */
    private final class Condition implements AutoCloseable {
        final String number;

        Condition(String number, Map<String, ?> settings) throws Exception {
            this.number = number;
            Map<String, Object> body = new HashMap<>(Map.of(
                    "number", number, "name", "Office " + number, "zone", "UTC", "hours", allDay()));
            body.putAll(settings);
            carillon.admin().post("/time-conditions", Api.json(body)).expect(201);
        }

        @Override
        public void close() throws Exception {
            carillon.admin().delete("/time-conditions/" + number).expect(204);
        }
    }

    private static JsonArray allDay() {
        var days = Json.createArrayBuilder();
        Arrays.stream(DayOfWeek.values()).forEach(day -> days.add(day.name()));
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("days", days).add("from", "00:00").add("to", "24:00"))
                .build();
    }

    private static JsonArray list(String... values) {
        return Json.createArrayBuilder(Arrays.asList(values)).build();
    }

    static void reaches(Phone caller, String number, Phone callee) throws Exception {
        PhoneCall out = caller.call(number);
        PhoneCall in = callee.awaitCall();
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        talk.hangUp();
    }

    private static void code(Phone phone, String dialled, double tone) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).isTone(tone)).as("tone of " + dialled).isTrue();
        call.awaitEnded();
    }

    @Test
    void openAndClosedByHandFromTheKeypadAndTheApi() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String number = "71" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Condition office = new Condition(number, Map.of(
                        "open", b.number(), "closed", c.number(), "switchers", list(a.number())))) {
            reaches(alice, office.number, bob);
            code(alice, "*28" + number, 600);
            reaches(alice, number, carol);
            JsonObject now = carillon.admin().get("/time-conditions/" + number + "/now").expect(200).object();
            assertThat(now.getBoolean("open")).isFalse();
            assertThat(now.getString("because")).isEqualTo("switched by hand");
            assertThat(now.getString("destination")).isEqualTo(c.number());
            PhoneCall refused = bob.call("*27" + number);
            refused.awaitAnswered();
            refused.awaitEnded();
            assertThat(standing(number)).as("bob may not").isEqualTo("CLOSED");
            carillon.admin().put("/time-conditions/" + number + "/standing", Api.json(Map.of("standing", "AUTOMATIC")))
                    .expect(200);
            reaches(alice, number, bob);
            code(alice, "*27" + number, 600);
            assertThat(standing(number)).isEqualTo("OPEN");
            code(alice, "*29" + number, 600);
            assertThat(standing(number)).isEqualTo("AUTOMATIC");
            assertThat(carillon.awaitCdr(a.number(), number, cdr -> cdr.getString("explain").contains("open from"))
                    .getString("explain")).contains("Office " + number + " is open: open from 00:00 to 24:00");
            assertThat(carillon.admin().get("/audit?limit=50").expect(200).body()).contains("time-condition.changed");
        }
    }

    private String standing(String number) throws Exception {
        return carillon.admin().get("/time-conditions/" + number).expect(200).object().getString("standing");
    }

    @Test
    void onAHolidayACallFromOutsideGoesWhereItGoesWhenClosed() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String number = "72" + a.number();
        String did = "49305" + a.number();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonArray off = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("name", "Founders' day").add("from", today.minusDays(1).toString())
                        .add("to", today.plusDays(1).toString()))
                .build();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Trunking carrier = Trunking.at(carillon, "hrs" + a.number(), "127.0.0.16", Map.of());
                Condition office = new Condition(number, Map.of(
                        "open", a.number(), "closed", b.number(), "holidays", off))) {
            carillon.admin().post("/dids", Api.json(Map.of("number", did, "extension", office.number))).expect(201);
            assertThat(carillon.admin().delete("/time-conditions/" + number).status()).as("in use").isEqualTo(409);
            reaches(carrier.phone(), did, bob);
            assertThat(alice.isCalledWithin(ofMillis(1))).isFalse();
            assertThat(carillon.awaitCdr("carrier", did).getString("explain")).contains("holiday Founders' day");
            String later = today.plusDays(30) + "T12:00:00Z";
            assertThat(carillon.admin()
                            .post("/routes/explain", Api.json(Map.of("from", a.number(), "to", number, "at", later)))
                            .expect(200).body()).contains("is open: open from 00:00 to 24:00");
            String file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:"
                    + today.plusDays(30).toString().replace("-", "") + "\r\nSUMMARY:Fair\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
            String holidays = "/time-conditions/" + number + "/holidays";
            assertThat(carillon.admin().send("POST", holidays, file.replace("END:VEVENT", ""), "Content-Type", "text/calendar")
                    .expect(400).body()).contains("line ");
            assertThat(carillon.admin().send("POST", holidays, file, "Content-Type", "text/calendar").expect(200)
                    .object().getInt("added")).isEqualTo(1);
            assertThat(carillon.admin().get("/time-conditions/" + number + "/now?at=" + later).expect(200).body())
                    .contains("Fair");
            JsonObject now = carillon.admin().get("/time-conditions/" + number + "/now").expect(200).object();
            assertThat(now.getString("because")).isEqualTo("holiday Founders' day");
            assertThat(now.getString("until")).isEqualTo(today.plusDays(2) + "T00:00:00Z");
            carillon.admin().delete("/dids/" + did).expect(204);
        }
    }

    @Test
    void atQuietHoursCallersHearBusyUntilTheyAreSuspended() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String path = "/extensions/" + b.number() + "/quiet-hours";
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            JsonObject always = Json.createObjectBuilder().add("zone", "Europe/Berlin").add("hours", allDay()).build();
            carillon.admin().put(path, always, "If-Match", carillon.admin().get(path).expect(200).header("ETag"))
                    .expect(200);
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(486);
            assertThat(bob.isCalledWithin(ofMillis(300))).isFalse();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("explain"))
                    .contains("wants quiet at this hour");
            code(bob, "*26", 600);
            reaches(alice, b.number(), bob);
            code(bob, "*25", 600);
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(486);
        }
    }

    @Test
    void hoursThatAreNoneAreRefusedByName() throws Exception {
        var a = carillon.line();
        String number = "73" + a.number();
        Api admin = carillon.admin();
        JsonArray wrong = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("days", list("MONDAY")).add("from", "9").add("to", "25:00"))
                .build();
        assertThat(admin.post("/time-conditions", Api.json(Map.of("number", number, "name", "x", "zone", "UTC",
                "hours", wrong))).expect(400).body()).contains("hours[0].from", "hours[0].to");
        assertThat(admin.post("/time-conditions", Api.json(Map.of("number", number, "name", "x", "zone", "Mars/Base",
                "hours", allDay()))).expect(400).body()).contains("zone");
        assertThat(admin.post("/time-conditions", Api.json(Map.of("number", a.number(), "name", "x", "zone", "UTC",
                "hours", allDay(), "open", a.number()))).expect(400).body()).contains("is an extension", "another number");
    }
}
