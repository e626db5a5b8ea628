package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Where calls go is shown, thought about in a draft, tried, published at once, and taken back. */
@ArquillianTest
@RunAsClient
class FlowTest {
    private final Installation carillon = Installation.ofTestRun();

    private static JsonObject hours(String number, String open) {
        return Json.createObjectBuilder().add("number", number).add("name", "Flow").add("zone", "UTC")
                .add("standing", "OPEN").add("hours", Json.createArrayBuilder()).add("open", open).build();
    }

    private static JsonObject menu(String number, String... targets) {
        var keys = Json.createArrayBuilder();
        for (int i = 0; i < targets.length; i++) {
            keys.add(Api.json(Map.of("key", i + 1 + "", "action", "NUMBER", "target", targets[i])));
        }
        return Json.createObjectBuilder().add("number", number).add("title", "Drawn").add("keys", keys).build();
    }

    private static JsonObject change(String kind, String etagOrNull, JsonObject body) {
        var change = Json.createObjectBuilder().add("kind", kind).add("name", body.getString("number")).add("body", body);
        if (etagOrNull != null) {
            change.add("etag", etagOrNull);
        }
        return change.build();
    }

    private static JsonObject draft(JsonObject... changes) {
        return Json.createObjectBuilder().add("title", "Test of the flow").add("changes", Json.createArrayBuilder(List.of(changes)))
                .build();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonValue::asJsonObject);
    }

    private List<String> steps(String from, String to, String draftOrNull, String... keys) throws Exception {
        var body = Json.createObjectBuilder().add("from", from).add("to", to).add("keys", Json.createArrayBuilder(List.of(keys)));
        if (draftOrNull != null) {
            body.add("draft", draftOrNull);
        }
        JsonObject answer = carillon.admin().post("/routes/explain", body.build()).expect(200).object();
        return objects(answer.getJsonArray("steps"))
                .map(step -> step.getString("node") + " " + step.getString("exit"))
                .map(String::strip)
                .toList();
    }

    private List<String> nodes(String from, String query) throws Exception {
        return objects(carillon.admin().get("/flow-graph?from=" + from + query).expect(200).object().getJsonArray("nodes"))
                .map(node -> node.getString("id"))
                .toList();
    }

    private Api.Reply publish(Api.Reply draft) throws Exception {
        return carillon.admin()
                .post("/flow-drafts/" + draft.object().getString("id") + "/publish", null, "If-Match", draft.header("ETag"));
    }

    @Test
    void aDraftIsTriedAndPublishedAtOnceAndARealCallGoesTheNewWay() throws Exception {
        Api admin = carillon.admin();
        var before = carillon.line("Before");
        var after = carillon.line("After");
        var caller = carillon.line("Caller");
        String office = "61" + before.number();
        String asks = "62" + before.number();
        Api.Reply made = admin.post("/time-conditions", hours(office, before.number())).expect(201);
        Api.Reply draft = admin.post("/flow-drafts", draft(
                change("time-condition", made.header("ETag"), hours(office, asks)),
                change("menu", null, menu(asks, after.number(), "99998")))).expect(201);
        String id = draft.object().getString("id");
        assertThat(nodes(office, "")).containsExactly(office, before.number());
        assertThat(nodes(office, "&draft=" + id)).containsExactly(office, asks, after.number(), "99998");
        JsonObject problem = admin.get("/flow-graph?from=" + office + "&draft=" + id).object().getJsonArray("problems").getJsonObject(0);
        assertThat(problem).isEqualTo(Api.json(Map.of("kind", "DANGLING", "node", asks, "exit", "2", "about", "99998")));
        assertThat(steps(caller.number(), office, id, "1")).containsExactly(office + " open", asks + " 1", after.number());
        assertThat(steps(caller.number(), office, null, "1")).containsExactly(office + " open", before.number());

        JsonObject mended = draft(change("time-condition", made.header("ETag"), hours(office, after.number())),
                change("menu", null, menu(asks, after.number())));
        Api.Reply changed = admin.put("/flow-drafts/" + id, mended, "If-Match", draft.header("ETag")).expect(200);
        publish(draft).expect(412);
        publish(changed).expect(200);
        publish(changed).expect(404);
        admin.get("/menus/" + asks).expect(200);
        try (Phone from = caller.registered();
                Phone desk = after.registered()) {
            PhoneCall out = from.call(office);
            PhoneCall in = desk.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            out.hangUp();
            in.awaitEnded();
        }
        assertThat(carillon.awaitCdr(caller.number(), office).getString("disposition")).isEqualTo("ANSWERED");
        admin.delete("/menus/" + asks).expect(204);
        admin.delete("/time-conditions/" + office).expect(204);
    }

    @Test
    void whatSomebodyElseHasChangedIsNamedAndNothingIsPublished() throws Exception {
        Api admin = carillon.admin();
        var one = carillon.line();
        String office = "63" + one.number();
        String asks = "64" + one.number();
        Api.Reply made = admin.post("/time-conditions", hours(office, "")).expect(201);
        Api.Reply draft = admin.post("/flow-drafts", draft(
                change("menu", null, menu(asks)), change("time-condition", made.header("ETag"), hours(office, asks)))).expect(201);
        admin.put("/time-conditions/" + office, hours(office, one.number()), "If-Match", made.header("ETag")).expect(200);
        JsonObject stale = publish(draft).expect(412).object();
        assertThat(stale.getJsonArray("errors")).containsExactly(Api.json(Map.of(
                "field", "time-condition/" + office, "message", "was changed by somebody else")));
        admin.get("/menus/" + asks).expect(404);
        String faulty = admin.post("/flow-drafts", draft(change("menu", null, Json.createObjectBuilder(menu(asks)).remove("title").build())))
                .expect(400).body();
        assertThat(faulty).contains("menu/" + asks + "/title");
        String id = draft.object().getString("id");
        admin.delete("/flow-drafts/" + id).expect(204);
        admin.get("/flow-drafts/" + id).expect(404);
        String supervisor = People.add(carillon, "supervisor");
        Api.login(carillon.http(), supervisor, People.PASSWORD).post("/flow-drafts", draft(change("menu", null, menu(asks)))).expect(403);
        admin.delete("/time-conditions/" + office).expect(204);
    }

    @Test
    void anEarlierVersionComesBackWhoeverHasChangedWhatSince() throws Exception {
        Api admin = carillon.admin();
        var one = carillon.line();
        var two = carillon.line();
        String office = "65" + one.number();
        String later = "66" + one.number();
        publish(admin.post("/flow-drafts", draft(change("time-condition", null, hours(office, one.number())))).expect(201)).expect(200);
        String version = objects(admin.get("/flow-versions?limit=1").expect(200).object().getJsonArray("items"))
                .findFirst().orElseThrow().getString("id");
        Api.Reply now = admin.get("/time-conditions/" + office).expect(200);
        admin.put("/time-conditions/" + office, hours(office, two.number()), "If-Match", now.header("ETag")).expect(200);
        admin.post("/menus", menu(later)).expect(201);
        Api.Reply back = admin.post("/flow-versions/" + version + "/restore", null).expect(201);
        assertThat(objects(back.object().getJsonArray("changes")).map(change -> change.getString("name"))).contains(office, later);
        assertThat(steps(two.number(), office, back.object().getString("id"))).containsExactly(office + " open", one.number());
        assertThat(steps(one.number(), office, null)).containsExactly(office + " open", two.number());
        JsonObject ours = Json.createObjectBuilder(back.object()).remove("id").remove("who").remove("createdAt").remove("changedAt")
                .add("changes", Json.createArrayBuilder(objects(back.object().getJsonArray("changes"))
                        .filter(change -> List.of(office, later).contains(change.getString("name"))).toList())).build();
        Api.Reply draft = admin.put("/flow-drafts/" + back.object().getString("id"), ours, "If-Match", back.header("ETag")).expect(200);
        publish(draft).expect(200);
        assertThat(admin.get("/time-conditions/" + office).expect(200).object().getString("open")).isEqualTo(one.number());
        admin.get("/menus/" + later).expect(404);
        admin.post("/flow-versions/999999999/restore", null).expect(404);
        admin.delete("/time-conditions/" + office).expect(204);
    }
}
