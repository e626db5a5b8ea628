package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are meant for the programs behind the call: they are names, and the call works. */
@ArquillianTest
@RunAsClient
class HostileNamesTest {
    private final Installation carillon = Installation.ofTestRun();

    @ParameterizedTest
    @ValueSource(strings = {
        "'; DROP TABLE call_record; --", "' OR '1'='1", "1); SELECT pg_sleep(9); --", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "#{7*7}", "=cmd|' /C calc'!A0",
        "+1+1|cmd",
        "@SUM(1+1)", "%s%n%x \u202e\u0000"
    })
    void aHostileNameIsANameAndItsCallIsRecordedOnce(String name) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String shown = name.replace("\u0000", "");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            alice.saying("Subject", shown).saying("User-Agent", shown).saying("P-Preferred-Identity",
                    "\"" + shown.replace("\"", "") + "\" <sip:" + a.number() + "@127.0.0.1>");
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            new Talk(alice, out, bob, in).hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(carillon.admin().get("/cdrs?caller="
                    + a.number()).expect(200).object().getJsonArray("items")).hasSize(1);
        }
    }
}
