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
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who wait, and agents who have time for them. */
@ArquillianTest
@RunAsClient
class QueueTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Installation carillon = Installation.ofTestRun();
    private final List<String> queues = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (String queue : queues) {
            carillon.admin().delete("/queues/" + queue).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    private String queue(JsonObjectBuilder more, Installation.Line... members) throws Exception {
        String number = "8600" + (System.nanoTime() / 1_000_000 % 100_000) + NUMBERS.incrementAndGet();
        JsonArrayBuilder who = Json.createArrayBuilder();
        for (Installation.Line member : members) {
            who.add(Json.createObjectBuilder().add("number", member.number()));
        }
        carillon.admin().post("/queues", more.add("number", number).add("name", "Sales").add("members", who).build())
                .expect(201);
        queues.add(number);
        return number;
    }

    private static void hearsMusic(PhoneCall call) throws Exception {
        double likeness = 0;
        for (int i = 0; i < 60 && likeness < 0.9; i++) {
            likeness = Math.max(likeness, Recognition.ofMusic(call.listen(ofMillis(500))));
        }
        assertThat(likeness).as("likeness to the music").isGreaterThan(0.9);
    }

    private static void hears(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
        call.audio().forget();
    }

    private void dials(Phone phone, String code) throws Exception {
        PhoneCall call = phone.call(code);
        call.awaitAnswered();
        call.awaitEnded();
    }

    private JsonObject live(String queue) throws Exception {
        return carillon.admin().get("/queues/" + queue + "/live").expect(200).object();
    }

    @Test
    void aCallerHearsMusicAnAgentLogsInIsRungAndTheyTalkAndTheRecordSaysSo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queue(Json.createObjectBuilder().add("announceSeconds", 5), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType LIKE 'queue.%'")) {
            PhoneCall out = alice.call(queue);
            out.awaitAnswered();
            hearsMusic(out);
            PhoneCall second = carol.call(queue);
            second.awaitAnswered();
            hears(second, "queue-place");
            hears(second, "n2");
            assertThat(live(queue).getInt("waiting")).isEqualTo(2);
            dials(bob, "*50" + queue);
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            assertThat(live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("TALKING");
            second.hangUp();
            talk.hangUp();
            JsonObject stay = carillon.awaitCdr(a.number(), queue).getJsonArray("queues").getJsonObject(0);
            assertThat(stay.getString("outcome")).isEqualTo("ANSWERED");
            assertThat(stay.getString("agent")).isEqualTo(b.number());
            assertThat(carillon.awaitCdr(c.number(), queue).getJsonArray("queues").getJsonObject(0).getString("outcome"))
                    .isEqualTo("ABANDONED");
            ear.await(event -> is(event, "queue.answered", queue) && event.body().getJsonObject("data").getString("agent")
                    .equals(b.number()));
            ear.await(event -> is(event, "queue.abandoned", queue));
            JsonObject numbers = carillon.admin().get("/queues/" + queue + "/statistics").expect(200).object();
            assertThat(numbers.getInt("offered")).isEqualTo(2);
            assertThat(numbers.getInt("answered")).isEqualTo(1);
            assertThat(numbers.getInt("abandoned")).isEqualTo(1);
        }
    }

    private static boolean is(EventEar.Heard event, String type, String queue) {
        return event.type().equals(type) && event.body().getJsonObject("data").getString("queue").equals(queue);
    }

    @Test
    void whoWouldWaitForNobodyGoesElsewhereAndAnAgentMakesPausesByTheApi() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = queue(Json.createObjectBuilder().add("join", "AT_WORK").add("onEmpty", b.number()), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            String agent = "/agents/" + b.number();
            JsonObject said = Json.createObjectBuilder().add("queues", Json.createArrayBuilder().add(queue)).build();
            assertThat(carillon.admin().put(agent, said).expect(200).object().getString("state")).isEqualTo("FREE");
            JsonObject pause = Json.createObjectBuilder(said).add("paused", true).add("reason", "lunch").build();
            assertThat(carillon.admin().put(agent, pause).expect(200).object().getString("state")).isEqualTo("PAUSED");
            PhoneCall out = alice.call(queue);
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject stay = carillon.awaitCdr(a.number(), queue).getJsonArray("queues").getJsonObject(0);
            assertThat(stay.getString("outcome")).isEqualTo("EMPTY");
        }
    }

    private static JsonObjectBuilder withCallback() {
        return Json.createObjectBuilder().add("announceSeconds", 0).add("callbackKey", "2");
    }

    /** A caller of the queue does not hold the line. */
    private void wantsToBeCalledBack(Phone phone, String queue) throws Exception {
        PhoneCall out = phone.call(queue);
        out.awaitAnswered();
        assertThat(out.infoKey("2", 100).status()).isEqualTo(200);
        hears(out, "queue-callback");
        out.hangUp();
    }

    private List<String> waiting(String queue) throws Exception {
        return live(queue).getJsonArray("callers").getValuesAs(JsonObject.class).stream()
                .map(caller -> caller.getString("from") + (caller.getBoolean("toBeCalled") ? " by telephone" : ""))
                .toList();
    }

    @Test
    void whoDoesNotHoldTheLineKeepsItsPlaceAndIsCalledInItsTurn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queue(withCallback(), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType LIKE 'queue.%'")) {
            wantsToBeCalledBack(alice, queue);
            PhoneCall behind = carol.call(queue);
            behind.awaitAnswered();
            assertThat(waiting(queue)).containsExactly(a.number() + " by telephone", c.number());
            dials(bob, "*50" + queue);
            PhoneCall atBob = bob.awaitCall();
            assertThat(atBob.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            atBob.answer();
            atBob.awaitAnswered();
            PhoneCall atAlice = alice.awaitCall();
            atAlice.answer();
            atAlice.awaitAnswered();
            Talk talk = new Talk(bob, atBob, alice, atAlice);
            talk.hearOneAnother();
            assertThat(waiting(queue)).containsExactly(c.number());
            assertThat(live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("TALKING");
            ear.await(event -> is(event, "queue.answered", queue)
                    && event.body().getJsonObject("data").getString("agent").equals(b.number()));
            talk.hangUp();
            PhoneCall next = bob.awaitCall();
            assertThat(next.sentInvite().header("From")).as("who came later").contains("sip:" + c.number() + "@");
            next.ring();
            behind.hangUp();
            next.awaitEnded();
        }
    }

    /** The server of the scenarios waits a second between two tries, and tries three times. */
    @Test
    void whoIsNotThereIsCalledThreeTimesAndThenNoMore() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = queue(withCallback(), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            wantsToBeCalledBack(alice, queue);
            dials(bob, "*50" + queue);
            for (int i = 0; i < 3; i++) {
                PhoneCall atBob = bob.awaitCall();
                atBob.answer();
                atBob.awaitAnswered();
                alice.awaitCall().reject(486, "Busy Here");
                atBob.hangUp();
            }
            Awaitility.await("the end of it").atMost(ofSeconds(60)).pollInterval(ofMillis(100))
                    .until(() -> waiting(queue).isEmpty());
            assertThat(live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("FREE");
        }
    }
}
