package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A person who is reached at the desk and elsewhere. */
@ArquillianTest
@RunAsClient
class FindMeTest {
    private final Installation carillon = Installation.ofTestRun();

    private void findMe(String extension, String target, int delaySeconds) throws Exception {
        String path = "/extensions/" + extension + "/find-me";
        JsonObject body = Json.createObjectBuilder().add("ringSeconds", 60).add("targets", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("number", target).add("delaySeconds", delaySeconds))).build();
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        carillon.admin().put(path, body, "If-Match", tag).expect(200);
    }

    private static void code(Phone phone, String dialled) throws Exception {
        PhoneCall call = phone.call(dialled);
        call.awaitAnswered();
        assertThat(call.listen(ofMillis(200)).isTone(600)).as("confirmation tone of " + dialled).isTrue();
        call.awaitEnded();
    }

    @Test
    void deskAndMobileRingAndTheMobileAnswers() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String mobile = "0" + a.number() + "888";
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Trunking carrier = Trunking.at(carillon, "fm" + a.number(), "127.0.0.19", Map.of())) {
            Trunking.route(carillon, "fm" + a.number(), "0" + a.number() + "ZZZ", carrier);
            findMe(b.number(), mobile, 1);
            PhoneCall out = alice.call(b.number());
            PhoneCall desk = bob.awaitCall();
            desk.ring();
            PhoneCall away = carrier.phone().awaitCall();
            assertThat(desk.isEnded()).as("the desk rings on").isFalse();
            away.answer();
            out.awaitAnswered();
            away.awaitAnswered();
            assertThat(desk.awaitEnded().method()).isEqualTo("CANCEL");
            Talk talk = new Talk(alice, out, carrier.phone(), away);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("explain"))
                    .contains("is looked for at 2 numbers", mobile + " after 1 s");
            code(bob, "*47");
            Talk.between(alice, bob).hangUp();
            assertThat(carrier.phone().isCalledWithin(ofMillis(1))).isFalse();
            code(bob, "*46");
            assertThat(carillon.admin().get("/extensions/" + b.number() + "/find-me").expect(200).object()
                    .getBoolean("enabled")).isTrue();
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void aMobileMustPressOneWhenThatIsWanted() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String mobile = "0" + a.number() + "888";
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Trunking carrier = Trunking.at(carillon, "fc" + a.number(), "127.0.0.20", Map.of())) {
            Trunking.route(carillon, "fc" + a.number(), "0" + a.number() + "ZZZ", carrier);
            String path = "/extensions/" + b.number() + "/find-me";
            carillon.admin().put(path, Json.createObjectBuilder().add("ringSeconds", 60).add("confirmed", true)
                            .add("targets", Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder().add("number", mobile))).build(),
                    "If-Match", carillon.admin().get(path).expect(200).header("ETag")).expect(200);
            PhoneCall out = alice.call(b.number());
            PhoneCall desk = bob.awaitCall();
            desk.ring();
            PhoneCall away = carrier.phone().awaitCall();
            away.answer();
            away.awaitAnswered();
            Awaitility.await("asked").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                    .until(() -> Recognition.ofPrompt(away.audio().soFar(), "en", "press-one") > 0.9);
            assertThat(desk.isEnded()).as("the desk rings on").isFalse();
            assertThat(away.infoKey("1", 100).status()).isEqualTo(200);
            out.awaitAnswered();
            assertThat(desk.awaitEnded().method()).isEqualTo("CANCEL");
            Talk talk = new Talk(alice, out, carrier.phone(), away);
            talk.hearOneAnother();
            talk.hangUp();
        }
        carillon.awaitNothingLeft();
    }
}
