package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator's desk and the pages where much goes in or out at once, in a real browser in front of the real product. */
@ArquillianTest
@RunAsClient
class OperatorPanelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void theOperatorDragsACallerToAThirdTelephoneParksAndTakesHimAndPicksUp() throws Exception {
        var a = carillon.line("Ada Panel");
        var b = carillon.line("Bob Panel");
        var c = carillon.line("Carol Panel");
        for (var line : new Installation.Line[] {b, c}) {
            String path = "/extensions/" + line.number() + "/pickup";
            carillon.admin().put(path, Api.json(Map.of("group", "panel")), "If-Match",
                    carillon.admin().get(path).expect(200).header("ETag")).expect(200);
        }
        try (Phone ada = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(ada, bob);
            ConsolePage page = browser.admin("/panel").fill("Find", "panel").fill("My telephone", c.number());
            PhoneCall atCarol = dragged(page, a.number(), carol, c.number());
            talk.in().awaitEnded();
            page.see("talking · " + c.number());

            page.press("Move " + a.number() + " Ada Panel").fill("Where to", "slot").press("Bring there");
            atCarol.awaitEnded();
            String slot = slotOf(a.number());
            page.press("Take " + slot);
            PhoneCall taken = carol.awaitCall();
            taken.answer();
            taken.awaitAnswered();
            new Talk(ada, talk.out(), carol, taken).hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSizeGreaterThanOrEqualTo(3);

            PhoneCall again = ada.call(b.number());
            PhoneCall rings = bob.awaitCall();
            rings.ring();
            page.press(b.number() + " Bob Panel: ringing, " + a.number()).press("Pick up");
            PhoneCall picked = carol.awaitCall();
            picked.answer();
            again.awaitAnswered();
            rings.awaitEnded();
            again.hangUp();
            picked.awaitEnded();
            page.miss(a.number() + " Ada Panel →");
        }
    }

    @Test
    void aLampSaysWhoWantsNoCalls() throws Exception {
        var a = carillon.line("Dora Lamp");
        String name = a.number() + " Dora Lamp: ";
        try (Phone dora = a.registered()) {
            ConsolePage page = browser.admin("/panel").fill("Find", a.number()).find(name + "free");
            PhoneCall code = dora.call("*78");
            code.awaitAnswered();
            code.awaitEnded();
            page.find(name + "do not disturb").fill("Lamp", "dnd").see("1 shown");
            browser.judged(page, "panel-undisturbed");
            a.forwarding(Map.of("dnd", false));
            page.see("0 shown").fill("Lamp", "").find(name + "free");
        }
    }

    private static PhoneCall dragged(ConsolePage page, String caller, Phone third, String number) throws Exception {
        page.drag("Move " + caller + " Ada Panel", number + " Carol Panel: free");
        PhoneCall rings = third.awaitCall();
        rings.ring();
        page.see("ringing · " + caller);
        rings.answer();
        rings.awaitAnswered();
        return rings;
    }

    /** The place at which somebody waits. */
    private String slotOf(String number) {
        return Awaitility.await("parked").atMost(PATIENCE).until(() -> carillon.admin().get("/park").expect(200)
               .object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("number").equals(number))
                .map(one -> one.getString("slot"))
                .findFirst().orElse(null), slot -> slot != null);
    }

    @Test
    void aRecordingIsSeenAndHeardFromTheMiddle() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String policy = Tape.policy(carillon, "EXTENSION", a.number(), "ALWAYS");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.out().listen(ofMillis(2000));
            talk.hangUp();
            Tape.await(carillon, a.number(), b.number());
            ConsolePage page = browser.admin("/recordings").fill("Caller", a.number()).press("Search");
            page.press("Play " + a.number() + " → " + b.number()).clickWaveform();
            Awaitility.await("a place in the middle").atMost(PATIENCE)
                    .until(() -> Double.parseDouble(page.value("Position")) > 0.5);
            page.press("Play").press("Pause");
            browser.picture("waveform");
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void tablesAndPlansGoInAndSomebodyIsWrittenIntoThePhoneBook() throws Exception {
        var line = carillon.line("Before");
        String fresh = "78" + line.number();
        String entry = "panel" + line.number();
        try {
            ConsolePage page = browser.admin("/import");
            assertThat(new String(page.take("Download the table of now"), UTF_8)).contains(line.number(), "Before");
            page.choose("CSV file", "extensions.csv",
                    "number,displayName\r\n" + line.number() + ",After\r\n" + fresh + ",Fresh\r\n9x,Wrong\r\n");
            page.press("Try it out").see("1 would be created, 1 changed, 0 stay, 1 are wrong").see("9x");
            carillon.admin().get("/extensions/" + fresh).expect(404);
            page.press("Import").see("1 created, 1 changed").see("The secrets of what is new");
            assertThat(carillon.admin().get("/extensions/" + line.number()).expect(200).object().getString("displayName"))
                    .isEqualTo("After");
            carillon.admin().get("/extensions/" + fresh).expect(200);

            page.go("/phonebook").press("New").fill("Short word", entry).fill("Shown name", "Dr. Panel").fill("Numbers", "+4930" + fresh);
            page.press("Create").see("Delete");
            JsonObject plan = Json.createReader(new ByteArrayInputStream(page.go("/backup").take("Download the plan"))).readObject();
            carillon.admin().delete("/phonebook/" + entry).expect(204);
            page.choose("File of a plan", "plan.json", only(plan, entry).toString());
            page.press("Put a plan in").press("Put a plan in").see("1 created, 0 changed");
            assertThat(carillon.admin().get("/phonebook/" + entry).expect(200).object().getString("displayName"))
                    .isEqualTo("Dr. Panel");
        } finally {
            carillon.admin().delete("/phonebook/" + entry);
            carillon.admin().delete("/extensions/" + fresh);
        }
    }

    /** A plan with nothing in it but one thing of this name. */
    private static JsonObject only(JsonObject plan, String name) {
        var kinds = Json.createObjectBuilder();
        plan.getJsonObject("plan").forEach((kind, items) -> {
            for (JsonObject item : items.asJsonArray().getValuesAs(JsonObject.class)) {
                if (item.getString("name").equals(name)) {
                    kinds.add(kind, Json.createArrayBuilder().add(item));
                }
            }
        });
        return Json.createObjectBuilder(plan).add("plan", kinds).build();
    }
}
