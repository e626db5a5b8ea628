package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telephones that ring because somebody asked for it earlier. */
@ArquillianTest
@RunAsClient
class CalledBackTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void whoIsToBeWokenIsCalledHearsSoAndSleepsOn() throws Exception {
        var a = carillon.line();
        String path = "/extensions/" + a.number() + "/wake-up";
        try (Phone alice = a.registered()) {
            carillon.admin().put(path, Api.json(Map.of("at", Instant.now().toString())), "If-Match",
                    carillon.admin().get(path).expect(200).header("ETag")).expect(200);
            PhoneCall rings = alice.awaitCall();
            rings.answer();
            rings.awaitAnswered();
            Awaitility.await("wake-up").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                    .until(() -> Recognition.ofPrompt(rings.audio().soFar(), "en", "wake-up") > 0.9);
            assertThat(carillon.admin().get(path).expect(200).object().containsKey("at")).isFalse();
            assertThat(rings.infoKey("1", 100).status()).isEqualTo(200);
            rings.awaitEnded();
            assertThat(Instant.parse(carillon.admin().get(path).expect(200).object().getString("at")))
                    .isAfter(Instant.now().plusSeconds(60));
            PhoneCall off = alice.call("*56");
            off.awaitAnswered();
            off.awaitEnded();
            assertThat(carillon.admin().get(path).expect(200).object().containsKey("at")).isFalse();
        }
    }

    @Test
    void whoFoundSomebodyBusyIsCalledWhenHeIsFree() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("busyAt", 1));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(carol, bob);
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(486);
            PhoneCall code = alice.call("*37");
            code.awaitAnswered();
            assertThat(code.listen(ofMillis(200)).isTone(600)).as("confirmation").isTrue();
            code.awaitEnded();
            talk.hangUp();
            PhoneCall back = alice.awaitCall();
            assertThat(back.sentInvite().header("From")).contains("sip:" + b.number() + "@");
            back.answer();
            back.awaitAnswered();
            PhoneCall atBob = bob.awaitCall();
            atBob.answer();
            atBob.awaitAnswered();
            Talk after = new Talk(alice, back, bob, atBob);
            after.hearOneAnother();
            after.hangUp();
        }
    }

    @Test
    void whoNoLongerWantsToBeCalledIsNotAndTheNextIs() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        b.forwarding(Map.of("busyAt", 1));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dora = d.registered()) {
            Talk talk = Talk.between(carol, bob);
            code(alice, "*37" + b.number(), 600);
            code(dora, "*37" + b.number(), 600);
            code(alice, "*38", 600);
            code(alice, "*38", 400);
            talk.hangUp();
            PhoneCall back = dora.awaitCall();
            assertThat(back.sentInvite().header("From")).contains("sip:" + b.number() + "@");
            back.reject(486, "Busy Here");
            assertThat(alice.isCalledWithin(ofMillis(500))).isFalse();
        }
    }

    @Test
    void whoIsTakenOffTheListIsNotCalledAndTheNextIs() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Queueing queues = new Queueing(carillon);
                Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            String queue = queues.queue(Queueing.withCallback(), b);
            String path = "/queues/" + queue + "/callbacks";
            Queueing.wantsToBeCalledBack(alice, queue);
            Queueing.wantsToBeCalledBack(carol, queue);
            List<JsonObject> listed = callbacks(path);
            assertThat(listed).extracting(one -> one.getString("number")).containsExactly(a.number(), c.number());
            JsonObject first = listed.get(0);
            assertThat(first.getInt("tries")).isZero();
            assertThat(Instant.parse(first.getString("enteredAt"))).isBefore(Instant.now());
            Api.login(carillon.http(), People.add(carillon, "user"), People.PASSWORD)
                    .delete(path + "/" + first.getString("id")).expect(403);
            carillon.admin().delete(path + "/none").expect(404);
            carillon.admin().delete("/queues/999999/callbacks/" + first.getString("id")).expect(404);
            carillon.admin().delete(path + "/" + first.getString("id")).expect(204);
            carillon.admin().delete(path + "/" + first.getString("id")).expect(404);
            assertThat(carillon.admin().get("/audit?what=" + queue + "/" + first.getString("id")).expect(200).body())
                    .contains("queue-callback.cancelled", a.number());
            assertThat(queues.waiting(queue)).containsExactly(c.number() + " by telephone");
            assertThat(callbacks(path)).extracting(one -> one.getString("number")).containsExactly(c.number());
            Queueing.dials(bob, "*50" + queue);
            PhoneCall atBob = bob.awaitCall();
            assertThat(atBob.sentInvite().header("From")).contains("sip:" + c.number() + "@");
            atBob.ring();
            assertThat(callbacks(path).get(0).getJsonArray("ringing").getString(0)).isEqualTo(b.number());
            carillon.admin().delete(path + "/" + callbacks(path).get(0).getString("id")).expect(409);
            atBob.answer();
            atBob.awaitAnswered();
            PhoneCall atCarol = carol.awaitCall();
            atCarol.answer();
            atCarol.awaitAnswered();
            new Talk(bob, atBob, carol, atCarol).hangUp();
            assertThat(alice.isCalledWithin(ofMillis(500))).isFalse();
        }
    }

    private List<JsonObject> callbacks(String path) throws Exception {
        return carillon.admin().get(path).expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** A code is confirmed by 600 Hz and refused by 400. */
    private static void code(Phone phone, String dialled, double hertz) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).levelOf(hertz)).as("tone of " + dialled).isGreaterThan(-25);
        call.awaitEnded();
    }

    @Test
    void aCallerSpellsANameAndIsConnected() throws Exception {
        var a = carillon.line();
        var b = carillon.line("Zyxwe Quvo");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call("*411");
            out.awaitAnswered();
            for (char key : "99993#1".toCharArray()) {
                assertThat(out.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
            }
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }
}
