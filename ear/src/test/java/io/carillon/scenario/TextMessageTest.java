package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import io.carillon.phone.Texts;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Telephones send one another texts, and people who have none at hand. */
@ArquillianTest
@RunAsClient
class TextMessageTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aTextReachesAPhoneAtOnceAndAnotherOneWhenItIsBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.phone()) {
            assertThat(Texts.send(alice, b.number(), "are you there?").status()).isEqualTo(202);
            assertThat(Texts.send(alice, b.number(), "call me").status()).isEqualTo(202);
            bob.register();
            bob.awaitReceived("MESSAGE", message -> message.body().equals("are you there?"));
            bob.awaitReceived("MESSAGE", message -> message.body().equals("call me"));
            assertThat(Texts.send(alice, b.number(), "Grüße").status()).isEqualTo(202);
            SipText last = bob.awaitReceived("MESSAGE", message -> message.body().equals("Grüße"));
            assertThat(last.header("From")).contains("sip:" + a.number() + "@");
            assertThat(bob.received("MESSAGE").stream().filter(m -> m.body().equals("call me")).map(SipText::branch)
                    .distinct()).hasSize(1);
        }
    }

    @Test
    void aTextToNobodyIsNotTaken() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            assertThat(Texts.send(alice, "0000", "hello?").status()).isEqualTo(404);
        }
    }

    @Test
    void aTextIsSentAndReadWithoutATelephone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        Api ann = People.at(a, carillon);
        Api ben = People.at(b, carillon);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            JsonObject sent = ann.post("/texts", words(b, "Grüße\nfrom the page"), "Idempotency-Key", "k").expect(202).object();
            assertThat(sent).as("the answer, which is kept with its key").doesNotContainKey("text");
            SipText came = bob.awaitReceived("MESSAGE", message -> message.body().equals("Grüße\nfrom the page"));
            assertThat(came.header("From")).contains("sip:" + a.number() + "@");
            assertThat(came.header("Content-Type")).startsWith("text/plain");
            assertThat(ann.post("/texts", words(b, "Grüße\nfrom the page"), "Idempotency-Key", "k").expect(202).object().getString("id"))
                    .as("the same, not another one").isEqualTo(sent.getString("id"));
            JsonObject known = delivered(ann, sent.getString("id"));
            assertThat(known.getString("to")).isEqualTo(b.number());
            assertThat(known.getString("deliveredAt")).isNotEmpty();
            ben.delete("/texts/" + sent.getString("id")).expect(403);
            ann.delete("/texts/" + sent.getString("id")).expect(409);

            assertThat(Texts.send(bob, a.number(), "and back").status()).isEqualTo(202);
            alice.awaitReceived("MESSAGE", message -> message.body().equals("and back"));
            JsonObject answer = items(ann, "?state=DELIVERED&limit=1").getJsonObject(0);
            assertThat(answer.getString("from")).isEqualTo(b.number());
            assertThat(answer.getString("text")).isEqualTo("and back");
            assertThat(items(ann, "")).hasSize(2);
            assertThat(items(ben, "?find=" + a.number())).hasSize(2);
            assertThat(items(ben, "?from=" + Instant.now().plusSeconds(60))).isEmpty();
            assertThat(bob.received("MESSAGE")).extracting(SipText::branch).doesNotHaveDuplicates().hasSize(1);
        }
    }

    @Test
    void whoIsAwayHasItLaterAndItIsNobodyElsesBusiness() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        Api ann = People.at(a, carillon);
        Api cat = People.at(c, carillon);
        String kept = "/texts/" + ann.post("/texts", words(b, "when you are back")).expect(202).object().getString("id");
        String regretted = "/texts/" + ann.post("/texts", words(b, "never mind")).expect(202).object().getString("id");
        assertThat(ann.get(kept).expect(200).object().getString("state")).isEqualTo("WAITING");
        strangersSeeNothing(cat, kept, a);
        ann.delete(regretted).expect(204);
        ann.get(regretted).expect(404);
        try (Phone bob = b.registered()) {
            bob.awaitReceived("MESSAGE", message -> message.body().equals("when you are back"));
            delivered(ann, kept.substring("/texts/".length()));
            assertThat(bob.received("MESSAGE")).hasSize(1);
        }
        ofTheHouse(kept, a);
        ann.post("/texts", words(b, "")).expect(400);
        assertThat(ann.post("/texts", Api.json(Map.of("to", "00", "text", "x"))).expect(400).body()).contains("\"field\":\"to\"");
        People.loggedIn(carillon, "supervisor").post("/texts", words(b, "x")).expect(403);
        People.at(carillon.line(), carillon, "auditor").post("/texts", words(b, "x")).expect(403);
    }

    private void strangersSeeNothing(Api cat, String kept, Installation.Line a) throws Exception {
        assertThat(items(cat, "")).isEmpty();
        cat.get("/texts?extension=" + a.number()).expect(403);
        cat.get(kept).expect(404);
        cat.delete(kept).expect(404);
        People.loggedIn(carillon, "supervisor").get("/texts").expect(403);
        try (TenantHouse other = TenantHouse.in(carillon, null)) {
            assertThat(items(other.admin(), "")).isEmpty();
            other.admin().get(kept).expect(404);
            other.admin().delete(kept).expect(404);
        }
    }

    /** That it is there is seen; what it says is read one by one, and that stands in the audit. */
    private void ofTheHouse(String kept, Installation.Line a) throws Exception {
        JsonObject listed = items(carillon.admin(), "?extension=" + a.number()).getJsonObject(0);
        assertThat(listed.getString("state")).isEqualTo("DELIVERED");
        assertThat(listed).doesNotContainKey("text");
        assertThat(carillon.admin().get(kept).expect(200).object().getString("text")).isEqualTo("when you are back");
        String audit = carillon.admin().get("/audit?limit=200").expect(200).body();
        assertThat(audit).contains("text.read", "text.sent", "text.taken-back").contains(kept.substring("/texts/".length()))
                .doesNotContain("when you are back");
    }

    private static JsonObject words(Installation.Line to, String words) {
        return Api.json(Map.of("to", to.number(), "text", words));
    }

    private static JsonArray items(Api who, String asked) throws Exception {
        return who.get("/texts" + asked).expect(200).object().getJsonArray("items");
    }

    private static JsonObject delivered(Api who, String id) {
        return Awaitility.await("a telephone has it").atMost(Duration.ofSeconds(30))
                .until(() -> who.get("/texts/" + id).expect(200).object(), text -> text.getString("state").equals("DELIVERED"));
    }
}
