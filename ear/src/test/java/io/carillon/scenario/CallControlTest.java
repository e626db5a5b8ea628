package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Calls driven by REST. */
@ArquillianTest
@RunAsClient
class CallControlTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void originateRingsTheFirstThenTheSecond() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Api.Reply reply = carillon.admin()
                    .post("/calls", Api.json(Map.of("from", a.number(), "to", b.number())))
                    .expect(202);
            PhoneCall atAlice = alice.awaitCall();
            atAlice.ring();
            atAlice.answer();
            atAlice.awaitAnswered();
            PhoneCall atBob = bob.awaitCall();
            atBob.ring();
            assertThat(atAlice.listen(ofMillis(400)).isTone(425)).as("ringback").isTrue();
            String path = reply.header("Location").substring(reply.header("Location").indexOf("/calls/"));
            assertThat(carillon.admin().get(path).expect(200).object().getString("status")).isNotEqualTo("ENDED");
            atBob.answer();
            atBob.awaitAnswered();
            new Talk(alice, atAlice, bob, atBob).hearOneAnother();
            carillon.admin().delete(path).expect(202);
            atAlice.awaitEnded();
            atBob.awaitEnded();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("hangUpBy")).isEqualTo("API");
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    private String pathOfCall(String caller) throws Exception {
        for (var value : carillon.admin().get("/calls").expect(200).object().getJsonArray("items")) {
            if (value.asJsonObject().getString("from").equals(caller)) {
                return "/calls/" + value.asJsonObject().getString("id");
            }
        }
        throw new AssertionError("no call of " + caller);
    }

    @Test
    void holdAndResume() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            String path = pathOfCall(a.number());
            carillon.admin().post(path + "/hold", Api.json(Map.of("party", a.number()))).expect(202);
            talk.in().awaitReInvite(1);
            talk.out().awaitReInvite(1);
            carillon.admin().post(path + "/resume", Api.json(Map.of("party", a.number()))).expect(202);
            talk.in().awaitReInvite(2);
            talk.out().awaitReInvite(2);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void blindTransferConnectsTheOtherTwo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            carillon.admin()
                    .post(pathOfCall(a.number()) + "/transfer", Api.json(Map.of("party", a.number(), "target", c.number())))
                    .expect(202);
            talk.out().awaitEnded();
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            assertThat(talk.in().listen(ofMillis(400)).isTone(425)).as("ringback to the transferred party").isTrue();
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk after = new Talk(carol, atCarol, bob, talk.in());
            after.hearOneAnother();
            after.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
        }
    }

    @Test
    void anAttendedTransferJoinsTheOtherTwo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(alice, bob);
            String path = pathOfCall(a.number());
            carillon.admin().post(path + "/hold", Api.json(Map.of("party", a.number()))).expect(202);
            first.in().awaitReInvite(1);
            Talk second = Talk.between(alice, carol);
            String other = callBetween(a.number(), c.number());
            carillon.admin().post(path + "/join", Api.json(Map.of("call", path.substring(7)))).expect(409);
            carillon.admin().post(path + "/join", Api.json(Map.of("call", "c-nothing"))).expect(404);
            carillon.admin().post(path + "/join", Api.json(Map.of("call", other, "party", b.number()))).expect(409);
            carillon.admin().post(path + "/join", Api.json(Map.of("party", a.number()))).expect(400);
            carillon.admin().post(path + "/join", Api.json(Map.of("call", other))).expect(202);
            first.out().awaitEnded();
            second.out().awaitEnded();
            Talk joined = new Talk(carol, second.in(), bob, first.in());
            joined.hearOneAnother();
            joined.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs").getValuesAs(JsonObject.class)).extracting(leg -> leg.getString("party"))
                    .containsExactly(a.number(), b.number(), c.number());
            assertThat(cdr.getString("explain")).contains("joined with " + c.number() + " by " + a.number());
            JsonObject asked = carillon.awaitCdr(a.number(), c.number());
            assertThat(asked.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(asked.getString("explain")).contains(c.number() + " goes on in call " + path.substring(7));
        }
    }

    @Test
    void anAttendedTransferToAPhoneThatStillRings() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(bob, alice);
            PhoneCall consulting = alice.call(c.number());
            carol.awaitCall().ring();
            consulting.awaitProvisional(180);
            carillon.admin().post(pathOfCall(b.number()) + "/join", Api.json(Map.of("call", callBetween(a.number(), c.number()))))
                    .expect(202);
            assertThat(consulting.awaitFinal().status()).isEqualTo(487);
            PhoneCall again = carol.awaitCall();
            again.answer();
            again.awaitAnswered();
            first.in().awaitEnded();
            Talk joined = new Talk(carol, again, bob, first.out());
            joined.hearOneAnother();
            joined.hangUp();
            assertThat(carillon.awaitCdr(a.number(), c.number()).getString("disposition")).isEqualTo("CANCELLED");
        }
    }

    private String callBetween(String caller, String callee) throws Exception {
        return carillon.admin().get("/calls").expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(call -> call.getString("from").equals(caller) && call.getString("to").equals(callee))
                .findFirst().orElseThrow().getString("id");
    }

    @Test
    void transferToABusyPhoneEndsTheCallWithItsCause() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            carillon.admin()
                    .post(pathOfCall(a.number()) + "/transfer", Api.json(Map.of("party", a.number(), "target", c.number())))
                    .expect(202);
            carol.awaitCall().reject(486, "Busy Here");
            assertThat(talk.in().awaitEnded().header("Reason")).contains("Q.850;cause=17");
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonObject("cause").getInt("q850")).isEqualTo(17);
        }
    }

    @Test
    void anUnknownCallIsNotFoundAndAWrongStateIsAConflict() throws Exception {
        carillon.admin().delete("/calls/c-nothing").expect(404);
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall().ring();
            out.awaitProvisional(180);
            carillon.admin()
                    .post(pathOfCall(a.number()) + "/hold", Api.json(Map.of("party", a.number())))
                    .expect(409);
            out.cancel();
            in.awaitEnded();
        }
    }
}
