package io.carillon.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Audio;
import io.carillon.phone.Line;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever runs the server looks into it on the pages of the console. */
@ArquillianTest
@RunAsClient
class ConsoleOperateTest {
    /** Every tenth packet lost on the way to the server, and an unsteady beat. */
    private static final Line UNSTEADY = new Line(60, 10, 0, 20);

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void howABadCallWentOnIsDrawnAndWhatTheLogSaysOfACallIsRead() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String refused = "*72" + a.number();
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(ann, bob);
            Audio near = talk.out().audio();
            near.on(UNSTEADY);
            Awaitility.await("two intervals with losses").atMost(ofSeconds(60)).until(() -> near.packetsLost() >= 60);
            talk.hangUp();
            String call = carillon.awaitCdr(a.number(), b.number()).getString("id");
            List<JsonObject> points = points(call, a.number());
            assertThat(points).hasSizeBetween(2, 12);
            JsonObject last = points.get(points.size() - 1);
            assertThat(last.getJsonNumber("lostPercent").doubleValue()).isBetween(7.0, 13.0);
            assertThat(last.getJsonNumber("jitterMillis").doubleValue()).isBetween(8.0, 40.0);
            assertThat(last.getJsonNumber("mos").doubleValue()).isBetween(1.5, 3.8);
            JsonObject steady = points(call, b.number()).get(0);
            assertThat(steady.getJsonNumber("mos").doubleValue()).isGreaterThan(last.getJsonNumber("mos").doubleValue());

            ConsolePage page = browser.admin("/quality").fill("Extension", a.number()).press("Search").see(b.number());
            page.spot("main", "td a");
            page.press(page.read("main td a")).see(a.number() + ", every 5 seconds").spot(".c-chart", "canvas");
            assertThat(page.read(".c-figures table")).contains("MOS", "Lost %", "Jitter ms");
            browser.judged(page, "quality-course");
            browser.chromium().size(390, 844);
            browser.judged(page, "quality-course-narrow");
            browser.chromium().size(1440, 1000);
            page.press("Log").see("The log says nothing of this call.");

            ann.call(refused).awaitEnded();
            String code = carillon.awaitCdr(a.number(), refused).getString("id");
            page.go("/logs").fill("Call id", code).press("Search").see("CARILLON40510").see("no such number to go to");
            browser.judged(page, "call-log");
            page.fill("Appearance", "dark");
            browser.chromium().size(390, 844);
            browser.judged(page, "call-log-narrow");
        }
    }

    private List<JsonObject> points(String call, String party) throws Exception {
        return carillon.admin().get("/cdrs/" + call + "/quality").expect(200).object().getJsonArray("legs")
                .getValuesAs(JsonObject.class).stream()
                .filter(leg -> leg.getString("party").equals(party))
                .flatMap(leg -> leg.getJsonArray("points").getValuesAs(JsonObject.class).stream())
                .toList();
    }

    @Test
    void whoSitsAtTheTelephoneOfAnotherIsLoggedOutThere() throws Exception {
        var user = carillon.line("Ursula");
        var desk = carillon.line("Desk");
        carillon.admin().put("/voicemail/" + user.number() + "/pin", Api.json(Map.of("pin", "2580"))).expect(204);
        try (Phone telephone = desk.registered()) {
            PhoneCall login = telephone.call("*11" + user.number());
            login.awaitAnswered();
            Awaitility.await("PIN").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                    .until(() -> Recognition.ofPrompt(login.audio().soFar(), "en", "vm-pin") > 0.9);
            for (char key : "2580#".toCharArray()) {
                assertThat(login.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
            }
            login.awaitEnded();
            ConsolePage page = browser.admin("/hot-desks").see(user.number());
            browser.judged(page, "hot-desks-used");
            page.press("Log out " + desk.number()).see("Log " + user.number() + " out at " + desk.number() + "?").press("Log out");
            page.miss(user.number());
            carillon.admin().delete("/hot-desks/" + desk.number()).expect(404);
        }
    }

    @Test
    void whoWatchesWhomIsSeenAndFound() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone ann = a.registered();
                Phone carol = c.registered()) {
            ann.watch(b.number(), "dialog").on(600).next();
            carol.watch(b.number(), "dialog").on(600).next();
            ConsolePage page = browser.admin("/subscriptions").see(a.number()).see(c.number()).see("Lamp");
            page.fill("Watcher", a.number()).press("Search").miss(c.number()).see(b.number());
            browser.judged(page, "subscriptions-found");
        }
    }

    @Test
    void aTenantIsMadeNamedAndDeletedOnThePage() throws Exception {
        String name = "t" + UUID.randomUUID().toString().substring(0, 8);
        ConsolePage page = browser.admin("/tenants").press("New").fill("Name", name).press("Create").see("is needed");
        page.fill("Domains", name + ".example").fill("Shown name", "House").press("Create");
        page.see("This secret is shown this once").press("I have noted it").holds("Shown name", "House");
        browser.judged(page, "tenant");
        assertThat(tenant(name).getJsonArray("domains").getString(0)).isEqualTo(name + ".example");
        page.press("Delete").see("Delete " + name + "?").press("Delete").see("switch it off first").press("Cancel");
        browser.chromium().run("document.querySelector('main input[type=checkbox]').click(); ''");
        page.press("Save").see("Saved");
        assertThat(tenant(name).getBoolean("enabled")).isFalse();
        page.press("Delete").see("Delete " + name + "?").press("Delete").miss(name);
        carillon.admin().get("/tenants/" + name).expect(404);
    }

    @Test
    void whatWasCalledIsSummedUpDrawnAndTakenHome() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            Talk.between(ann, bob).hangUp();
        }
        String call = carillon.awaitCdr(a.number(), b.number()).getString("id");
        ConsolePage page = browser.admin("/history").fill("Caller", a.number()).press("Search").see(b.number());
        assertThat(taken(page)).startsWith("id,direction,caller,").contains(call);
        Awaitility.await("summed up").atMost(ofSeconds(60)).pollInterval(ofSeconds(2)).until(() -> {
            carillon.admin().post("/jobs/cdr-rollup/executions", null);
            return carillon.admin().get("/reports/rollups?extension=" + a.number()).expect(200).body().contains(a.number());
        });
        page.go("/reports").fill("Extension", a.number()).press("Search").see(a.number()).spot(".c-chart", "canvas");
        assertThat(page.read(".c-figures table").lines()).as("the same for who does not see it").last().asString().endsWith("1\t1");
        assertThat(taken(page)).startsWith("start,extension,direction,calls,answered,").contains("," + a.number() + ",INTERNAL,1,1,");
        browser.judged(page, "report");
    }

    private static String taken(ConsolePage page) throws Exception {
        return new String(page.take("Download as a table"), UTF_8);
    }

    @Test
    void aCallIsPlacedFoundInTheLogHeldPassedOnAndReadOnTheWireAfterwards() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String name = a.number() + " → " + b.number();
        carillon.admin().put("/trace", Json.createObjectBuilder().add("numbers", Json.createArrayBuilder().add(a.number()))
                .add("minutes", 2).build()).expect(200);
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            ConsolePage page = browser.admin("/calls").fill("From", a.number()).fill("To", b.number()).press("Place a call");
            PhoneCall atAnn = answered(ann);
            PhoneCall atBob = answered(bob);
            new Talk(ann, atAnn, bob, atBob).hearOneAnother();
            page.press("Log " + name).find("Search");
            String call = page.value("Call id");
            assertThat(carillon.admin().get("/calls/" + call).expect(200).object().getString("from")).isEqualTo(a.number());
            page.go("/calls").press("Control " + name).press("Hold");
            Awaitility.await("on hold").atMost(ofSeconds(60)).until(() -> isHeld(call));
            page.press("Resume");
            Awaitility.await("not on hold").atMost(ofSeconds(60)).until(() -> !isHeld(call));
            page.fill("Target", c.number()).press("Transfer");
            PhoneCall atCarol = answered(carol);
            page.see(c.number());
            assertThat(atCarol.hangUp().status()).isEqualTo(200);
            carillon.awaitCdr(a.number(), b.number());
            page.go("/history").fill("Caller", a.number()).press("Search").see(b.number());
            page.press(page.read("main td a")).press("SIP ladder").see("INVITE");
            assertThat(page.take("Capture file")).as("magic number of a capture").startsWith(0xa1, 0xb2, 0xc3, 0xd4);
            browser.judged(page, "ladder");
        } finally {
            carillon.admin().delete("/trace");
        }
    }

    private boolean isHeld(String call) throws Exception {
        return carillon.admin().get("/calls/" + call).expect(200).object().getJsonArray("legs").getValuesAs(JsonObject.class).stream()
                .anyMatch(leg -> leg.getBoolean("holding", false));
    }

    private static PhoneCall answered(Phone phone) throws Exception {
        PhoneCall call = phone.awaitCall();
        call.ring();
        call.answer();
        call.awaitAnswered();
        return call;
    }

    @Test
    void howTheServerIsIsSeenWhileSomebodyTalks() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(ann, bob);
            ConsolePage page = browser.admin("/system").see("Up").see("All records are stored.").see("Set at the start");
            assertThat(page.row("calls.active")).matches("calls\\.active\\s+[1-9][0-9]*");
            talk.hangUp();
        }
    }

    private JsonObject tenant(String name) throws Exception {
        return carillon.admin().get("/tenants/" + name).expect(200).object();
    }
}
