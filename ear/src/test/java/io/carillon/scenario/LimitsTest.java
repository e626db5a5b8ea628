package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one extension may call. */
@ArquillianTest
@RunAsClient
class LimitsTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private void limit(Installation.Line line, Map<String, ?> limits) throws Exception {
        carillon.admin().put("/extensions/" + line.number() + "/limits", Api.json(limits), "If-Match", "*").expect(200);
    }

    @Test
    void anExtensionWithTooManyCallsIsToldWhichLimitItWas() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        limit(a, Map.of("calls", 1));
        assertThat(carillon.admin().get("/extensions/" + a.number() + "/limits").expect(200).object().getInt("calls")).isEqualTo(1);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            SipText refusal = alice.call(c.number()).awaitFinal();
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.header("Reason")).isEqualTo("Q.850;cause=21;text=\"Limit of the extension: 1 calls at a time\"");
            assertThat(carol.received("INVITE")).isEmpty();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), c.number()).getString("explain")).contains("1 calls at a time");
            Talk.between(alice, carol).hangUp();
        }
    }

    @Test
    void anExtensionThatDialsTooFastIsToldToWait() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        limit(a, Map.of("perMinute", 2));
        try (Phone alice = a.registered()) {
            for (int i = 0; i < 2; i++) {
                assertThat(alice.call(b.number()).awaitFinal().status()).as("nobody is there").isEqualTo(480);
            }
            SipText refusal = alice.call(b.number()).awaitFinal();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isNotEmpty();
            assertThat(refusal.header("Reason")).contains("2 calls a minute");
            limit(a, Map.of());
            assertThat(alice.call(b.number()).awaitFinal().status()).as("the usual limits again").isEqualTo(480);
        }
    }

    @Test
    void limitsAreSetByAdministratorsOnly() throws Exception {
        var a = carillon.line();
        Api admin = carillon.admin();
        String path = "/extensions/" + a.number() + "/limits";
        assertThat(admin.put(path, Api.json(Map.of("calls", -1)), "If-Match", "*").expect(400).body()).contains("calls");
        admin.put("/extensions/999999/limits", Api.json(Map.of("calls", 1)), "If-Match", "*").expect(404);
        String seen = admin.get(path).expect(200).header("ETag");
        admin.put(path, Api.json(Map.of("calls", 3))).expect(428);
        admin.put(path, Api.json(Map.of("calls", 3)), "If-Match", seen).expect(200);
        admin.put(path, Api.json(Map.of("calls", 4)), "If-Match", seen).expect(412);
        assertThat(admin.get(path).expect(200).object().getInt("calls")).isEqualTo(3);
        assertThat(People.loggedIn(carillon, "supervisor").put(path, Api.json(Map.of("calls", 1))).status()).isEqualTo(403);
    }
}
