package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** People of role user: their own telephones obey them, everybody else's do not. */
@ArquillianTest
@RunAsClient
class OwnExtensionTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aUserPlacesHoldsAndEndsCallsOfTheOwnExtensionAndNoOther() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        Api ann = People.at(a, carillon);
        Api eve = People.at(carillon.line(), carillon);
        assertThat(ann.get("/auth/me").expect(200).object().getString("extension")).isEqualTo(a.number());
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            ann.post("/calls", Api.json(Map.of("from", b.number(), "to", a.number()))).expect(403);

            Api.Reply placed = ann.post("/calls", Api.json(Map.of("to", b.number()))).expect(202);
            Talk talk = connected(alice, bob, b);
            String path = "/calls/" + placed.object().getString("id");
            assertThat(ann.get("/calls").expect(200).object().getJsonArray("items")).hasSize(1);
            assertThat(eve.get("/calls").expect(200).object().getJsonArray("items")).isEmpty();
            for (Api.Reply refused : new Api.Reply[] {
                eve.get(path), eve.delete(path), eve.post(path + "/hold", party(a)), eve.post(path + "/resume", party(a))
            }) {
                assertThat(refused.status()).isEqualTo(404);
            }
            ann.post(path + "/hold", party(b)).expect(403);
            ann.post(path + "/hold", party(a)).expect(202);
            talk.in().awaitReInvite(1);
            talk.out().awaitReInvite(1);
            ann.post(path + "/resume", party(a)).expect(202);
            talk.in().awaitReInvite(2);
            talk.out().awaitReInvite(2);
            talk.hearOneAnother();
            ann.delete(path).expect(202);
            talk.out().awaitEnded();
            talk.in().awaitEnded();
            carillon.awaitCdr(a.number(), b.number());
            recordsAreThoseOfTheOwnExtension(ann, eve, a, b);
        }
    }

    /** The first telephone answers and has the second one rung. */
    private static Talk connected(Phone first, Phone second, Installation.Line dialled) throws Exception {
        PhoneCall atFirst = first.awaitCall();
        atFirst.ring();
        atFirst.answer();
        atFirst.awaitAnswered();
        PhoneCall atSecond = second.awaitCall();
        assertThat(second.user()).isEqualTo(dialled.number());
        atSecond.ring();
        atSecond.answer();
        atSecond.awaitAnswered();
        return new Talk(first, atFirst, second, atSecond);
    }

    private static void recordsAreThoseOfTheOwnExtension(Api ann, Api eve, Installation.Line a, Installation.Line b)
            throws Exception {
        var records = ann.get("/cdrs").expect(200).object().getJsonArray("items");
        assertThat(records).hasSize(1);
        assertThat(records.getJsonObject(0).getString("callee")).isEqualTo(b.number());
        String record = "/cdrs/" + records.getJsonObject(0).getString("id");
        ann.get(record).expect(200);
        ann.get("/cdrs?extension=" + a.number()).expect(200);
        ann.get("/cdrs?extension=" + b.number()).expect(403);
        assertThat(ann.get("/cdrs", "Accept", "text/csv").expect(200).body().lines()).hasSize(2);
        assertThat(eve.get("/cdrs").expect(200).object().getJsonArray("items")).isEmpty();
        eve.get(record).expect(404);
    }

    @Test
    void aUserSaysWhatBecomesOfTheOwnCallsAndOfNobodyElses() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        Api ben = People.at(b, carillon);
        for (String part : List.of("/forwarding", "/find-me", "/quiet-hours", "/screening", "/speed-dials", "/wake-up")) {
            Api.Reply own = ben.get("/extensions/" + b.number() + part).expect(200);
            String seen = own.header("ETag");
            ben.put("/extensions/" + b.number() + part, own.object(), "If-Match", seen).expect(200);
            ben.get("/extensions/" + a.number() + part).expect(404);
            ben.put("/extensions/" + a.number() + part, own.object(), "If-Match", seen).expect(404);
        }
        ben.get("/extensions/" + b.number() + "/limits").expect(403);
        ben.get("/extensions/" + b.number() + "/outside").expect(403);
        String forwarding = "/extensions/" + b.number() + "/forwarding";
        ben.put(forwarding, Api.json(Map.of("all", c.number())), "If-Match", ben.get(forwarding).header("ETag")).expect(200);
        try (Phone alice = a.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = carol.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void aUserTransfersTheOwnCallThatCameIn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        Api ben = People.at(b, carillon);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            var calls = ben.get("/calls").expect(200).object().getJsonArray("items");
            String path = "/calls/" + calls.getJsonObject(0).getString("id");
            JsonObject foreign = Api.json(Map.of("party", a.number(), "target", c.number()));
            ben.post(path + "/transfer", foreign).expect(403);
            ben.post(path + "/transfer", Api.json(Map.of("party", b.number(), "target", c.number()))).expect(202);
            talk.in().awaitEnded();
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            atCarol.answer();
            atCarol.awaitAnswered();
            ben.get(path).expect(404);
            ben.delete(path).expect(404);
            talk.out().hangUp();
            atCarol.awaitEnded();
        }
    }

    @Test
    void anAccountWithoutAnExtensionPlacesNoCallAndAnExtensionHasOneAccount() throws Exception {
        Api nobody = People.loggedIn(carillon, "user");
        nobody.post("/calls", Api.json(Map.of("to", "1002"))).expect(403);
        nobody.get("/calls").expect(403);
        nobody.get("/cdrs").expect(403);
        assertThat(nobody.get("/auth/me").expect(200).object()).doesNotContainKey("extension");
        People.loggedIn(carillon, "admin").post("/calls", Api.json(Map.of("to", "1002"))).expect(400);
        var line = carillon.line();
        People.at(line, carillon);
        create("second", line.number()).expect(409);
        assertThat(create("third", "999999999").expect(400).body()).contains("extension");
        assertThat(create("fourth", "x1").expect(400).body()).contains("extension");
    }

    private Api.Reply create(String prefix, String extension) throws Exception {
        return carillon.admin().post("/users", Json.createObjectBuilder()
                .add("username", prefix + System.nanoTime())
                .add("password", People.PASSWORD)
                .add("roles", Json.createArrayBuilder().add("user"))
                .add("extension", extension)
                .build());
    }

    private static JsonObject party(Installation.Line line) {
        return Api.json(Map.of("party", line.number()));
    }
}
