package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What watchers see of real calls, without asking again. */
@ArquillianTest
@RunAsClient
class LiveChannelTest {
    private static final String BOTH = "{\"type\":\"subscribe\",\"topics\":[\"calls\",\"registrations\"]}";

    private final Installation carillon = Installation.ofTestRun();

    private static JsonObject call(JsonObject patch, String caller) {
        if (!patch.getString("type").equals("patch") || !patch.containsKey("set")) {
            return null;
        }
        return patch.getJsonObject("set").values().stream()
                .map(one -> one.asJsonObject())
                .filter(one -> caller.equals(one.getString("from", null)))
                .findFirst().orElse(null);
    }

    /** Two talk; whether they hear one another is for others to say. */
    static PhoneCall answered(Phone alice, Phone bob, String number) throws Exception {
        PhoneCall out = alice.call(number);
        PhoneCall in = bob.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        return out;
    }

    private static Predicate<JsonObject> call(String caller, String status) {
        return message -> {
            JsonObject call = call(message, caller);
            return call != null && call.getString("status").equals(status);
        };
    }

    private static Predicate<JsonObject> gone(String id) {
        return message -> message.getString("type").equals("patch") && message.containsKey("gone")
                && message.getJsonArray("gone").stream().anyMatch(one -> one.toString().equals("\"" + id + "\""));
    }

    @Test
    void aCallIsSeenFromItsBeginningToItsEndAndWhoWasAwayGoesOnFromThere() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (LiveEar ear = LiveEar.of(carillon, carillon.admin().token());
                Phone alice = a.registered()) {
            ear.say(BOTH);
            String feed = ear.await("snapshot of calls", message -> message.getString("type").equals("snapshot")
                    && message.getString("topic").equals("calls")).getString("feed");
            try (Phone bob = b.registered()) {
                ear.await("the telephone", message -> message.toString().contains("\"extension\":\"" + b.number()));
                PhoneCall talk = answered(alice, bob, b.number());
                JsonObject active = ear.await("the call", call(a.number(), "ACTIVE"));
                JsonObject call = call(active, a.number());
                assertThat(call.getString("to")).isEqualTo(b.number());
                assertThat(call.getJsonArray("legs")).hasSize(2);
                ear.close();
                talk.hangUp();
                try (LiveEar again = LiveEar.byAddress(carillon, carillon.admin().token())) {
                    again.say("{\"type\":\"subscribe\",\"topics\":[{\"topic\":\"calls\",\"feed\":\"" + feed
                            + "\",\"after\":" + active.getInt("seq") + "}]}");
                    again.await("resumed");
                    again.await("the end of the call", gone(call.getString("id")));
                }
            }
        }
    }

    @Test
    void whoFollowsEventsHearsWhatHappens() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (LiveEar ear = LiveEar.of(carillon, carillon.admin().token());
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            ear.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:default:call\"]}");
            ear.say("{\"type\":\"ping\"}").await("pong");
            PhoneCall talk = answered(alice, bob, b.number());
            ear.await("the conversation", event("call_progressing", a.number()));
            talk.hangUp();
            JsonObject over = ear.await("the end", event("call_hangup", a.number()));
            assertThat(over.getJsonObject("data").getJsonObject("destination").getString("target")).isEqualTo(b.number());
            ear.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:other:call\"]}");
            assertThat(ear.awaitClose()).isEqualTo(4003);
        }
    }

    /** Of the house, of one's own, of one call alone: whoever follows in the other forms hears neither less nor more. */
    @Test
    void eachFormOfATopicTellsWhatItNames() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        String own = People.add(carillon, "user");
        People.link(carillon, own, a.number());
        try (LiveEar house = LiveEar.of(carillon, carillon.admin().token());
                LiveEar mine = LiveEar.of(carillon, Api.login(carillon.http(), own, People.PASSWORD).token());
                LiveEar one = LiveEar.of(carillon, carillon.admin().token());
                Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dora = d.registered()) {
            house.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:default:call:*\"]}").say("{\"type\":\"ping\"}").await("pong");
            mine.say("{\"type\":\"subscribe\",\"topics\":[\"agent_id:" + own + ":call\"]}").say("{\"type\":\"ping\"}").await("pong");
            PhoneCall others = answered(carol, dora, d.number());
            PhoneCall talk = answered(alice, bob, b.number());
            String id = house.await("the conversation", event("call_progressing", a.number())).getJsonObject("data").getString("id");
            house.await("that of the others", event("call_progressing", c.number()));
            mine.await("one's own", event("call_progressing", a.number()));
            one.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:default:call:" + id + "\"]}").say("{\"type\":\"ping\"}").await("pong");
            others.hangUp();
            talk.hangUp();
            house.await("the end of the others", event("call_hangup", c.number()));
            one.await("the end of the one", event("call_hangup", a.number()));
            mine.await("the end of one's own", event("call_hangup", a.number()));
            assertThat(one.heard()).noneMatch(event("call_hangup", c.number()));
            assertThat(mine.heard()).noneMatch(message -> message.toString().contains("\"" + c.number() + "\""));
            mine.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:default:call\"]}");
            assertThat(mine.awaitClose()).as("the house is not one's own").isEqualTo(4003);
        }
    }

    @Test
    void queuesAndAgentsAreFollowedAsCallsAre() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Queueing queues = new Queueing(carillon);
                LiveEar ear = LiveEar.of(carillon, carillon.admin().token());
                Phone alice = a.registered()) {
            String queue = queues.queue(Json.createObjectBuilder(), b);
            ear.say("{\"type\":\"subscribe\",\"topics\":[\"customer_id:default:queue:" + queue + "\",\"customer_id:default:agent\","
                    + "\"customer_id:default:conference\"]}").say("{\"type\":\"ping\"}").await("pong");
            PhoneCall waits = alice.call(queue);
            waits.awaitAnswered();
            // a queue that was made a moment ago may be told with its first caller in it
            ear.await("somebody waits", message -> message.getString("type").startsWith("queue_")
                    && message.getJsonObject("data").getString("id").equals(queue)
                    && message.getJsonObject("data").getJsonArray("wait_queuecall_ids").size() == 1);
            waits.hangUp();
            carillon.admin().put("/agents/" + b.number(), Api.json(Map.of("queues",
                    Json.createArrayBuilder().add(queue).build()))).expect(200);
            ear.await("the agent", message -> message.getString("type").equals("agent_status_updated")
                    && message.getJsonObject("data").getString("id").equals(b.number())
                    && message.getJsonObject("data").getString("status").equals("available"));
        }
    }

    private static Predicate<JsonObject> event(String type, String caller) {
        return message -> message.getString("type").equals(type)
                && message.getJsonObject("data").getJsonObject("source").getString("target").equals(caller);
    }

    /** Who wrote it and whom it is for are told at once; nobody else is, and be it who runs the house. */
    @Test
    void aTextIsToldToItsTwoAlone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String texts = "{\"type\":\"subscribe\",\"topics\":[\"texts\"]}";
        Api ann = People.at(a, carillon);
        try (LiveEar writer = LiveEar.of(carillon, ann.token());
                LiveEar reader = LiveEar.of(carillon, People.at(b, carillon).token());
                LiveEar boss = LiveEar.of(carillon, People.at(c, carillon, "admin").token());
                LiveEar nobody = LiveEar.of(carillon, People.loggedIn(carillon, "admin").token())) {
            nobody.say(texts).await("error");
            writer.say(texts).await("snapshot");
            reader.say(texts).await("snapshot");
            boss.say(texts).await("snapshot");
            String id = sent(ann, b, "for Ben alone");
            String regretted = sent(ann, b, "never mind");
            for (LiveEar ear : new LiveEar[] {writer, reader}) {
                JsonObject told = ear.await("the text", text(id, "WAITING")).getJsonObject("set").getJsonObject(id);
                assertThat(told.getString("text")).isEqualTo("for Ben alone");
                assertThat(told.getString("from")).isEqualTo(a.number());
            }
            reader.await("the other", text(regretted, "WAITING"));
            ann.delete("/texts/" + regretted).expect(204);
            reader.await("the end of the other", gone(regretted));
            try (Phone bob = b.registered()) {
                bob.awaitReceived("MESSAGE", message -> message.body().equals("for Ben alone"));
                writer.await("its arrival", text(id, "DELIVERED"));
                reader.await("its arrival", text(id, "DELIVERED"));
            }
            boss.await("one's own", text(sent(ann, c, "for you"), "WAITING"));
            assertThat(boss.heard()).noneMatch(message -> message.toString().contains(id) || message.toString().contains(regretted));
        }
    }

    private static String sent(Api from, Installation.Line to, String words) throws Exception {
        return from.post("/texts", Api.json(Map.of("to", to.number(), "text", words))).expect(202).object().getString("id");
    }

    private static Predicate<JsonObject> text(String id, String state) {
        return message -> message.getString("type").equals("patch") && message.containsKey("set")
                && message.getJsonObject("set").containsKey(id)
                && message.getJsonObject("set").getJsonObject(id).getString("state").equals(state);
    }

    @Test
    void strangersAndPagesOfOtherSitesAreNotLetIn() throws Exception {
        String token = "Bearer " + carillon.admin().token();
        assertThat(LiveEar.refused(carillon)).isEqualTo(401);
        assertThat(LiveEar.refused(carillon, "Authorization", token + "x")).isEqualTo(401);
        assertThat(LiveEar.refused(carillon, "Authorization", token, "Origin", "https://evil.example.com")).isEqualTo(403);
    }
}
