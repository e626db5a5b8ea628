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
import org.junit.jupiter.api.extension.RegisterExtension;

/** Codes that stand for a number, and the own number hidden. */
@ArquillianTest
@RunAsClient
class ShortCodesTest {
    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private static PhoneCall reached(Phone caller, String dialled, Phone callee) throws Exception {
        PhoneCall out = caller.call(dialled);
        PhoneCall in = callee.awaitCall();
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        talk.hangUp();
        return in;
    }

    private static void code(Phone phone, String dialled) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).isTone(600)).as("confirmation tone of " + dialled).isTrue();
        call.awaitEnded();
    }

    private void speedDial(String path, String code, String number) throws Exception {
        JsonObject body = Json.createObjectBuilder().add("items", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("code", code).add("number", number))).build();
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        assertThat(carillon.admin().put(path, body, "If-Match", tag).expect(200).object()).isEqualTo(body);
    }

    @Test
    void aShortCodeDialsItsNumber() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            speedDial("/extensions/" + a.number() + "/speed-dials", "42", b.number());
            PhoneCall in = reached(alice, "*042", bob);
            assertThat(in.sentInvite().header("To")).contains("sip:" + b.number() + "@");
            assertThat(carillon.awaitCdr(a.number(), "*042").getString("explain"))
                    .contains("code 42 stands for " + b.number());
            assertThat(bob.call("*042").awaitFinal().status()).as("it is alice's").isEqualTo(404);
        }
    }

    @Test
    void whoGivesANumberACodeOnHisPageDialsIt() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            browser.as(People.at(a, carillon), "/me").press("Speed dials").press("Add").fill("Code", "43").fill("Number", b.number())
                    .press("Save").see("Saved");
            reached(alice, "*043", bob);
        }
    }

    @Test
    void aCodeOfTheHouseThatAnAdministratorWritesIsDialledByEverybody() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        JsonObject before = carillon.admin().get("/speed-dials").expect(200).object();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            var page = browser.admin("/house").see("Blocked callers").see("Entries");
            browser.chromium().run("[...document.querySelectorAll('main form')].find(one => one.innerText.includes('Entries'))"
                    + ".querySelector('fieldset > button').click(); ''");
            page.fill("Code", "4?").fill("Number", b.number()).press("Save").see("Please look at: Entries");
            page.fill("Code", "47").press("Save").see("Saved");
            reached(alice, "*047", bob);
        } finally {
            carillon.admin().put("/speed-dials", before, "If-Match", carillon.admin().get("/speed-dials").expect(200).header("ETag"))
                    .expect(200);
        }
    }

    @Test
    void whoCalledLastIsCalledBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            assertThat(bob.call("*69").awaitFinal().status()).isEqualTo(404);
            PhoneCall missed = alice.call(b.number());
            bob.awaitCall().reject(480, "Temporarily Unavailable");
            missed.awaitFinal();
            carillon.awaitCdr(a.number(), b.number());
            reached(bob, "*69", alice);
        }
    }

    @Test
    void theOwnNumberIsHiddenOnceOrAlways() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String outside = "0" + a.number() + "555";
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Trunking carrier = Trunking.at(
                        carillon, "hid" + a.number(), "127.0.0.20", Map.of("callerPolicy", "PASS", "assertIdentity", true))) {
            Trunking.route(carillon, "hid" + a.number(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall once = reached(alice, "*67" + b.number(), bob);
            assertThat(once.sentInvite().header("From")).contains("anonymous").doesNotContain(a.number());
            assertThat(once.sentInvite().toString()).doesNotContain("*67");
            assertThat(reached(alice, b.number(), bob).sentInvite().header("From")).contains(a.number());
            code(alice, "*31");
            assertThat(carillon.admin().get("/extensions/" + a.number() + "/outside").expect(200).object()
                    .getBoolean("hidden")).isTrue();
            assertThat(reached(alice, b.number(), bob).sentInvite().header("From")).doesNotContain(a.number());
            PhoneCall away = reached(alice, outside, carrier.phone());
            assertThat(away.sentInvite().header("Privacy")).contains("id");
            assertThat(away.sentInvite().header("From")).contains("anonymous");
            assertThat(reached(alice, "*82" + b.number(), bob).sentInvite().header("From")).contains(a.number());
            code(alice, "*30");
            assertThat(reached(alice, b.number(), bob).sentInvite().header("From")).contains(a.number());
        }
    }
}
