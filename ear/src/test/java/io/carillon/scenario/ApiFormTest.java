package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.scenario.Operations.Operation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The form that all operations keep to, for each that the server says it has: what is wrong is told in one way and by the name of its
 * field, lists come in pages, nothing is changed over a version that was not seen, and a POST that is repeated is done once. What does
 * otherwise says here why.
 */
@ArquillianTest
@RunAsClient
class ApiFormTest {
    /** Lists that cannot be long. */
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("/agents", "at most five hundred of each queue, all of them on one wallboard"),
            Map.entry("/calls/{id}/streams", "a call has a few"),
            Map.entry("/company-directory/runs", "the last one"),
            Map.entry("/conference-rooms", "rooms in use now"),
            Map.entry("/device-models", "a table of the product"),
            Map.entry("/devices/{mac}/accesses", "the last fifty are kept"),
            Map.entry("/devices/{mac}/preview", "files of one telephone"),
            Map.entry("/flow-drafts", "a hundred at most"),
            Map.entry("/jobs", "a table of the product"),
            Map.entry("/park", "a few places"),
            Map.entry("/prompts", "recordings of one's own menus"),
            Map.entry("/extensions/{number}/speed-dials", "a hundred at most"),
            Map.entry("/queues/{number}/callbacks", "a queue holds so many"),
            Map.entry("/speed-dials", "a hundred at most"),
            Map.entry("/tables", "a table of the product"),
            Map.entry("/jobs/{job}/executions", "the newest, as many as are asked for"),
            Map.entry("/registrations/{extension}", "telephones of one extension"),
            Map.entry("/voicemail/{extension}/greetings", "one of each kind"),
            Map.entry("/voicemail/{extension}/messages", "a mailbox holds so many"));

    /** What is put as it is wanted, whatever there was: a switch, or something that is named by its sender. */
    private static final Map<String, String> UNSEEN = Map.ofEntries(
            Map.entry("/agents/{extension}", "what an agent does now"),
            Map.entry("/conference-rooms/{number}/lock", "a switch"),
            Map.entry("/conference-rooms/{number}/mute", "a switch"),
            Map.entry("/conference-rooms/{number}/participants/{party}", "how loud somebody is now"),
            Map.entry("/conference-rooms/{number}/recording", "a switch"),
            Map.entry("/extensions/{number}/message-waiting", "counts that an outside system reports"),
            Map.entry("/prompts/{language}/{name}", "a recording in the place of another"),
            Map.entry("/recordings/{id}/hold", "a switch"),
            Map.entry("/security/allowed/{name}", "a network under a name"),
            Map.entry("/time-conditions/{number}/standing", "a switch"),
            Map.entry("/trace", "an order in the place of another"),
            Map.entry("/trunks/{name}/rates", "a table in the place of another; If-Match is honoured when sent"),
            Map.entry("/voicemail/{extension}/greetings/{kind}", "a recording in the place of another"),
            Map.entry("/voicemail/{extension}/messages/{id}", "a switch"),
            Map.entry("/voicemail/{extension}/pin", "is never shown, so nobody has seen it"));

    /** A house has a few of them: nobody looks for one. */
    private static final String FEW = "/api-keys";

    private final Installation carillon = Installation.ofTestRun();
    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void everyListComesInPages() throws Exception {
        List<Operation> operations = Operations.of(carillon);
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Samples samples = new Samples(house.name());
            samples.makeIn(house.admin());
            samples.makeAgainIn(house.admin());
            int paged = 0;
            for (Operation operation : operations) {
                if (!operation.isRead() || !operation.lists() || WHOLE.containsKey(operation.path())) {
                    continue;
                }
                String key = operation.parameters().contains("cursor") ? "cursor" : "after";
                softly.assertThat(operation.parameters()).as(operation.toString()).contains("limit", key);
                if (!operation.isOfOne() && !operation.ofTheServer()) {
                    paged++;
                    int all = comesWhole(house.admin(), operation.path(), key);
                    if (samples.covers(operation.path()) && !operation.path().equals(FEW)) {
                        softly.assertThat(all).as("things of " + operation).isGreaterThan(1);
                        softly.assertThat(operation.parameters()).as(operation.toString()).contains("find");
                    }
                    if (operation.parameters().contains("find")) {
                        isFound(house.admin(), operation, samples.covers(operation.path()) ? samples.named(operation.path() + "/") : null);
                    }
                    namesTheField(house.admin().get(operation.path() + "?limit=0"), operation, "limit");
                    namesTheField(house.admin().get(operation.path() + "?limit=x"), operation, "limit");
                }
            }
            assertThat(paged).isGreaterThan(15);
        }
        softly.assertAll();
    }

    /** One by one there are as many as at once, in the same order. */
    private int comesWhole(Api admin, String path, String key) throws Exception {
        JsonArray whole = admin.get(path + "?limit=200").expect(200).object().getJsonArray("items");
        List<JsonValue> pieces = new ArrayList<>();
        String next = "";
        while (next != null && pieces.size() <= whole.size()) {
            String from = next.isEmpty() ? "" : "&" + key + "=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonObject page = admin.get(path + "?limit=1" + from).expect(200).object();
            softly.assertThat(page.getJsonArray("items").size()).as(path).isLessThanOrEqualTo(1);
            pieces.addAll(page.getJsonArray("items"));
            next = page.containsKey("next") ? page.getString("next") : null;
        }
        softly.assertThat(pieces).as(path).isEqualTo(new ArrayList<>(whole));
        return whole.size();
    }

    /**
     * The second is called like the first, and a letter more: it alone is found by its name, and both by that of the first.
     *
     * @param first null for what nobody makes by the API, such as calls
     */
    private void isFound(Api admin, Operation operation, String first) throws Exception {
        String path = operation.path() + "?find=";
        softly.assertThat(found(admin, path + "zz-nothing")).as(path).isZero();
        softly.assertThat(admin.get(path + "x".repeat(81)).status()).as(path).isEqualTo(400);
        if (first != null && !operation.path().equals("/devices")) {
            softly.assertThat(found(admin, path + first)).as(path + first).isEqualTo(2);
            softly.assertThat(found(admin, path + first.toUpperCase(Locale.ROOT) + "2")).as(path + first + "2").isEqualTo(1);
        }
    }

    private static int found(Api admin, String path) throws Exception {
        return admin.get(path).expect(200).object().getJsonArray("items").size();
    }

    private void namesTheField(Api.Reply reply, Operation operation, String field) {
        softly.assertThat(reply.status()).as(operation + " answered " + reply).isEqualTo(400);
        softly.assertThat(reply.header("Content-Type")).as(operation.toString()).isEqualTo("application/problem+json");
        softly.assertThat(reply.body()).as(operation.toString()).contains("\"errors\"", "\"field\":\"" + field + "\"");
    }

    @Test
    void whatIsChangedHasBeenSeen() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Samples samples = new Samples(house.name());
            samples.makeIn(house.admin());
            int guarded = 0;
            for (Operation operation : Operations.of(carillon)) {
                if (!operation.method().equals("PUT") || UNSEEN.containsKey(operation.path())) {
                    continue;
                }
                softly.assertThat(operation.headers()).as(operation.toString()).contains("If-Match");
                softly.assertThat(operation.answers()).as(operation.toString()).contains("412", "428");
                if (!operation.ofTheServer()) {
                    guarded++;
                    isGuarded(operation, samples.path(operation), house.admin());
                }
            }
            assertThat(guarded).isGreaterThan(25);
            for (String collection : samples.collections()) {
                isNotDeletedUnseen(house.admin(), collection + "/" + samples.named(collection + "/"));
            }
        }
        softly.assertAll();
    }

    private void isGuarded(Operation operation, String path, Api admin) throws Exception {
        Api.Reply read = admin.get(path);
        String tag = read.header("ETag");
        softly.assertThat(tag).as(operation + " answered " + read).isNotEmpty();
        softly.assertThat(admin.get(path, "If-None-Match", tag).status()).as(path + " unchanged").isEqualTo(304);
        JsonObject same = operation.fit(read.object());
        softly.assertThat(admin.put(path, same).status()).as(path + " unseen").isEqualTo(428);
        Api.Reply stale = admin.put(path, same, "If-Match", "\"999999\"");
        softly.assertThat(stale.status()).as(path + " stale: " + stale).isEqualTo(412);
        softly.assertThat(stale.header("Content-Type")).as(path).isEqualTo("application/problem+json");
        softly.assertThat(admin.get(path).header("ETag")).as(path).isEqualTo(tag);
    }

    private void isNotDeletedUnseen(Api admin, String path) throws Exception {
        if (!admin.get(path).header("ETag").isEmpty()) {
            softly.assertThat(admin.delete(path, "If-Match", "\"999999\"").status()).as(path).isIn(409, 412);
            admin.get(path).expect(200);
        }
    }

    @Test
    void whatIsWrongIsToldByTheNameOfItsField() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Samples samples = new Samples(house.name());
            samples.makeIn(house.admin());
            int told = 0;
            for (Operation operation : Operations.of(carillon)) {
                String path = samples.path(operation);
                if (operation.takesJson() && path != null && !operation.fields().isEmpty() && !operation.ofTheServer()) {
                    told++;
                    Api.Reply reply = operation.send(house.admin(), path, "{\"nonsense\":1}", "If-Match", "*");
                    namesTheField(reply, operation, "nonsense");
                }
            }
            assertThat(told).isGreaterThan(60);
            for (String path : List.of("/nothing", "/extensions/999", "/calls/none")) {
                Api.Reply reply = house.admin().get(path).expect(404);
                assertThat(reply.header("Content-Type")).as(path).isEqualTo("application/problem+json");
                assertThat(reply.object().getInt("status")).isEqualTo(404);
            }
            assertThat(house.admin().delete("/extensions").expect(405).header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(house.admin().send("POST", "/extensions", "x", "Content-Type", "text/plain").expect(415)
                    .header("Content-Type")).isEqualTo("application/problem+json");
        }
        softly.assertAll();
    }

    @Test
    void whatIsPostedTwiceIsMadeOnce() throws Exception {
        for (Operation operation : Operations.of(carillon)) {
            if (operation.method().equals("POST") && !operation.roles().isEmpty()) {
                softly.assertThat(operation.headers()).as(operation.toString()).contains("Idempotency-Key");
            }
        }
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Samples samples = new Samples(house.name());
            samples.makeIn(house.admin());
            for (String collection : samples.collections()) {
                Api.Reply again = samples.make(house.admin(), collection);
                softly.assertThat(again.status()).as(collection + " again: " + again).isEqualTo(201);
                softly.assertThat(again.header("Idempotency-Replayed")).as(collection).isEqualTo("true");
                softly.assertThat(again.body()).as(collection).contains(samples.named(collection + "/"));
            }
        }
        softly.assertAll();
    }
}
