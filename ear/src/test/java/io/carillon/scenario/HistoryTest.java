package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The way back: of one change of whatever people set up, and of a whole plan. */
@ArquillianTest
@RunAsClient
class HistoryTest {
    private final Installation carillon = Installation.ofTestRun();

    private static JsonObject site(String name, String city) {
        return Api.json(Map.of("name", name, "country", "DE", "city", city, "street", "Lindenstrasse"));
    }

    private String change(String name, int index) throws Exception {
        return change("site", name, index);
    }

    /** The path of a change. @param index how many are newer */
    private String change(String kind, String name, int index) throws Exception {
        var items = carillon.admin().get("/history?kind=" + kind + "&name=" + name).expect(200).object().getJsonArray("items");
        return "/history/" + items.getJsonObject(index).getJsonNumber("id");
    }

    private String putBack(String change, String... headers) throws Exception {
        return carillon.admin().post(change + "/revert", null, headers).expect(200).object().getString("outcome");
    }

    private static JsonObject field(JsonObject change, String name) {
        return change.getJsonArray("fields").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("field").equals(name)).findFirst().orElseThrow(() -> new AssertionError(change));
    }

    @Test
    void aChangeIsTakenBackWhateverItWas() throws Exception {
        Api admin = carillon.admin();
        admin.post("/sites", site("past", "Jena")).expect(201);
        Api.Reply before = admin.get("/sites/past").expect(200);
        admin.put("/sites/past", site("past", "Gera"), "If-Match", before.header("ETag")).expect(200);
        JsonObject newest = admin.get("/history?kind=site&name=past").expect(200).object()
                .getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("who")).isEqualTo("admin");
        assertThat(newest.getJsonObject("before").getJsonObject("address").getString("city")).isEqualTo("Jena");
        assertThat(newest.getJsonObject("after").getJsonObject("address").getString("city")).isEqualTo("Gera");
        assertThat(admin.post(change("past", 0) + "/revert", null).expect(200).object()
                .getString("outcome")).isEqualTo("CHANGED");
        assertThat(admin.get("/sites/past").expect(200).object().getString("city")).isEqualTo("Jena");
        admin.delete("/sites/past").expect(204);
        admin.post(change("past", 0) + "/revert", null).expect(200);
        assertThat(admin.get("/sites/past").expect(200).object().getString("city")).isEqualTo("Jena");
        assertThat(admin.post(change("past", 4) + "/revert", null).expect(200).object()
                .getString("outcome")).as("what was new goes").isEqualTo("DELETED");
        admin.get("/sites/past").expect(404);
        admin.post("/history/999999999/revert", null).expect(404);
    }

    @Test
    void aForwardingIsPutBackAndTheNextCallRingsWhereItDidBefore() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("all", c.number()));
        String forwarded = change("extension", b.number(), 0);
        Api admin = carillon.admin();
        String etag = admin.get("/extensions/" + b.number()).expect(200).header("ETag");
        admin.put("/extensions/" + b.number(), Api.json(Map.of("displayName", "Bea")), "If-Match", etag).expect(200);
        try (Phone ann = a.registered();
                Phone bea = b.registered();
                Phone cid = c.registered()) {
            PhoneCall out = ann.call(b.number());
            cid.awaitCall().reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
            JsonObject seen = admin.get(forwarded).expect(200).object();
            assertThat(seen.getString("since")).isEqualTo("SAME");
            assertThat(seen.getJsonArray("fields")).hasSize(1);
            assertThat(field(seen, "forwarding.all").getString("before")).isEmpty();
            assertThat(field(seen, "forwarding.all").getString("now")).isEqualTo(c.number());
            assertThat(putBack(forwarded)).isEqualTo("CHANGED");
            Talk talk = Talk.between(ann, bea);
            talk.out().hangUp();
            talk.in().awaitEnded();
        }
        assertThat(admin.get("/extensions/" + b.number()).expect(200).object().getString("displayName"))
                .as("what was changed since stays").isEqualTo("Bea");
        assertThat(putBack(forwarded)).isEqualTo("UNCHANGED");
        assertThat(admin.get("/audit?what=extension%20" + b.number() + "%20%23" + forwarded.substring("/history/".length()))
                .expect(200).object().getJsonArray("items").getJsonObject(0).getString("action")).isEqualTo("history.reverted");
    }

    @Test
    void whatWasChangedAgainIsPutBackOnlyByWhoHasSeenIt() throws Exception {
        Api admin = carillon.admin();
        var line = carillon.line();
        line.forwarding(Map.of("busy", "9101"));
        String first = change("extension", line.number(), 0);
        String seen = admin.get(first).expect(200).header("ETag");
        line.forwarding(Map.of("busy", "9102", "noAnswer", "9103"));
        JsonObject now = admin.get(first).expect(200).object();
        assertThat(now.getString("since")).isEqualTo("CHANGED");
        assertThat(field(now, "forwarding.busy").getBoolean("changedSince")).isTrue();
        assertThat(admin.post(first + "/revert", null).expect(412).body()).contains("forwarding.busy");
        admin.post(first + "/revert", null, "If-Match", seen).expect(412);
        assertThat(putBack(first, "If-Match", admin.get(first).expect(200).header("ETag"))).isEqualTo("CHANGED");
        JsonObject forwarding = admin.get("/extensions/" + line.number() + "/forwarding").expect(200).object();
        assertThat(forwarding.getString("busy")).isEmpty();
        assertThat(forwarding.getString("noAnswer")).as("of a later change").isEqualTo("9103");
    }

    @Test
    void aDeletedExtensionComesBackWithItsForwardingAndANewSecret() throws Exception {
        Api admin = carillon.admin();
        var line = carillon.line("Vera");
        line.forwarding(Map.of("noAnswer", "9103"));
        String path = "/extensions/" + line.number();
        String edited = change("extension", line.number(), 0);
        admin.delete(path).expect(204);
        assertThat(admin.post(edited + "/revert", null).expect(409).body()).contains("take its deletion back first");
        String deleted = change("extension", line.number(), 0);
        assertThat(admin.get(deleted).expect(200).body()).doesNotContain(line.secret());
        assertThat(putBack(deleted)).isEqualTo("CREATED");
        assertThat(admin.get(path).expect(200).object().getString("displayName")).isEqualTo("Vera");
        assertThat(admin.get(path + "/forwarding").expect(200).object().getString("noAnswer")).isEqualTo("9103");
        try (Phone phone = line.phone()) {
            assertThat(phone.register(60).status()).as("the secret of before").isIn(401, 403);
        }
        String secret = admin.post(path + "/secret", Api.json(Map.of())).expect(200).object().getString("secret");
        try (Phone phone = Phone.on(carillon.sip(), line.number(), secret)) {
            phone.register();
        }
    }

    @Test
    void anAccountIsPutBackButForItsPassword() throws Exception {
        Api admin = carillon.admin();
        String name = People.add(carillon, "auditor");
        String path = "/users/" + name;
        String created = change("user", name, 0);
        Api person = Api.login(carillon.http(), name, People.PASSWORD);
        person.get(created).expect(200);
        person.post(created + "/revert", null).expect(403);
        JsonObject fewer = Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("supervisor"))
                .add("password", "another-person-password").build();
        admin.put(path, fewer, "If-Match", admin.get(path).expect(200).header("ETag")).expect(200);
        assertThat(putBack(change("user", name, 0))).isEqualTo("CHANGED");
        assertThat(admin.get(path).expect(200).object().getJsonArray("roles").getString(0)).isEqualTo("auditor");
        person = Api.login(carillon.http(), name, "another-person-password");
        person.get("/history?kind=user&name=" + name).expect(200);
        assertThat(putBack(created)).isEqualTo("DELETED");
        person.get("/auth/me").expect(401);
        assertThat(admin.post(change("user", name, 0) + "/revert", null).expect(409).body()).contains("password");
        String keeper = change("user", keeper(admin), 0);
        People.loggedIn(carillon, "admin").post(keeper + "/revert", null).expect(403);
    }

    /** Somebody who runs the server, and has been an auditor. */
    private String keeper(Api admin) throws Exception {
        String name = People.add(carillon, "auditor");
        JsonObject more = Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("system")).build();
        admin.put("/users/" + name, more, "If-Match", admin.get("/users/" + name).expect(200).header("ETag")).expect(200);
        return name;
    }

    @Test
    void devicesLimitsAndWatchListsArePutBack() throws Exception {
        Api admin = carillon.admin();
        String n = carillon.line().number();
        String mac = String.format("001565%06x", Integer.parseInt(n));
        JsonObject device = Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t46s").add("label", "Hall")
                .add("lines", Json.createArrayBuilder().add(Api.json(Map.of("extension", n)))).build();
        admin.post("/devices", device).expect(201);
        admin.delete("/devices/" + mac).expect(204);
        assertThat(putBack(change("device", mac, 0))).isEqualTo("CREATED");
        assertThat(admin.get("/devices/" + mac).expect(200).object().getString("label")).isEqualTo("Hall");
        admin.get("/history?kind=device&name=" + mac).expect(200);
        admin.delete("/devices/" + mac).expect(204);

        String limits = "/extensions/" + n + "/limits";
        admin.put(limits, Api.json(Map.of("calls", 3)), "If-Match", admin.get(limits).expect(200).header("ETag")).expect(200);
        assertThat(putBack(change("limits", n, 0))).isEqualTo("CHANGED");
        assertThat(admin.get(limits).expect(200).object()).doesNotContainKey("calls");

        String list = "list-" + n;
        admin.post("/watch-lists", Json.createObjectBuilder().add("name", list).add("displayName", "Hall")
                .add("members", Json.createArrayBuilder().add(n)).build()).expect(201);
        admin.put("/watch-lists/" + list, Json.createObjectBuilder().add("displayName", "Roof")
                .add("members", Json.createArrayBuilder().add(n)).build(), "If-Match", "*").expect(200);
        assertThat(putBack(change("watch-list", list, 0))).isEqualTo("CHANGED");
        assertThat(admin.get("/watch-lists/" + list).expect(200).object().getString("displayName")).isEqualTo("Hall");
        assertThat(putBack(change("watch-list", list, 2))).as("what was new goes").isEqualTo("DELETED");
        admin.get("/watch-lists/" + list).expect(404);
    }

    @Test
    void anExtensionComesBackWithItsLimitsAndItsPersonUnlessThatHasAnotherByNow() throws Exception {
        Api admin = carillon.admin();
        var line = carillon.line("Vera");
        String n = line.number();
        String person = People.add(carillon, "user");
        People.link(carillon, person, n);
        String limits = "/extensions/" + n + "/limits";
        admin.put(limits, Api.json(Map.of("calls", 3)), "If-Match", admin.get(limits).expect(200).header("ETag")).expect(200);
        String mac = String.format("001565%06x", Integer.parseInt(n));
        admin.post("/devices", Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t46s").add("label", "Hall")
                .add("lines", Json.createArrayBuilder().add(Api.json(Map.of("extension", n)))).build()).expect(201);
        admin.delete("/extensions/" + n).expect(204);
        assertThat(admin.get("/users/" + person).expect(200).object().getString("extension", "")).isEmpty();
        assertThat(field(admin.get(change("user", person, 0)).expect(200).object(), "extension").getString("before")).isEqualTo(n);
        JsonObject back = admin.post(change("extension", n, 0) + "/revert", null).expect(200).object();
        assertThat(back.getJsonArray("missing").getValuesAs(JsonObject.class)).extracting(one -> one.getString("what"))
                .containsExactlyInAnyOrder("secret", "device " + mac);
        assertThat(putBack(change("device", mac, 0))).isEqualTo("CHANGED");
        assertThat(admin.get("/devices/" + mac).expect(200).object().getJsonArray("lines")).hasSize(1);
        admin.delete("/devices/" + mac).expect(204);
        assertThat(admin.get(limits).expect(200).object().getInt("calls")).isEqualTo(3);
        assertThat(admin.get("/users/" + person).expect(200).object().getString("extension")).isEqualTo(n);

        admin.delete("/extensions/" + n).expect(204);
        String other = carillon.line().number();
        People.link(carillon, person, other);
        back = admin.post(change("extension", n, 0) + "/revert", null).expect(200).object();
        JsonObject without = back.getJsonArray("missing").getJsonObject(1);
        assertThat(without.getString("what")).isEqualTo("user " + person);
        assertThat(without.getString("why")).isEqualTo("has extension " + other + " now");
        assertThat(admin.get(limits).expect(200).object().getInt("calls")).isEqualTo(3);
        assertThat(admin.get("/users/" + person).expect(200).object().getString("extension")).isEqualTo(other);
    }

    @Test
    void aKeyIsInTheHistoryWithoutWhatOpensDoors() throws Exception {
        Api admin = carillon.admin();
        JsonObject made = admin.post("/api-keys", Json.createObjectBuilder().add("name", "past")
                .add("roles", Json.createArrayBuilder().add("auditor")).build()).expect(201).object();
        String created = change("api-key", "past", 0);
        assertThat(admin.get(created).expect(200).body()).contains("auditor").doesNotContain(made.getString("key"));
        Api program = Api.anonymous(carillon.http());
        program.get("/history", "X-API-Key", made.getString("key")).expect(200);
        assertThat(putBack(created)).isEqualTo("DELETED");
        program.get("/history", "X-API-Key", made.getString("key")).expect(401);
        assertThat(admin.post(change("api-key", "past", 0) + "/revert", null).expect(409).body()).contains("is not kept");
    }

    @Test
    void aTenantIsPutBackByWhoRunsTheServerAndNeitherGoesNorComesBackByTheWay() throws Exception {
        Api admin = carillon.admin();
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            String path = "/tenants/" + house.name();
            Api.Reply read = admin.get(path).expect(200);
            JsonObject renamed = Json.createObjectBuilder(read.object()).add("displayName", "Elsewhere")
                    .add("limits", Api.json(Map.of("calls", 7, "auditDays", 30))).build();
            admin.put(path, only(renamed, "displayName", "domains", "limits"), "If-Match", read.header("ETag")).expect(200);
            String changed = change("tenant", house.name(), 0);
            assertThat(field(admin.get(changed).expect(200).object(), "limits.auditDays").getString("now")).isEqualTo("30");
            People.loggedIn(carillon, "admin").post(changed + "/revert", null).expect(403);
            house.admin().get(changed).expect(404);
            assertThat(putBack(changed)).isEqualTo("CHANGED");
            assertThat(admin.get(path).expect(200).object().getJsonObject("limits").getInt("auditDays")).isZero();
            assertThat(admin.post(change("tenant", house.name(), 2) + "/revert", null).expect(409).body()).contains("for good");
        }
    }

    @Test
    void aNetworkThatIsNeverBannedIsPutBackAndComesBack() throws Exception {
        Api admin = carillon.admin();
        String name = "past" + carillon.line().number();
        String path = "/security/allowed/" + name;
        admin.put(path, Api.json(Map.of("network", "198.51.100.0/24"))).expect(200);
        admin.put(path, Api.json(Map.of("network", "198.51.100.0/25"))).expect(200);
        assertThat(putBack(change("allowed-network", name, 0))).isEqualTo("CHANGED");
        assertThat(allowed(name)).isEqualTo("198.51.100.0/24");
        admin.delete(path).expect(204);
        assertThat(putBack(change("allowed-network", name, 0))).isEqualTo("CREATED");
        assertThat(allowed(name)).isEqualTo("198.51.100.0/24");
        assertThat(putBack(change("allowed-network", name, 0))).isEqualTo("DELETED");
        assertThat(allowed(name)).isEmpty();
    }

    private String allowed(String name) throws Exception {
        return carillon.admin().get("/security/allowed?limit=200").expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("name").equals(name)).map(one -> one.getString("network")).findFirst().orElse("");
    }

    private static JsonObject only(JsonObject of, String... fields) {
        var some = Json.createObjectBuilder();
        for (String field : fields) {
            some.add(field, of.get(field));
        }
        return some.build();
    }

    @Test
    void ofPricesTheHistoryKnowsWhichTheyWere() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            admin.post("/trunks", Api.json(Map.of("name", "out", "host", "127.0.0.203", "enabled", false))).expect(201);
            load(admin, "prefix,per_minute\n49,0.012\n");
            String table = admin.get("/trunks/out/rates/table", "Accept", "text/csv").expect(200).body();
            load(admin, "prefix,per_minute\n49,0.012\n33,0.02\n");
            String newest = "/history/" + admin.get("/history?kind=rates&name=out").expect(200).object().getJsonArray("items")
                    .getJsonObject(0).getJsonNumber("id");
            JsonObject seen = admin.get(newest).expect(200).object();
            String checksum = HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8)));
            assertThat(field(seen, "checksum").getString("before")).isEqualTo(checksum);
            assertThat(field(seen, "rates").getString("now")).isEqualTo("2");
            assertThat(admin.post(newest + "/revert", null).expect(409).body()).contains("not kept", checksum);
        }
    }

    private static void load(Api admin, String deck) throws Exception {
        admin.send("PUT", "/trunks/out/rates?currency=EUR", deck, "Content-Type", "text/csv").expect(200);
    }

    @Test
    void aPlanGoesOutAndInAgain() throws Exception {
        Api admin = carillon.admin();
        admin.post("/sites", site("copied", "Jena")).expect(201);
        JsonObject whole = admin.get("/backup").expect(200).object();
        JsonObject copy = whole.getJsonObject("plan").getJsonArray("site").stream().map(one -> one.asJsonObject())
                .filter(one -> one.getString("name").equals("copied")).findFirst().orElseThrow();
        admin.delete("/sites/copied").expect(204);
        var wrong = Json.createObjectBuilder(copy).add("name", "NO NAME").build();
        JsonObject document = Json.createObjectBuilder().add("schema", 1).add("plan", Json.createObjectBuilder()
                .add("site", Json.createArrayBuilder().add(copy).add(wrong))
                .add("nonsense", Json.createArrayBuilder().add(copy))).build();
        JsonObject restored = admin.post("/backup/restore", document).expect(200).object();
        assertThat(restored.getInt("created")).isEqualTo(1);
        assertThat(restored.getJsonArray("failed")).hasSize(2);
        assertThat(admin.get("/sites/copied").expect(200).object().getString("city")).isEqualTo("Jena");
        assertThat(admin.post("/backup/restore", document).expect(200).object().getInt("unchanged")).isEqualTo(1);
        admin.delete("/sites/copied").expect(204);
        admin.post("/backup/restore", Json.createObjectBuilder().add("schema", 99).build()).expect(400);
    }
}
