package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Call queues that are gone at the end, and what can be seen of them. */
final class Queueing implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Installation carillon;
    private final List<String> queues = new ArrayList<>();

    Queueing(Installation carillon) {
        this.carillon = carillon;
    }

    /** A queue whose agents must log in. */
    String queue(JsonObjectBuilder more, Installation.Line... members) throws Exception {
        JsonArrayBuilder who = Json.createArrayBuilder();
        for (Installation.Line member : members) {
            who.add(Json.createObjectBuilder().add("number", member.number()));
        }
        return made(more, who);
    }

    /** A queue whose agents are always there. */
    String served(JsonObjectBuilder more, JsonObject... agents) throws Exception {
        return made(more, Json.createArrayBuilder(List.of(agents)));
    }

    private String made(JsonObjectBuilder more, JsonArrayBuilder members) throws Exception {
        String number = "8600" + (System.nanoTime() / 1_000_000 % 100_000) + NUMBERS.incrementAndGet();
        carillon.admin().post("/queues", more.add("number", number).add("name", "Sales").add("members", members).build())
                .expect(201);
        queues.add(number);
        return number;
    }

    /** From now on it is like this. */
    void change(String queue, JsonObjectBuilder settings, JsonObject... agents) throws Exception {
        carillon.admin().put("/queues/" + queue,
                settings.add("name", "Sales").add("members", Json.createArrayBuilder(List.of(agents))).build(), "If-Match",
                carillon.admin().get("/queues/" + queue).expect(200).header("ETag")).expect(200);
    }

    /** Somebody who serves a queue without logging in. */
    static JsonObject agent(Installation.Line line, int skill, int penalty) {
        return Json.createObjectBuilder().add("number", line.number()).add("permanent", true).add("skill", skill)
                .add("penalty", penalty).build();
    }

    JsonObject live(String queue) throws Exception {
        return carillon.admin().get("/queues/" + queue + "/live").expect(200).object();
    }

    /** Callers may press 2 instead of waiting. */
    static JsonObjectBuilder withCallback() {
        return Json.createObjectBuilder().add("announceSeconds", 0).add("callbackKey", "2");
    }

    /** A caller of the queue does not hold the line. */
    static void wantsToBeCalledBack(Phone phone, String queue) throws Exception {
        PhoneCall out = phone.call(queue);
        out.awaitAnswered();
        assertThat(out.infoKey("2", 100).status()).isEqualTo(200);
        hears(out, "queue-callback");
        out.hangUp();
    }

    /** Callers as the queue has them, by number. */
    List<String> waiting(String queue) throws Exception {
        return live(queue).getJsonArray("callers").getValuesAs(JsonObject.class).stream()
                .map(caller -> caller.getString("from") + (caller.getBoolean("toBeCalled") ? " by telephone" : ""))
                .toList();
    }

    JsonObject statistics(String queue) throws Exception {
        return carillon.admin().get("/queues/" + queue + "/statistics").expect(200).object();
    }

    /** Stays of a caller in queues, as the record of its call has them. */
    List<JsonObject> stays(Installation.Line caller, String queue) throws Exception {
        return carillon.awaitCdr(caller.number(), queue).getJsonArray("queues").getValuesAs(JsonObject.class);
    }

    String outcome(Installation.Line caller, String queue) throws Exception {
        return stays(caller, queue).get(0).getString("outcome");
    }

    void pauses(boolean on, Installation.Line... agents) throws Exception {
        for (Installation.Line agent : agents) {
            carillon.admin().put("/agents/" + agent.number(), Json.createObjectBuilder().add("paused", on).build()).expect(200);
        }
    }

    void awaitAgent(Installation.Line line, String state, String reason) {
        Awaitility.await(line.number() + " " + state).atMost(ofSeconds(60)).pollInterval(ofMillis(50)).until(() -> {
            JsonObject agent = carillon.admin().get("/agents/" + line.number()).expect(200).object();
            return agent.getString("state").equals(state) && agent.getString("reason", "").equals(reason);
        });
    }

    static void hearsMusic(PhoneCall call) throws Exception {
        double likeness = 0;
        for (int i = 0; i < 60 && likeness < 0.9; i++) {
            likeness = Math.max(likeness, Recognition.ofMusic(call.listen(ofMillis(500))));
        }
        assertThat(likeness).as("likeness to the music").isGreaterThan(0.9);
    }

    static void hears(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
        call.audio().forget();
    }

    /** Dials a code and hears what is made of it. */
    static void dials(Phone phone, String code) throws Exception {
        PhoneCall call = phone.call(code);
        call.awaitAnswered();
        call.awaitEnded();
    }

    /** A caller comes, this agent takes the call, and that is that. */
    void takes(Phone caller, String queue, Phone agent, Installation.Line line) throws Exception {
        PhoneCall out = caller.call(queue);
        PhoneCall in = agent.awaitCall();
        in.answer();
        in.awaitAnswered();
        out.awaitAnswered();
        out.hangUp();
        in.awaitEnded();
        awaitAgent(line, "FREE", "");
    }

    @Override
    public void close() throws Exception {
        for (String queue : queues) {
            carillon.admin().delete("/queues/" + queue).expect(204);
        }
        carillon.awaitNothingLeft();
    }
}
