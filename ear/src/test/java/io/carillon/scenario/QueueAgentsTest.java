package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who of the agents of a queue is rung for a caller, who is not, and what comes of it when something goes wrong. */
@ArquillianTest
@RunAsClient
class QueueAgentsTest {
    /** More callers than chance needs to send one to each of three agents: it fails in one of 10^16 runs. */
    private static final int MOST_DRAWS = 100;

    private final Installation carillon = Installation.ofTestRun();
    private final Queueing queues = new Queueing(carillon);

    @AfterEach
    void nothingIsLeft() throws Exception {
        queues.close();
    }

    private static boolean says(EventEar.Heard event, Installation.Line agent, String state, String reason) {
        JsonObject data = event.body().getJsonObject("data");
        return data.getString("agent").equals(agent.number()) && data.getString("state").equals(state)
                && data.getString("reason", "").equals(reason);
    }

    @Test
    void byCodesAnAgentServesMakesAPauseFinishesItsWorkAndLeaves() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = queues.queue(Json.createObjectBuilder().add("wrapUpSeconds", 3), b);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType = 'agent.state'")) {
            Queueing.dials(alice, "*50" + queue);
            carillon.admin().get("/agents/" + a.number()).expect(404);
            Queueing.dials(bob, "*50" + queue);
            queues.awaitAgent(b, "FREE", "");
            Queueing.dials(bob, "*527");
            queues.awaitAgent(b, "PAUSED", "7");
            PhoneCall out = alice.call(queue);
            out.awaitAnswered();
            Queueing.hearsMusic(out);
            assertThat(bob.isCalledWithin(ofMillis(100))).as("in a pause").isFalse();
            Queueing.dials(bob, "*53");
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            new Talk(alice, out, bob, in).hearOneAnother();
            long over = System.nanoTime();
            out.hangUp();
            in.awaitEnded();
            PhoneCall next = alice.call(queue);
            next.awaitAnswered();
            PhoneCall later = bob.awaitCall().ring();
            assertThat(System.nanoTime() - over).as("not before its work is done").isGreaterThan(ofMillis(2_950).toNanos());
            next.hangUp();
            later.awaitEnded();
            Queueing.dials(bob, "*51" + queue);
            queues.awaitAgent(b, "LOGGED_OUT", "");
            Queueing.dials(bob, "*50" + queue);
            queues.awaitAgent(b, "FREE", "");
            Queueing.dials(bob, "*51");
            queues.awaitAgent(b, "LOGGED_OUT", "");
            ear.await(event -> says(event, b, "PAUSED", "7"));
            ear.await(event -> says(event, b, "TALKING", ""));
            ear.await(event -> says(event, b, "WRAP_UP", ""));
        }
    }

    @Test
    void oneSpeaksForHimselfOnlyAndASupervisorForAll() throws Exception {
        var b = carillon.line();
        var c = carillon.line();
        String queue = queues.queue(Json.createObjectBuilder(), b, c);
        JsonObject serves = Json.createObjectBuilder().add("queues", Json.createArrayBuilder().add(queue)).build();
        Api bob = People.at(b, carillon);
        assertThat(bob.put("/agents/" + b.number(), serves).expect(200).object().getString("state")).isEqualTo("FREE");
        bob.put("/agents/" + c.number(), serves).expect(404);
        queues.awaitAgent(c, "LOGGED_OUT", "");
        Api boss = People.loggedIn(carillon, "supervisor");
        boss.put("/agents/" + c.number(), serves).expect(200);
        queues.awaitAgent(c, "FREE", "");
        assertThat(boss.put("/agents/" + b.number(), JsonObject.EMPTY_JSON_OBJECT).expect(200).object().getString("state"))
                .isEqualTo("LOGGED_OUT");
    }

    /** Who of them is rung for a caller, who then thinks better of it. */
    private Set<String> rungOf(Phone caller, String queue, int together, List<Phone> agents) throws Exception {
        PhoneCall out = caller.call(queue);
        out.awaitAnswered();
        List<PhoneCall> rung = new ArrayList<>();
        Set<String> who = new TreeSet<>();
        long deadline = System.nanoTime() + ofSeconds(20).toNanos();
        while (rung.size() < together && System.nanoTime() < deadline) {
            for (Phone agent : agents) {
                if (agent.isCalledWithin(ofMillis(2))) {
                    who.add(agent.user());
                    rung.add(agent.awaitCall().ring());
                }
            }
        }
        out.hangUp();
        for (PhoneCall one : rung) {
            one.awaitEnded();
        }
        Awaitility.await("free").atMost(ofSeconds(60)).pollInterval(ofMillis(10)).until(() -> queues.live(queue)
                .getJsonArray("agents").getValuesAs(JsonObject.class).stream()
                .allMatch(agent -> agent.getString("state").equals("FREE")));
        return who;
    }

    private static JsonObjectBuilder by(String strategy) {
        return Json.createObjectBuilder().add("strategy", strategy).add("ringSeconds", 60);
    }

    /** First of all C and B have two calls each and then D one, so that each strategy finds another one to be next. */
    @Test
    void eachStrategyRingsWhomItSays() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        JsonObject[] agents = {Queueing.agent(b, 1, 0), Queueing.agent(c, 5, 0), Queueing.agent(d, 9, 0)};
        String queue = queues.served(by("ROUND_ROBIN"), agents);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dave = d.registered()) {
            List<Phone> all = List.of(bob, carol, dave);
            queues.pauses(true, b, d);
            queues.takes(alice, queue, carol, c);
            queues.takes(alice, queue, carol, c);
            queues.pauses(true, c);
            queues.pauses(false, b);
            queues.takes(alice, queue, bob, b);
            queues.takes(alice, queue, bob, b);
            queues.pauses(true, b);
            queues.pauses(false, d);
            queues.takes(alice, queue, dave, d);
            queues.pauses(false, b, c);
            for (Installation.Line next : List.of(b, c, d)) {
                assertThat(rungOf(alice, queue, 1, all)).as("round robin").containsExactly(next.number());
            }
            queues.change(queue, by("LINEAR"), agents);
            assertThat(rungOf(alice, queue, 1, all)).as("linear").containsExactly(b.number());
            queues.change(queue, by("LEAST_RECENT"), agents);
            assertThat(rungOf(alice, queue, 1, all)).as("least recent").containsExactly(c.number());
            queues.change(queue, by("FEWEST_CALLS"), agents);
            assertThat(rungOf(alice, queue, 1, all)).as("fewest calls").containsExactly(d.number());
            queues.change(queue, by("SKILLS"), agents);
            assertThat(rungOf(alice, queue, 1, all)).as("skills").containsExactly(d.number());
            queues.change(queue, by("SKILLS"), agents[0], agents[1], Queueing.agent(d, 9, 3));
            assertThat(rungOf(alice, queue, 1, all)).as("penalty before skill").containsExactly(c.number());
            queues.change(queue, by("RING_ALL"), agents[0], agents[1], Queueing.agent(d, 9, 3));
            assertThat(rungOf(alice, queue, 2, all)).as("all").containsExactlyInAnyOrder(b.number(), c.number());
            queues.change(queue, by("RANDOM"), agents);
            Set<String> drawn = new TreeSet<>();
            for (int i = 0; i < MOST_DRAWS && drawn.size() < 3; i++) {
                drawn.addAll(rungOf(alice, queue, 1, all));
            }
            assertThat(drawn).as("random").hasSize(3);
        }
    }

    @Test
    void ofTwoAgentsWhoAnswerAtOnceOneHasTheCallerAndTheOtherIsToldAndFree() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String queue = queues.served(by("RING_ALL"), Queueing.agent(b, 0, 0), Queueing.agent(c, 0, 0));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            for (int i = 0; i < 3; i++) {
                PhoneCall out = alice.call(queue);
                out.awaitAnswered();
                PhoneCall atBob = bob.awaitCall();
                PhoneCall atCarol = carol.awaitCall();
                atBob.answer();
                atCarol.answer();
                Awaitility.await("one of them").atMost(ofSeconds(60)).pollInterval(ofMillis(5))
                        .until(() -> atBob.isEnded() || atCarol.isEnded());
                boolean bobs = atCarol.isEnded();
                PhoneCall loser = bobs ? atCarol : atBob;
                Talk talk = bobs ? new Talk(alice, out, bob, atBob) : new Talk(alice, out, carol, atCarol);
                assertThat(loser.awaitEnded().header("Reason")).contains("completed elsewhere");
                talk.hearOneAnother();
                queues.awaitAgent(bobs ? b : c, "TALKING", "");
                queues.awaitAgent(bobs ? c : b, "FREE", "");
                talk.hangUp();
                queues.awaitAgent(bobs ? b : c, "FREE", "");
            }
            assertThat(Stream.of(bob, carol).flatMap(phone -> phone.received("BYE").stream())
                    .flatMap(bye -> bye.find("Reason").stream()))
                    .as("somebody had answered in vain").anyMatch(reason -> reason.contains("completed elsewhere"));
            Awaitility.await("records").atMost(ofSeconds(60)).pollInterval(ofMillis(50))
                    .until(() -> queues.statistics(queue).getInt("answered") == 3);
            assertThat(queues.statistics(queue).getInt("offered")).isEqualTo(3);
        }
    }

    /** Who knows most has no telephone on; that of the next does not say a word, not even that it rings. */
    @Test
    void whoDoesNotAnswerMakesAPauseAndTheNextIsRungWhileTheCallerHearsMusic() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        String queue = queues.served(by("SKILLS").add("ringSeconds", 5).add("misses", 1).add("announceSeconds", 0),
                Queueing.agent(b, 10, 0), Queueing.agent(c, 90, 0), Queueing.agent(d, 99, 0));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType = 'agent.state'")) {
            PhoneCall out = alice.call(queue);
            out.awaitAnswered();
            PhoneCall dead = carol.awaitCall();
            out.audio().forget();
            assertThat(bob.isCalledWithin(ofMillis(100))).as("knows less").isFalse();
            PhoneCall in = bob.awaitCall();
            Hearing heard = out.audio().soFar();
            in.answer();
            in.awaitAnswered();
            assertThat(heard.packets()).as("five seconds are 250").isGreaterThan(200);
            assertThat(heard.longestGapMillis()).as("nothing at all in %s", heard).isLessThan(2_000);
            assertThat(heard.silenceMillis()).as("silence in %s", heard).isLessThan(200);
            assertThat(Recognition.ofMusic(heard)).as("music").isGreaterThan(0.9);
            queues.awaitAgent(d, "PAUSED", "no answer");
            queues.awaitAgent(c, "PAUSED", "no answer");
            dead.ring();
            assertThat(dead.awaitEnded().method()).as("what it hears that wakes up too late").isEqualTo("CANCEL");
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            ear.await(event -> says(event, c, "PAUSED", "no answer"));
            Queueing.dials(carol, "*53");
            queues.awaitAgent(c, "FREE", "");
            assertThat(queues.outcome(a, queue)).isEqualTo("ANSWERED");
        }
    }
}
