package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.scenario.Operations.Operation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Roles x operations x tenants, made from what the server says it does: nobody gets anything without a token, nobody more
 * than his role may, and whatever there is of one house is missing for the people of another, whatever their role. A new
 * operation comes in by itself; what it needs is a sample of what it is about. Everything that is not so is told at the end.
 */
@ArquillianTest
@RunAsClient
class TenantMatrixTest {
    private static final List<String> ROLES = List.of("supervisor", "user", "auditor");
    private static final int CALLS = 4;

    /** What every house has under the same name: who asks gets, or changes, his own. */
    private static final Set<String> EVERYBODYS = Set.of(
            "GET /features/{id}", "PUT /features/{id}", "PUT /prompts/{language}/{name}", "POST /park/{slot}/take",
            "GET /tables/{kind}", "POST /tables/{kind}");

    /** What is different each time it is read. */
    private static final String MOVES = "/(calls|conference-rooms|registrations|agents|presence)/.*|.*/(live|statistics|now|accesses)"
            + "|/webhooks/.*/deliveries.*";

    private final Installation carillon = Installation.ofTestRun();
    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void whatIsOfOneHouseIsMissingForThePeopleOfAnother() throws Exception {
        List<Operation> all = Operations.of(carillon);
        try (TenantHouse blue = TenantHouse.in(carillon, null);
                TenantHouse green = TenantHouse.in(carillon, null)) {
            Samples samples = new Samples(blue.name());
            try (LivingHouse life = LivingHouse.of(carillon, blue, samples, softly)) {
                keptFrom(green, all, blue, samples);
                theChannelTellsNothing(life, blue, samples, green);
            }
            theServerIsNotTheirs(all, green.admin());
        } catch (Exception | AssertionError broken) {
            softly.fail("broke off: " + broken, broken);
        }
        softly.check(carillon::awaitNothingLeft);
        softly.assertAll();
    }

    private void keptFrom(TenantHouse green, List<Operation> all, TenantHouse blue, Samples samples) throws Exception {
        List<Operation> ofOne = all.stream().filter(one -> one.isOfOne() && !one.ofTheServer()).toList();
        assertThat(ofOne).hasSizeGreaterThan(120);
        Map<String, Api> strangers = people(green);
        Map<String, String> before = seenBy(blue.admin(), ofOne, samples);
        everybodyAsks(ofOne, blue, samples, strangers);
        listsShowNothing(all, samples, green.admin());
        Samples others = new Samples(green.name());
        others.makeIn(green.admin());
        whoHasTheSameGetsHisOwn(ofOne, blue, samples, green.admin());
        belowOnesOwnIsNothingOfOthers(ofOne, samples, new Neighbour(blue.admin(), green.admin(), others));
        namesLeadNowhere(samples, green.admin());
        Map<String, String> after = seenBy(blue.admin(), ofOne, samples);
        before.forEach((path, seen) -> softly.assertThat(after.get(path)).as("after all that, " + path).isEqualTo(seen));
    }

    private static Map<String, Api> people(TenantHouse house) throws Exception {
        Map<String, Api> people = new LinkedHashMap<>();
        people.put("admin", house.admin());
        for (String role : ROLES) {
            String username = role + "." + house.name();
            house.admin().post("/users", Json.createObjectBuilder().add("username", username)
                    .add("password", People.PASSWORD).add("roles", Json.createArrayBuilder().add(role)).build()).expect(201);
            people.put(role, house.admin().login(username, People.PASSWORD));
        }
        return people;
    }

    /** All that the owner reads by name: it is there, so that whoever does not get it is kept from it. */
    private Map<String, String> seenBy(Api owner, List<Operation> operations, Samples samples) throws Exception {
        Map<String, String> seen = new TreeMap<>();
        for (Operation operation : operations) {
            String path = operation.isRead() ? samples.path(operation) : null;
            if (path != null) {
                Api.Reply reply = operation.send(owner, path, null);
                softly.assertThat(reply.status()).as(operation + " by its owner: " + path + " " + reply).isEqualTo(200);
                if (!path.matches(MOVES)) {
                    seen.put(path, reply.header("ETag") + " " + reply.body());
                }
            }
        }
        return seen;
    }

    private void everybodyAsks(
            List<Operation> operations, TenantHouse owner, Samples samples, Map<String, Api> strangers) throws Exception {
        Map<String, Api> own = people(owner);
        Api nobody = Api.anonymous(carillon.http());
        for (Operation operation : operations) {
            String path = samples.path(operation);
            String body = path == null ? null : samples.body(operation, owner.admin());
            if (path == null || body == null && operation.bodyType() != null) {
                softly.fail(operation + ": what it is about, or its body, has no sample in tenants/samples.json");
                continue;
            }
            softly.assertThat(operation.send(nobody, path, body).status()).as(operation + " as nobody").isEqualTo(401);
            for (String role : strangers.keySet()) {
                if (!operation.roles().contains(role)) {
                    Api.Reply reply = operation.send(own.get(role), path, body, "If-Match", "*");
                    softly.assertThat(reply.status()).as(operation + " as " + role + ": " + reply).isEqualTo(403);
                }
                if (!EVERYBODYS.contains(operation.toString())) {
                    Api.Reply reply = operation.send(strangers.get(role), path, body, "If-Match", "*");
                    softly.assertThat(reply.status()).as(operation + " as " + role + " of another house: " + reply)
                            .isIn(kept(operation, role));
                }
            }
        }
    }

    /** How somebody of another house is kept from it. Who sees nothing but his own extension may be told that it is not. */
    private static Set<Integer> kept(Operation operation, String role) {
        if (!operation.roles().contains(role)) {
            return Set.of(403);
        }
        boolean ownOnly = role.equals("user") || !role.equals("admin") && operation.path().startsWith("/voicemail/{extension}");
        return ownOnly ? Set.of(403, 404) : Set.of(404);
    }

    private void listsShowNothing(List<Operation> operations, Samples samples, Api stranger) throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        for (Operation operation : operations) {
            if (operation.isRead() && !operation.isOfOne() && !operation.ofTheServer()) {
                Api.Reply reply = operation.send(stranger, operation.path(), null);
                answers.put(operation.path(), reply.status());
                softly.assertThat(reply.body()).as(operation.toString()).doesNotContain(samples.mark());
                String name = samples.named(operation.path() + "/");
                if (name != null && reply.status() == 200 && EVERYBODYS.stream().noneMatch(one -> one.startsWith(operation + "/{"))) {
                    softly.assertThat(namesIn(reply.json())).as(operation.toString()).doesNotContain(name);
                }
            }
        }
        softly.assertThat(answers.values().stream().filter(status -> status == 200).count()).as(answers.toString())
                .isGreaterThan(30);
    }

    /** All that stands in the items of a list. */
    private static List<String> namesIn(JsonStructure list) {
        JsonArray items = list instanceof JsonArray array ? array : list.asJsonObject().getJsonArray("items");
        return items.stream().filter(JsonObject.class::isInstance)
                .flatMap(item -> item.asJsonObject().values().stream())
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .toList();
    }

    /** Names that are in both houses lead each to its own. */
    private void whoHasTheSameGetsHisOwn(List<Operation> operations, TenantHouse owner, Samples samples, Api neighbour)
            throws Exception {
        for (Operation operation : operations) {
            String path = operation.isRead() ? samples.path(operation) : null;
            if (path != null) {
                Api.Reply reply = operation.send(neighbour, path, null);
                softly.assertThat(reply.status()).as(operation + " by a neighbour: " + reply).isIn(200, 404);
                if (reply.status() == 200) {
                    softly.assertThat(reply.body()).as(operation + " by a neighbour").doesNotContain(owner.name());
                }
            }
        }
    }

    /** Somebody of another house who has things of the same names. */
    private record Neighbour(Api owner, Api admin, Samples samples) {}

    /** What is in a thing of one house is not found in the thing of the same name of another. */
    private void belowOnesOwnIsNothingOfOthers(List<Operation> operations, Samples samples, Neighbour neighbour)
            throws Exception {
        for (String prefix : List.of("/voicemail/{extension}/messages/", "/webhooks/{name}/deliveries/")) {
            neighbour.samples().name(prefix, samples.named(prefix));
            for (Operation operation : operations) {
                if (operation.path().startsWith(prefix + "{")) {
                    Api.Reply reply = operation.send(neighbour.admin(), neighbour.samples().path(operation),
                            samples.body(operation, neighbour.owner()));
                    softly.assertThat(reply.status()).as(operation + " below the own: " + reply).isEqualTo(404);
                }
            }
        }
    }

    /** Where a body or a question names what is of another house, there is no such thing. */
    private void namesLeadNowhere(Samples samples, Api stranger) throws Exception {
        for (JsonObject reach : samples.reaches()) {
            String[] request = reach.getString("request").split(" ", 2);
            JsonValue body = reach.get("body");
            Api.Reply reply = stranger.send(request[0], request[1], body == null ? null : body.toString());
            softly.assertThat(reply.status()).as(reach + " answered " + reply).isEqualTo(reach.getInt("answer"));
            if (reply.status() == 200) {
                softly.assertThat(reply.body()).as(reach.toString()).doesNotContain(samples.mark())
                        .doesNotContain(samples.named("/cdrs/")).doesNotContain(samples.named("/recordings/"));
            }
        }
    }

    /** A call of one house ends: its people are told, by the live channel and by webhook; those of another are not. */
    private void theChannelTellsNothing(LivingHouse life, TenantHouse blue, Samples samples, TenantHouse green)
            throws Exception {
        String call = samples.named("/calls/");
        try (LiveEar own = listening(blue.admin());
                LiveEar stranger = listening(green.admin());
                LiveEar bold = LiveEar.of(carillon, green.admin().token())) {
            life.ends();
            own.await("the end of the call", message -> message.getString("type").equals("patch")
                    && message.containsKey("gone") && message.getJsonArray("gone").toString().contains("\"" + call + "\""));
            stranger.say("{\"type\":\"ping\"}").await("pong");
            softly.assertThat(stranger.heard().toString()).as("of the channel")
                    .doesNotContain(samples.mark()).doesNotContain(call);
            bold.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:" + blue.name() + ":call\"]}");
            softly.assertThat(bold.awaitClose()).as("events of another house").isEqualTo(4003);
        }
        String hook = "/webhooks/" + samples.named("/webhooks/") + "/deliveries";
        Awaitility.await(hook).atMost(Duration.ofSeconds(60)).until(() -> blue.admin().get(hook).expect(200).object()
                .getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("eventType").equals("cdr.created")).count() >= CALLS);
        softly.assertThat(green.admin().get("/webhooks/hook-" + green.name() + "/deliveries").expect(200).object()
                .getJsonArray("items")).as("what the webhook of another house is told").isEmpty();
    }

    /** Somebody who follows all that there is to follow. */
    private LiveEar listening(Api who) throws Exception {
        LiveEar ear = LiveEar.of(carillon, who.token());
        JsonArray topics = ear.await("welcome").getJsonArray("topics");
        softly.assertThat(topics).doesNotContain(Json.createValue("system")).hasSizeGreaterThan(4);
        ear.say(Json.createObjectBuilder().add("type", "subscribe").add("topics", topics).build().toString());
        for (JsonString topic : topics.getValuesAs(JsonString.class)) {
            ear.await("snapshot of " + topic, message -> message.getString("type").equals("snapshot")
                    && message.getString("topic").equals(topic.getString()) && !message.getBoolean("more"));
        }
        return ear;
    }

    private void theServerIsNotTheirs(List<Operation> operations, Api stranger) throws Exception {
        List<Operation> server = operations.stream().filter(Operation::ofTheServer).toList();
        assertThat(server).hasSizeGreaterThan(20);
        for (Operation operation : server) {
            String path = operation.path().replaceAll("\\{[a-z]+}", "0000");
            String body = operation.bodyType() == null ? null : "{}";
            softly.assertThat(operation.send(stranger, path, body).status()).as(operation.toString()).isEqualTo(403);
        }
    }

    @Test
    void whateverIsMadeHasASample() throws Exception {
        Samples samples = new Samples("x");
        for (Operation operation : Operations.of(carillon)) {
            boolean makes = operation.method().equals("POST") && !operation.isOfOne() && !operation.ofTheServer()
                    && operation.answers().contains("201");
            if (makes) {
                softly.assertThat(samples.covers(operation.path())).as(operation + " in tenants/samples.json").isTrue();
            }
        }
        softly.assertAll();
    }
}
