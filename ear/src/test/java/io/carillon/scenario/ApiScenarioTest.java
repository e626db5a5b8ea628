package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The API as a program uses it, from the login to the record of the call, and what it says when the program errs. */
@ArquillianTest
@RunAsClient
class ApiScenarioTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aLoginGivesATokenForAnHour() throws Exception {
        JsonObject me = carillon.admin().get("/auth/me").expect(200).object();
        assertThat(me.getString("username")).isEqualTo("admin");
        assertThat(me.getJsonArray("roles").getString(0)).isEqualTo("admin");
        Instant expiry = Instant.parse(me.getString("expiresAt"));
        assertThat(expiry).isBefore(Instant.now().plusSeconds(3601));
    }

    @Test
    void unknownNamesAndWrongPasswordsGetTheSameAnswer() throws Exception {
        Api.Reply unknown = login(name(), "not-the-password").expect(401);
        Api.Reply wrong = login(People.add(carillon, "user"), "not-the-password").expect(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void guessingIsLockedOutAndSaysForHowLong() throws Exception {
        String username = People.add(carillon, "user");
        Api.Reply last = null;
        for (int i = 0; i < 20; i++) {
            last = login(username, "guess-number-" + i);
        }
        assertThat(last.expect(429).header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void anExtensionLivesThroughItsVersions() throws Exception {
        Api admin = carillon.admin();
        String number = carillon.line("Reception").number();
        String path = "/extensions/" + number;
        admin.post("/extensions", Api.json(Map.of("number", number))).expect(409);

        Api.Reply read = admin.get(path).expect(200);
        assertThat(read.object().containsKey("secret")).isFalse();
        String first = read.header("ETag");
        admin.get(path, "If-None-Match", first).expect(304);
        admin.put(path, Api.json(Map.of("displayName", "Desk"))).expect(428);
        Api.Reply changed = admin.put(path, Api.json(Map.of("displayName", "Desk")), "If-Match", first).expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first);
        admin.put(path, Api.json(Map.of("displayName", "Desk 2")), "If-Match", first).expect(412);
        assertThat(admin.get(path).expect(200).object().getString("displayName")).isEqualTo("Desk");

        String secret = admin.post(path + "/secret", Api.json(Map.of())).expect(200).object().getString("secret");
        assertThat(secret).hasSizeGreaterThanOrEqualTo(12);
        admin.delete(path, "If-Match", first).expect(412);
        admin.delete(path).expect(204);
        admin.get(path).expect(404);
        admin.delete(path).expect(404);
    }

    @Test
    void whoChangedWhatCanBeReadBack() throws Exception {
        Api admin = carillon.admin();
        String number = carillon.line("Before the change").number();
        String path = "/extensions/" + number;
        String tag = admin.get(path).expect(200).header("ETag");
        admin.put(path, Api.json(Map.of("displayName", "After the change")), "If-Match", tag).expect(200);

        JsonObject page = admin.get("/audit?what=" + number + "&limit=1").expect(200).object();
        JsonObject change = page.getJsonArray("items").getJsonObject(0);
        assertThat(change.getString("who")).isEqualTo("admin");
        assertThat(change.getString("before")).contains("Before the change").doesNotContain("After");
        assertThat(change.getString("after")).contains("After the change").doesNotContain("ha1");
        JsonObject older = admin.get("/audit?what=" + number + "&limit=1&cursor=" + page.getString("next"))
                .expect(200).object().getJsonArray("items").getJsonObject(0);
        assertThat(older.getInt("id")).isLessThan(change.getInt("id"));
        assertThat(older.containsKey("before")).as("it was new then").isFalse();
        admin.get("/audit?from=yesterday").expect(400);
        admin.delete("/audit").expect(405);
    }

    @Test
    void listsArePagesThatMissNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            carillon.line();
        }
        List<String> numbers = new java.util.ArrayList<>();
        String after = "";
        for (int page = 0; page < 500 && after != null; page++) {
            JsonObject list = carillon.admin().get("/extensions?limit=2&after=" + after).expect(200).object();
            list.getJsonArray("items").forEach(item -> numbers.add(item.asJsonObject().getString("number")));
            after = list.getString("next", null);
        }
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void everyBadFieldIsNamed() throws Exception {
        String body = "{\"number\":\"12x\",\"displayName\":5,\"password\":\"short\",\"colour\":\"red\"}";
        JsonObject problem = carillon.admin().send("POST", "/extensions", body).expect(400).object();
        assertThat(problem.getJsonArray("errors").stream().map(error -> error.asJsonObject().getString("field")))
                .containsExactlyInAnyOrder("number", "displayName", "password", "colour");
    }

    @Test
    void whatIsNotOneJsonObjectIsRefused() throws Exception {
        Api admin = carillon.admin();
        for (String body : List.of("", "[]", "nul", "{\"number\":", "{\"a\":1,\"a\":2}", "{} {}", "[".repeat(50_000))) {
            Api.Reply reply = admin.send("POST", "/extensions", body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(admin.send("POST", "/extensions", "{\"number\":\n  12 34}").expect(400).object().getString("detail"))
                .contains("line 2");
        admin.send("POST", "/extensions", "{\"displayName\":\"" + "x".repeat(1_100_000) + "\"}").expect(413);
        admin.send("POST", "/extensions", "number=12", "Content-Type", "application/x-www-form-urlencoded").expect(415);
        admin.get("/extensions", "Accept", "image/png").expect(406);
        admin.get("/nothing/here").expect(404);
        assertThat(admin.send("DELETE", "/extensions", null).expect(405).header("Allow")).contains("GET", "POST");
        for (String limit : List.of("0", "201", "x", "-1", "1e9")) {
            admin.get("/extensions?limit=" + limit).expect(400);
        }
        admin.get("/cdrs?cursor=nonsense").expect(400);
        admin.get("/cdrs?from=yesterday&disposition=LOST").expect(400);
        admin.get("/reports/rollups?granularity=week").expect(400);
    }

    @Test
    void forwardingIsSetAndGuarded() throws Exception {
        var line = carillon.line();
        String path = "/extensions/" + line.number() + "/forwarding";
        Api.Reply before = carillon.admin().get(path).expect(200);
        carillon.admin().put(path, Api.json(Map.of("dnd", true)), "If-Match", before.header("ETag")).expect(200);
        carillon.admin().put(path, Api.json(Map.of("dnd", false)), "If-Match", before.header("ETag")).expect(412);
        assertThat(carillon.admin().get(path).expect(200).object().getBoolean("dnd")).isTrue();
        carillon.admin().put(path, Api.json(Map.of("noAnswerSeconds", 1))).expect(400);
        carillon.admin().put(path, Api.json(Map.of("all", "sip:evil@example.com")), "If-Match", "*").expect(400);
        carillon.admin().put(path, Api.json(Map.of("dnd", false))).expect(428);
    }

    @Test
    void aRepeatedRequestToPlaceACallPlacesOne() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone ignored = a.registered()) {
            String key = UUID.randomUUID().toString();
            JsonObject body = Api.json(Map.of("from", a.number(), "to", b.number()));
            Api.Reply first = carillon.admin().post("/calls", body, "Idempotency-Key", key).expect(202);
            Api.Reply again = carillon.admin().post("/calls", body, "Idempotency-Key", key).expect(202);
            assertThat(again.object().getString("id")).isEqualTo(first.object().getString("id"));
            assertThat(first.header("Location")).endsWith("/api/calls/" + first.object().getString("id"));
            carillon.admin()
                    .post("/calls", Api.json(Map.of("from", b.number(), "to", a.number())), "Idempotency-Key", key)
                    .expect(422);
            carillon.admin().delete("/calls/" + first.object().getString("id"));
        }
        carillon.admin().post("/calls", Api.json(Map.of("from", "sip:x", "to", ""))).expect(400);
    }

    @Test
    void registrationsAreListedAndEnded() throws Exception {
        var line = carillon.line();
        try (Phone ignored = line.registered()) {
            String path = "/registrations/" + line.number();
            JsonValue only = carillon.admin().get(path).expect(200).object().getJsonArray("items").get(0);
            assertThat(only.asJsonObject().getString("contact")).contains(line.number());
            carillon.admin().delete(path).expect(204);
            assertThat(carillon.admin().get(path).expect(200).object().getJsonArray("items")).isEmpty();
            carillon.admin().delete(path).expect(404);
        }
    }

    @Test
    void recordsAreATableToo() throws Exception {
        Api.Reply table = carillon.admin().get("/cdrs?limit=5", "Accept", "text/csv").expect(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.body()).startsWith("id,direction,caller,");
    }

    @Test
    void theRollUpIsStartedByHand() throws Exception {
        Api.Reply started = carillon.admin().post("/jobs/cdr-rollup/executions", null);
        assertThat(started.status()).isIn(202, 409);
        if (started.status() == 202) {
            String path = started.header("Location").replaceAll(".*/api", "");
            assertThat(carillon.admin().get(path).expect(200).object().getString("job")).isEqualTo("cdr-rollup");
        }
        carillon.admin().post("/jobs/nothing/executions", null).expect(404);
        carillon.admin().get("/reports/rollups?granularity=hour").expect(200);
    }

    @Test
    void aChangedAccountVoidsItsTokens() throws Exception {
        String username = People.add(carillon, "supervisor");
        Api person = Api.login(carillon.http(), username, People.PASSWORD);
        person.get("/calls").expect(200);
        Api.Reply read = carillon.admin().get("/users/" + username).expect(200);
        JsonObject fewer = Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("auditor")).build();
        carillon.admin().put("/users/" + username, fewer, "If-Match", read.header("ETag")).expect(200);
        person.get("/calls").expect(401);
        Api.login(carillon.http(), username, People.PASSWORD).get("/calls").expect(403);
        carillon.admin().delete("/users/" + username).expect(204);
        login(username, People.PASSWORD).expect(401);
    }

    @Test
    void aNewPasswordVoidsTheOldTokenAndBringsAFreshOne() throws Exception {
        String username = People.add(carillon, "user");
        Api person = Api.login(carillon.http(), username, People.PASSWORD);
        person.post("/auth/password", Api.json(Map.of("oldPassword", "wrong", "newPassword", "quite-another-one")))
                .expect(400);
        Api.Reply changed = person.post(
                        "/auth/password",
                        Api.json(Map.of("oldPassword", People.PASSWORD, "newPassword", "quite-another-one")))
                .expect(200);
        person.get("/auth/me").expect(401);
        person.withToken(changed.object().getString("token")).get("/auth/me").expect(200);
        login(username, People.PASSWORD).expect(401);
        login(username, "quite-another-one").expect(200);
    }

    @Test
    void theStatusShowsWhereSipIsAnsweredAndThatAllIsWell() throws Exception {
        JsonObject status = carillon.admin().get("/system/status").expect(200).object();
        assertThat(status.getJsonArray("listening").toString()).contains(":" + carillon.sip().getPort());
        assertThat(status.getString("database")).isEqualTo("UP");
        assertThat(status.getString("broker")).isEqualTo("UP");
        assertThat(status.getJsonObject("gauges").getInt("rtp.ports.total")).isPositive();
    }

    private Api.Reply login(String username, String password) throws Exception {
        return Api.anonymous(carillon.http())
                .post("/auth/login", Api.json(Map.of("username", username, "password", password)));
    }

    private static String name() {
        return "p" + UUID.randomUUID().toString().substring(0, 12);
    }
}
