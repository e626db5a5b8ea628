package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.phone.Watch;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that somebody else answers: picked up while they ring, or taken from where they are parked. */
@ArquillianTest
@RunAsClient
class PickupParkTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private void set(String path, JsonObject body) throws Exception {
        carillon.admin().put(path, body, "If-Match", carillon.admin().get(path).expect(200).header("ETag")).expect(200);
    }

    private static void hears(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
    }

    private static void hearsMusic(PhoneCall call) {
        Awaitility.await("music").atMost(ofSeconds(60)).pollInterval(ofMillis(100))
                .until(() -> Recognition.ofMusic(call.listen(ofMillis(500))) > 0.9);
    }

    /** The place at which somebody waits. */
    private String placeOf(String number) {
        return Awaitility.await("parked").atMost(ofSeconds(60)).until(() -> carillon.admin().get("/park").expect(200)
                .object().getJsonArray("items").stream()
                .map(item -> item.asJsonObject())
                .filter(item -> item.getString("number").equals(number))
                .map(item -> item.getString("slot"))
                .findFirst().orElse(null), slot -> slot != null);
    }

    @Test
    void whoIsInTheGroupAnswersForAColleague() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall refused = carol.call("**" + b.number());
            refused.awaitAnswered();
            refused.awaitEnded();
            for (var line : new Installation.Line[] {b, c}) {
                set("/extensions/" + line.number() + "/pickup", Api.json(Map.of("group", "g" + b.number())));
            }
            picksUp(carol, "**" + b.number(), alice, bob);
            picksUp(carol, "*8", alice, bob);
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(cdr.getString("explain")).contains(c.number() + " picks up for " + b.number());
        }
    }

    /** Somebody calls a telephone, and another answers for it. */
    private static void picksUp(Phone who, String code, Phone caller, Phone called) throws Exception {
        PhoneCall out = caller.call(called.user());
        PhoneCall rings = called.awaitCall();
        rings.ring();
        out.awaitProvisional(180);
        PhoneCall picked = who.call(code);
        picked.awaitAnswered();
        out.awaitAnswered();
        assertThat(rings.awaitEnded().header("Reason")).contains("cause=200").contains("Call completed elsewhere");
        Talk talk = new Talk(caller, out, who, picked);
        talk.hearOneAnother();
        talk.hangUp();
    }

    @Test
    void whoIsParkedHearsMusicAndIsTakenByWhoDialsThePlace() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.in().audio().forget();
            assertThat(talk.in().inDialog("REFER", "Refer-To", "<sip:*70@carillon>").status()).isEqualTo(202);
            String place = placeOf(a.number());
            hears(talk.in(), "n" + place.charAt(0));
            hearsMusic(talk.out());
            talk.in().awaitEnded();
            PhoneCall taken = carol.call(place);
            taken.awaitAnswered();
            Talk after = new Talk(alice, talk.out(), carol, taken);
            after.hearOneAnother();
            after.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("parked at " + place);
        }
    }

    @Test
    void whoParkedIsCalledAndTheCallIsTakenThroughTheApi() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        JsonObject places = Json.createObjectBuilder().add("first", 84701).add("last", 84702).build();
        set("/park/settings", Json.createObjectBuilder(places).add("recallSeconds", 5).build());
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Watch lamp = bob.watch("84701", "dialog").on(600);
            assertThat(lamp.next().body()).doesNotContain("<dialog ");
            Talk talk = Talk.between(alice, bob);
            String call = carillon.admin().get("/calls").expect(200).object().getJsonArray("items").stream()
                    .map(item -> item.asJsonObject())
                    .filter(item -> item.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id");
            JsonObject wish = Api.json(Map.of("call", call, "party", b.number()));
            carillon.admin().post("/park", Json.createObjectBuilder(wish).add("slot", "701").build()).expect(409);
            assertThat(carillon.admin().post("/park", wish).expect(202).object().getString("slot")).isEqualTo("84701");
            talk.in().awaitEnded();
            lamp.nextWith("<state>confirmed</state>", a.number());
            PhoneCall recall = bob.awaitCall();
            assertThat(recall.sentInvite().header("From")).contains("84701").contains("sip:" + a.number() + "@");
            recall.reject(486, "Busy Here");
            assertThat(placeOf(a.number())).isEqualTo("84701");
            Api bobs = People.at(b, carillon);
            bobs.post("/park/84701/take", Json.createObjectBuilder().build()).expect(202);
            PhoneCall taken = bob.awaitCall();
            taken.ring();
            taken.answer();
            taken.awaitAnswered();
            lamp.nextWith("<state>terminated</state>");
            Talk after = new Talk(alice, talk.out(), bob, taken);
            after.hearOneAnother();
            after.hangUp();
            carillon.admin().post("/park/84701/take", Api.json(Map.of("extension", b.number()))).expect(409);
        } finally {
            set("/park/settings", Api.json(Map.of("first", 701, "last", 720)));
        }
    }
}
