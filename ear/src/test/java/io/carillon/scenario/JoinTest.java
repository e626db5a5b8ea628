package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody comes into a conversation (INVITE with Join, RFC 3911), is called into it or brought, and all three talk with each other. */
@ArquillianTest
@RunAsClient
class JoinTest {
    private static final int TELEPHONE_EVENT = 101;
    private static final int STAR = 10;
    /** Seconds until every device hears what it is to hear, on a machine that is busy with other things. */
    private static final int PATIENCE = 60;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static String dialogOf(PhoneCall call) {
        SipText request = call.forged("INFO", "");
        return call.callId() + ";to-tag=" + SipText.param(request.header("To"), "tag") + ";from-tag="
                + SipText.param(request.header("From"), "tag");
    }

    @Test
    void aSupervisorHearsAndSpeaksWithBothAndLeavesThemAlone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var s = carillon.supervisor();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone boss = s.registered()) {
            Talk talk = Talk.between(alice, bob);
            PhoneCall joined = boss.saying("Join", dialogOf(talk.in())).call(b.number(), Sdp.offer("G722"));
            joined.awaitAnswered();
            hears(talk.out(), List.of(bob, boss), List.of(alice));
            hears(talk.in(), List.of(alice, boss), List.of(bob));
            hears(joined, List.of(alice, bob), List.of(boss));

            supervise(a.number(), Map.of("party", "8999", "role", "WHISPERS", "to", b.number()), 202);
            hears(talk.in(), List.of(alice, boss), List.of(bob));
            hears(talk.out(), List.of(bob), List.of(boss, alice));
            hears(joined, List.of(alice, bob), List.of(boss));
            supervise(a.number(), Map.of("party", "8999", "role", "LISTENS"), 202);
            hears(talk.in(), List.of(alice), List.of(bob, boss));
            hears(joined, List.of(alice, bob), List.of(boss));
            supervise(a.number(), Map.of("party", b.number(), "role", "LISTENS"), 409);
            supervise(a.number(), Map.of("party", "8999", "role", "SHOUTS"), 400);
            supervise(a.number(), Map.of("party", "8999", "role", "TALKS"), 202);
            hears(talk.out(), List.of(bob, boss), List.of(alice));
            assertThat(joined.hangUp().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
            var cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.toString()).contains("8999 joined the conversation of " + b.number());
        }
    }

    @Test
    void anotherPhoneOfTheSamePersonComesInAndNobodyElse() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone desk = b.registered();
                Phone mobile = b.phone();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, desk);
            carol.saying("Join", dialogOf(talk.in()));
            assertThat(carol.call(b.number()).awaitFinal().status()).isEqualTo(403);
            talk.hearOneAnother();
            PhoneCall joined = mobile.saying("Join", dialogOf(talk.in())).call(b.number());
            joined.awaitAnswered();
            hears(talk.out(), List.of(desk, mobile), List.of(alice));
            hears(joined, List.of(alice, desk), List.of(mobile));
            assertThat(talk.out().hangUp().status()).isEqualTo(200);
            talk.in().awaitEnded();
            joined.awaitEnded();
        }
    }

    /** Who waited in a queue and talks with an agent: the supervisor is heard by whom he wants, and nothing is counted for him. */
    @Test
    void aSupervisorComesInOnACallOfAQueueAndItIsWrittenDownAndNobodyElseMay() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var s = carillon.supervisor();
        try (Queueing queues = new Queueing(carillon);
                Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone boss = s.registered()) {
            String queue = queues.served(Json.createObjectBuilder(), Queueing.agent(b, 0, 0));
            PhoneCall out = alice.call(queue);
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            out.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            assertThat(carol.saying("Join", dialogOf(in)).call(b.number()).awaitFinal().status()).isEqualTo(403);
            talk.hearOneAnother();
            PhoneCall joined = boss.saying("Join", dialogOf(in)).call(b.number());
            joined.awaitAnswered();
            hears(out, List.of(bob, boss), List.of(alice));
            String who = People.add(carillon, "supervisor");
            Api supervisor = Api.login(carillon.http(), who, People.PASSWORD);
            Map<String, ?> listens = Map.of("party", "8999", "role", "LISTENS");
            supervise(People.at(b, carillon), a.number(), listens, 403);
            hears(out, List.of(bob, boss), List.of(alice));
            supervise(supervisor, a.number(), listens, 202);
            hears(out, List.of(bob), List.of(boss, alice));
            hears(joined, List.of(alice, bob), List.of(boss));
            supervise(supervisor, a.number(), Map.of("party", "8999", "role", "WHISPERS", "to", b.number()), 202);
            hears(in, List.of(alice, boss), List.of(bob));
            hears(out, List.of(bob), List.of(boss, alice));
            queues.awaitAgent(b, "TALKING", "");
            assertThat(joined.hangUp().status()).isEqualTo(200);
            talk.hangUp();
            assertThat(carillon.admin().get("/audit?who=" + who).expect(200).body())
                    .contains("8999 LISTENS", "8999 WHISPERS");
            Awaitility.await("who came in").atMost(ofSeconds(20)).pollInterval(ofMillis(50)).until(() -> carillon.admin()
                    .get("/audit?who=8999").expect(200).body().contains(" " + a.number() + " " + b.number()));
            assertThat(queues.stays(a, queue)).hasSize(1).first().extracting(stay -> stay.getString("agent"))
                    .isEqualTo(b.number());
            assertThat(queues.statistics(queue).getJsonArray("agents").toString()).contains(b.number()).doesNotContain("8999");
        }
    }

    @Test
    void aThirdIsCalledIntoAConversationAndIsInItsRecording() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String policy = Tape.policy(carillon, "EXTENSION", b.number(), "ALWAYS");
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            String call = carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(one -> one.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id");
            carillon.admin().post("/calls/" + call + "/participants",
                    Api.json(Map.of("party", a.number(), "number", c.number()))).expect(202);
            PhoneCall third = carol.awaitCall();
            third.ring();
            talk.hearOneAnother();
            third.answer();
            third.awaitAnswered();
            hears(talk.out(), List.of(bob, carol), List.of(alice));
            hears(talk.in(), List.of(alice, carol), List.of(bob));
            hears(third, List.of(alice, bob), List.of(carol));
            assertThat(talk.out().hold().status()).isEqualTo(200);
            hears(third, List.of(bob), List.of(alice));
            assertThat(talk.out().resume().status()).isEqualTo(200);
            hears(third, List.of(alice, bob), List.of(carol));
            assertThat(third.hangUp().status()).isEqualTo(200);
            talk.hearOneAnother();
            pressesAKey(talk.out(), talk.in());
            pressesAKey(talk.in(), talk.out());
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(3);
            JsonObject recording = Tape.await(carillon, a.number(), b.number());
            Tape tape = Tape.of(carillon, recording.getString("id"));
            assertThat(loudest(tape.right(), carol)).as("the third beside the callee").isGreaterThan(-16);
            assertThat(loudest(tape.left(), carol)).as("and not with the caller").isLessThan(-30);
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void aCodeBringsInWhomOneKeepsWaiting() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk waiting = Talk.between(alice, bob);
            assertThat(waiting.out().hold().status()).isEqualTo(200);
            Talk talk = Talk.between(alice, carol);
            talk.out().audio().digit(STAR, TELEPHONE_EVENT);
            talk.out().listen(ofMillis(100));
            talk.out().audio().digit(3, TELEPHONE_EVENT);
            waiting.out().awaitEnded();
            hears(talk.out(), List.of(bob, carol), List.of(alice));
            hears(waiting.in(), List.of(alice, carol), List.of(bob));
            hears(talk.in(), List.of(alice, bob), List.of(carol));
            assertThat(waiting.in().hangUp().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), c.number()).getString("explain")).contains("keeps waiting");
        }
    }

    /** Somebody presses 5 and the telephone of the other hears it as an event. */
    private static void pressesAKey(PhoneCall one, PhoneCall other) {
        one.audio().digit(5, TELEPHONE_EVENT);
        Awaitility.await("key").atMost(ofSeconds(PATIENCE)).until(() -> other.audio().digits().contains(5));
    }

    /** Level of somebody's tone in the half second in which it is loudest. */
    private static double loudest(short[] side, Phone who) {
        double loudest = -200;
        for (long at = 0; at + 500 <= side.length / 8; at += 250) {
            loudest = Math.max(loudest, Tape.part(side, at, at + 500).levelOf(who.tone()));
        }
        return loudest;
    }

    private void supervise(String caller, Map<String, ?> wish, int status) throws Exception {
        supervise(carillon.admin(), caller, wish, status);
    }

    private void supervise(Api who, String caller, Map<String, ?> wish, int status) throws Exception {
        String call = carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(one -> one.toString().contains('"' + caller + '"'))
                .map(one -> one.getString("id"))
                .findFirst().orElseThrow();
        who.post("/calls/" + call + "/supervision", Api.json(wish)).expect(status);
    }

    /** A listener hears the tones of some and not those of others. */
    static void hears(PhoneCall listener, List<Phone> some, List<Phone> others) throws Exception {
        Hearing heard = listener.listen(ofMillis(500));
        long deadline = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (!isOf(heard, some, others) && System.nanoTime() < deadline) {
            heard = listener.listen(ofMillis(500));
        }
        StringBuilder levels = new StringBuilder();
        for (Phone one : some) {
            levels.append(String.format(" %s %.1f dB,", one.user(), heard.levelOf(one.tone())));
        }
        for (Phone one : others) {
            levels.append(String.format(" not %s %.1f dB,", one.user(), heard.levelOf(one.tone())));
        }
        assertThat(isOf(heard, some, others)).as("to be heard:%s %s", levels, heard).isTrue();
    }

    private static boolean isOf(Hearing heard, List<Phone> some, List<Phone> others) {
        return some.stream().allMatch(one -> heard.levelOf(one.tone()) > -14)
                && others.stream().allMatch(one -> heard.levelOf(one.tone()) < -30);
    }
}
