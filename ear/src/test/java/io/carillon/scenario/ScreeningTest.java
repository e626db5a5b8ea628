package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Callers that are not wanted do not ring. */
@ArquillianTest
@RunAsClient
class ScreeningTest {
    private final Installation carillon = Installation.ofTestRun();

    private void screening(String path, boolean anonymous, String pattern, String refusal) throws Exception {
        var blocked = Json.createArrayBuilder();
        if (!pattern.isEmpty()) {
            blocked.add(Json.createObjectBuilder().add("pattern", pattern).add("refusal", refusal));
        }
        JsonObject body = Json.createObjectBuilder().add("anonymous", anonymous).add("blocked", blocked).build();
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        carillon.admin().put(path, body).expect(428);
        assertThat(carillon.admin().put(path, body, "If-Match", tag).expect(200).object()).isEqualTo(body);
    }

    private static void reaches(Phone caller, String number, Phone callee) throws Exception {
        PhoneCall out = caller.call(number);
        PhoneCall in = callee.awaitCall();
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        talk.hangUp();
    }

    private static void code(Phone phone, String dialled) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).isTone(600)).as("confirmation tone of " + dialled).isTrue();
        call.awaitEnded();
    }

    @Test
    void whoDoesNotSayWhoItIsIsTurnedAwayByKeypadAndRingsAgain() throws Exception {
        var a = carillon.line();
        String did = "49306" + a.number();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "scr" + a.number(), "127.0.0.17", Map.of())) {
            carillon.admin().post("/dids", Api.json(Map.of("number", did, "extension", a.number()))).expect(201);
            carrier.phone().saying("Privacy", "id");
            reaches(carrier.phone(), did, alice);
            code(alice, "*77");
            assertThat(carillon.admin().get("/extensions/" + a.number() + "/screening").expect(200).object()
                    .getBoolean("anonymous")).isTrue();
            assertThat(carrier.phone().call(did).awaitFinal().status()).isEqualTo(433);
            assertThat(alice.isCalledWithin(ofMillis(300))).isFalse();
            assertThat(carillon.awaitCdr("anonymous", did, cdr -> !cdr.getString("disposition").equals("ANSWERED"))
                    .getString("explain")).contains("the caller does not say who it is (screening)");
            code(alice, "*87");
            reaches(carrier.phone(), did, alice);
            carillon.admin().delete("/dids/" + did).expect(204);
        }
    }

    @Test
    void blockedNumbersAreTurnedAwayByTheHouseAndByAnExtension() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String did = "49307" + a.number();
        String nuisance = "4930" + a.number() + "99";
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Trunking carrier = Trunking.at(carillon, "blk" + a.number(), "127.0.0.18", Map.of())) {
            carillon.admin().post("/dids", Api.json(Map.of("number", did, "extension", a.number()))).expect(201);
            carrier.phone().saying("P-Asserted-Identity", "<sip:+" + nuisance + "@carrier.example>");
            screening("/screening", false, nuisance, "REJECT");
            try {
                assertThat(carrier.phone().call(did).awaitFinal().status()).isEqualTo(607);
                JsonObject explained = carillon.admin().post("/routes/explain", Api.json(Map.of("trunk", carrier.name(),
                        "from", "+" + nuisance, "to", did))).expect(200).object();
                assertThat(explained.getString("end")).isEqualTo("REFUSED");
                assertThat(explained.toString()).contains("block list of the house");
            } finally {
                screening("/screening", false, "", "");
            }
            reaches(carrier.phone(), did, alice);
            screening("/extensions/" + b.number() + "/screening", false, c.number(), "BUSY");
            assertThat(carol.call(b.number()).awaitFinal().status()).isEqualTo(600);
            assertThat(bob.isCalledWithin(ofMillis(300))).isFalse();
            assertThat(carillon.awaitCdr(c.number(), b.number()).getString("disposition")).isEqualTo("BUSY");
            Talk.between(alice, bob).hangUp();
            assertThat(carillon.admin().put("/extensions/" + b.number() + "/screening", Json.createObjectBuilder()
                    .add("blocked", Json.createArrayBuilder().add(Json.createObjectBuilder().add("pattern", "ab")))
                    .build(), "If-Match", "*").expect(400).body()).contains("blocked");
            carillon.admin().delete("/dids/" + did).expect(204);
        }
    }
}
