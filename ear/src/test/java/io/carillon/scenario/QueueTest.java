package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who wait, and agents who have time for them. */
@ArquillianTest
@RunAsClient
class QueueTest {
    private final Installation carillon = Installation.ofTestRun();
    private final Queueing queues = new Queueing(carillon);

    @AfterEach
    void nothingIsLeft() throws Exception {
        queues.close();
    }

    @Test
    void aCallerHearsMusicAnAgentLogsInIsRungAndTheyTalkAndTheRecordSaysSo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queues.queue(Json.createObjectBuilder().add("announceSeconds", 5), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType LIKE 'queue.%'")) {
            PhoneCall out = alice.call(queue);
            out.awaitAnswered();
            Queueing.hearsMusic(out);
            PhoneCall second = carol.call(queue);
            second.awaitAnswered();
            Queueing.hears(second, "queue-place");
            Queueing.hears(second, "n2");
            assertThat(queues.live(queue).getInt("waiting")).isEqualTo(2);
            Queueing.dials(bob, "*50" + queue);
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            assertThat(queues.live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("TALKING");
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
        String queue = queues.queue(Json.createObjectBuilder().add("join", "AT_WORK").add("onEmpty", b.number()), b);
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

    @Test
    void whoHasWaitedLongEnoughAndWhoWouldBeOneTooManyGoElsewhere() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queues.queue(Json.createObjectBuilder().add("maxWaitSeconds", 4).add("maxWaiting", 1)
                .add("onTimeout", b.number()).add("onFull", b.number()));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            long since = System.nanoTime();
            PhoneCall waits = alice.call(queue);
            waits.awaitAnswered();
            PhoneCall tooMany = carol.call(queue);
            PhoneCall first = bob.awaitCall();
            assertThat(first.sentInvite().header("From")).contains("sip:" + c.number() + "@");
            first.answer();
            first.awaitAnswered();
            new Talk(carol, tooMany, bob, first).hearOneAnother();
            tooMany.hangUp();
            PhoneCall second = bob.awaitCall();
            assertThat(System.nanoTime() - since).as("not before its time").isGreaterThan(ofMillis(3_950).toNanos());
            second.answer();
            second.awaitAnswered();
            Talk talk = new Talk(alice, waits, bob, second);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(queues.outcome(c, queue)).isEqualTo("FULL");
            assertThat(queues.outcome(a, queue)).isEqualTo("TIMEOUT");
            assertThat(queues.statistics(queue).getInt("turnedAway")).isEqualTo(1);
            assertThat(queues.statistics(queue).getInt("left")).isEqualTo(1);
        }
    }

    @Test
    void whoHasNowhereElseToGoIsToldSoAndLetGo() throws Exception {
        var a = carillon.line();
        var c = carillon.line();
        String queue = queues.queue(Json.createObjectBuilder().add("maxWaitSeconds", 5).add("maxWaiting", 1));
        try (Phone alice = a.registered();
                Phone carol = c.registered()) {
            PhoneCall waits = alice.call(queue);
            waits.awaitAnswered();
            PhoneCall tooMany = carol.call(queue);
            tooMany.awaitAnswered();
            Queueing.hears(tooMany, "queue-closed");
            assertThat(tooMany.awaitEnded().method()).isEqualTo("BYE");
            Queueing.hears(waits, "queue-closed");
            assertThat(waits.awaitEnded().method()).isEqualTo("BYE");
            assertThat(queues.outcome(c, queue)).isEqualTo("FULL");
            assertThat(queues.outcome(a, queue)).isEqualTo("TIMEOUT");
        }
    }

    /** The only agent has work to do after the first call, so the next caller has a minute to wait by all experience. */
    @Test
    void whoWaitsHearsHowLongItWillTake() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = queues.served(
                Json.createObjectBuilder().add("wrapUpSeconds", 60).add("announceSeconds", 5), Queueing.agent(b, 0, 0));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall first = alice.call(queue);
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            new Talk(alice, first, bob, in).hearOneAnother();
            first.hangUp();
            in.awaitEnded();
            PhoneCall waits = alice.call(queue);
            waits.awaitAnswered();
            Queueing.hears(waits, "queue-minutes");
            waits.hangUp();
        }
    }

    /** One agent serves both; who came later has the more urgent matter. */
    @Test
    void theMoreUrgentQueueComesFirst() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String calm = queues.served(Json.createObjectBuilder(), Queueing.agent(b, 0, 0));
        String urgent = queues.served(Json.createObjectBuilder().add("priority", 9), Queueing.agent(b, 0, 0));
        queues.pauses(true, b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall first = alice.call(calm);
            first.awaitAnswered();
            PhoneCall second = carol.call(urgent);
            second.awaitAnswered();
            Queueing.dials(bob, "*53");
            PhoneCall in = bob.awaitCall();
            assertThat(in.sentInvite().header("From")).contains("sip:" + c.number() + "@");
            in.answer();
            in.awaitAnswered();
            second.hangUp();
            in.awaitEnded();
            PhoneCall next = bob.awaitCall();
            assertThat(next.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            next.answer();
            next.awaitAnswered();
            new Talk(alice, first, bob, next).hearOneAnother();
            next.hangUp();
            first.awaitEnded();
        }
    }

    @Test
    void anAgentHandsTheCallerOnToAnotherQueueAndEachHasItsOwnTalkInTheRecord() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String sales = queues.served(Json.createObjectBuilder(), Queueing.agent(b, 0, 0));
        String service = queues.served(Json.createObjectBuilder(), Queueing.agent(c, 0, 0));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(sales);
            PhoneCall atBob = bob.awaitCall();
            atBob.answer();
            atBob.awaitAnswered();
            out.awaitAnswered();
            new Talk(alice, out, bob, atBob).hearOneAnother();
            assertThat(atBob.inDialog("REFER", "Refer-To", "<sip:" + service + "@carillon>").status()).isEqualTo(202);
            PhoneCall atCarol = carol.awaitCall();
            assertThat(atCarol.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            Queueing.hearsMusic(out);
            atBob.awaitEnded();
            queues.awaitAgent(b, "FREE", "");
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, atCarol);
            talk.hearOneAnother();
            talk.hangUp();
            List<JsonObject> stays = queues.stays(a, sales);
            assertThat(stays).extracting(stay -> stay.getString("queue")).containsExactly(sales, service);
            assertThat(stays).extracting(stay -> stay.getString("agent")).containsExactly(b.number(), c.number());
            tiles(carillon.awaitCdr(a.number(), sales), stays);
            talked(sales, b, stays.get(0));
            talked(service, c, stays.get(1));
        }
    }

    /** Nothing of the call is counted twice, and nothing is missing but the moment in which it was handed on. */
    private static void tiles(JsonObject cdr, List<JsonObject> stays) {
        Instant end = Instant.parse(stays.get(0).getString("enteredAt"));
        for (JsonObject stay : stays) {
            Instant entered = Instant.parse(stay.getString("enteredAt"));
            assertThat(entered).as("after what was before").isBetween(end, end.plusSeconds(10));
            Instant left = Instant.parse(stay.getString("leftAt"));
            assertThat(Duration.between(entered, left).toMillis() / 1000.0).isCloseTo(seconds(stay, "waitSeconds"), within(0.002));
            end = left.plusMillis(Math.round(1000 * seconds(stay, "talkSeconds")));
        }
        assertThat(end).isCloseTo(Instant.parse(cdr.getString("endedAt")), within(1, ChronoUnit.SECONDS));
    }

    private static double seconds(JsonObject stay, String name) {
        return stay.getJsonNumber(name).doubleValue();
    }

    private void talked(String queue, Installation.Line agent, JsonObject stay) throws Exception {
        JsonObject numbers = queues.statistics(queue);
        assertThat(numbers.getInt("offered")).isEqualTo(1);
        assertThat(numbers.getInt("answeredInTime")).isEqualTo(1);
        assertThat(numbers.getJsonArray("agents")).hasSize(1);
        JsonObject one = numbers.getJsonArray("agents").getJsonObject(0);
        assertThat(one.getString("extension")).isEqualTo(agent.number());
        assertThat(seconds(one, "talkSeconds")).isPositive().isCloseTo(seconds(stay, "talkSeconds"), within(0.002));
    }

    /** The agent's answer and the caller's good-bye cross: whatever came of it, it is one thing. */
    @Test
    void whoHangsUpAsTheAgentAnswersIsCountedOnceAndTheAgentIsFree() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = queues.served(Json.createObjectBuilder(), Queueing.agent(b, 0, 0));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            for (int i = 0; i < 3; i++) {
                PhoneCall out = alice.call(queue);
                out.awaitAnswered();
                PhoneCall in = bob.awaitCall();
                in.answer();
                out.hangUp();
                in.awaitEnded();
                queues.awaitAgent(b, "FREE", "");
            }
            Awaitility.await("records").atMost(ofSeconds(60)).pollInterval(ofMillis(50))
                    .until(() -> queues.statistics(queue).getInt("offered") == 3);
            JsonObject numbers = queues.statistics(queue);
            assertThat(numbers.getInt("answered") + numbers.getInt("abandoned")).isEqualTo(3);
        }
    }

    @Test
    void whoDoesNotHoldTheLineKeepsItsPlaceAndIsCalledInItsTurn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queues.queue(Queueing.withCallback(), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType LIKE 'queue.%'")) {
            Queueing.wantsToBeCalledBack(alice, queue);
            PhoneCall behind = carol.call(queue);
            behind.awaitAnswered();
            assertThat(queues.waiting(queue)).containsExactly(a.number() + " by telephone", c.number());
            Queueing.dials(bob, "*50" + queue);
            PhoneCall atBob = bob.awaitCall();
            assertThat(atBob.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            atBob.answer();
            atBob.awaitAnswered();
            PhoneCall atAlice = alice.awaitCall();
            atAlice.answer();
            atAlice.awaitAnswered();
            Talk talk = new Talk(bob, atBob, alice, atAlice);
            talk.hearOneAnother();
            assertThat(queues.waiting(queue)).containsExactly(c.number());
            assertThat(queues.live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("TALKING");
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
        String queue = queues.queue(Queueing.withCallback(), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Queueing.wantsToBeCalledBack(alice, queue);
            Queueing.dials(bob, "*50" + queue);
            for (int i = 0; i < 3; i++) {
                PhoneCall atBob = bob.awaitCall();
                atBob.answer();
                atBob.awaitAnswered();
                alice.awaitCall().reject(486, "Busy Here");
                atBob.hangUp();
            }
            Awaitility.await("the end of it").atMost(ofSeconds(60)).pollInterval(ofMillis(100))
                    .until(() -> queues.waiting(queue).isEmpty());
            assertThat(queues.live(queue).getJsonArray("agents").getJsonObject(0).getString("state")).isEqualTo("FREE");
        }
    }
}
