package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody changes where calls go on the page of the call flow. */
@ArquillianTest
@RunAsClient
class ConsoleFlowTest {
    private static final String CANVAS = ".c-flow-canvas";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private static JsonObject menu(String number, String title, String target) {
        return Json.createObjectBuilder().add("number", number).add("title", title).add("keys", Json.createArrayBuilder()
                .add(Api.json(Map.of("key", "1", "action", "NUMBER", "target", target)))
                .add(Api.json(Map.of("key", "2", "action", "NUMBER", "target", "99998")))).build();
    }

    private String destination(String from, String to) throws Exception {
        JsonObject asked = Json.createObjectBuilder().add("from", from).add("to", to)
                .add("keys", Json.createArrayBuilder().add("1")).build();
        return carillon.admin().post("/routes/explain", asked).expect(200).object().getString("destination");
    }

    @Test
    void aKeyIsMovedTriedPublishedMergedAndFitForEverybody() throws Exception {
        Api admin = carillon.admin();
        var ada = carillon.line("Ada");
        var bert = carillon.line("Bert");
        var caller = carillon.line("Caller");
        String menu = "67" + ada.number();
        Api.Reply made = admin.post("/menus", menu(menu, "Reception", ada.number())).expect(201);
        ConsolePage page = browser.admin("/flow").fill("Show from number", menu).press("Show").holds("Dialled", menu);
        page.see("Menu " + menu + " Reception · Key 2 · nobody has the number 99998");
        page.press("Menu " + menu + " Reception").fill("Key 1", bert.number()).fill("Key 2", ada.number());
        page.press("Put into the draft").see("Key 1 → Extension " + bert.number() + " Bert").miss("nobody has the number");
        page.fill("Calling", caller.number()).fill("Keys pressed (- for none)", "1").press("Simulate");
        page.see("The call ends up: Extension " + bert.number()).see("on the way");
        browser.judged(page, "flow-changed");
        assertThat(destination(caller.number(), menu)).as("nothing is published").isEqualTo(ada.number());
        admin.put("/menus/" + menu, Json.createObjectBuilder(menu(menu, "Front desk", ada.number())).build(),
                "If-Match", made.header("ETag")).expect(200);
        page.press("Publish").fill("What has changed", "Bert has key 1").press("Publish");
        page.see("Menu " + menu + ": Somebody else has changed this").press("Save").see("Published: calls go this way now");
        page.see("Bert has key 1").see("Menu " + menu + " Front desk");
        assertThat(destination(caller.number(), menu)).isEqualTo(bert.number());
        admin.delete("/menus/" + menu).expect(204);
    }

    @Test
    void somethingNewIsMovedConnectedByMouseTriedPublishedAndCalled() throws Exception {
        Api admin = carillon.admin();
        var ada = carillon.line("Ada");
        var bert = carillon.line("Bert");
        var caller = carillon.line("Caller");
        String office = "68" + ada.number();
        String menu = "69" + ada.number();
        admin.post("/time-conditions", hours(office, ada.number(), bert.number())).expect(201);
        ConsolePage page = browser.admin("/flow").fill("Show from number", office).press("Show").holds("Dialled", office);
        page.see("While open → Extension " + ada.number());
        page.press("New: Menu").fill("Number", menu).fill("Title", "Drawn").fill("Seconds for the first key", "1")
                .fill("Tries", "1").fill("Wrong key", "99998").press("Put into the draft");
        page.see("Menu " + menu + " Drawn · Wrong key · nobody has the number 99998");
        Chromium.Point before = page.spot(CANVAS, node(menu) + " b");
        Chromium.Point after = page.shift(CANVAS, node(menu) + " b", 60, 70).spot(CANVAS, node(menu) + " b");
        assertThat(after.x() - before.x()).as("moved to the right").isBetween(40.0, 80.0);
        assertThat(after.y() - before.y()).as("moved down").isBetween(50.0, 90.0);
        page.draw(CANVAS, exit(menu, "invalid"), entry(bert.number())).miss("nobody has the number");
        page.draw(CANVAS, exit(menu, "timeout"), entry(bert.number()));
        page.see("Nothing pressed → Extension " + bert.number() + " Bert");
        page.draw(CANVAS, exit(office, "open"), entry(menu)).see("While open → Menu " + menu + " Drawn");
        page.fill("Calling", caller.number()).fill("Keys pressed (- for none)", "-").press("Simulate");
        page.see("The call ends up: Extension " + bert.number()).see("on the way");
        browser.picture("flow-drawn");
        admin.get("/menus/" + menu).expect(404);
        page.press("Publish").fill("What has changed", "Drawn by mouse").press("Publish").see("Published: calls go this way now");
        assertThat(admin.get("/time-conditions/" + office).expect(200).object().getString("open")).isEqualTo(menu);
        assertThat(admin.get("/menus/" + menu).expect(200).object().getJsonObject("onTimeout").getString("target"))
                .isEqualTo(bert.number());
        assertThat(rings(caller, office, bert)).isTrue();
        admin.delete("/time-conditions/" + office).expect(204);
        admin.delete("/menus/" + menu).expect(204);
    }

    @Test
    void whatStandsAtATargetIsAskedOfTheHouseAndWhoHasNoMouseGoesOnWhereHeChose() throws Exception {
        Api admin = carillon.admin();
        var ada = carillon.line("Ada");
        var carol = carillon.line("Carol");
        String menu = "66" + ada.number();
        String outside = "0" + ada.number() + "123";
        String further = "0" + ada.number() + "456";
        try (Trunking carrier = Trunking.at(carillon, "flow" + ada.number(), "127.0.0.44", Map.of("optionsSeconds", 0))) {
            Trunking.route(carillon, "flow" + ada.number(), "0" + ada.number() + "ZZZ", carrier);
            admin.post("/menus", Json.createObjectBuilder(menu(menu, "Asked", ada.number())).add("permission", "NATIONAL").build()).expect(201);
            ConsolePage page = browser.admin("/flow?from=" + menu).holds("Dialled", menu);
            browser.chromium().run("[...document.querySelectorAll('.c-flow-list button')].find(one => one.innerText.includes('" + menu
                    + "')).focus(); ''");
            browser.chromium().key("Enter");
            page.holds("Key 1", ada.number());
            assertThat(inPanel()).as("where he chose it from is far away").isTrue();
            page.fill("Key 1", outside).see("Outside " + outside).holds("Key 1: What happens", "EXTERNAL");
            page.fill("Key 2: What happens", "REPEAT").see("asks again");
            page.press("Put into the draft").see("Key 1 → Outside " + outside);
            assertThat(inPanel()).as("the form is a new one").isTrue();
            page.fill("Key 1", carol.number()).see("Extension " + carol.number() + " Carol").holds("Key 1: What happens", "NUMBER");
            page.fill("Wrong key", further).press("Put into the draft").see("Key 1 → Extension " + carol.number() + " Carol");
            page.see("Wrong key → Outside " + further);
            browser.judged(page, "flow-asked");
            page.press("Publish").fill("What has changed", "Outside").press("Publish").see("Published: calls go this way now");
            JsonObject now = admin.get("/menus/" + menu).expect(200).object();
            assertThat(now.getJsonArray("keys").getValuesAs(JsonObject.class)).extracting(key -> key.getString("action"))
                    .containsExactly("NUMBER", "REPEAT");
            assertThat(now.getJsonObject("onInvalid").getString("action")).as("put into the draft before it was looked up").isEqualTo("EXTERNAL");
        } finally {
            admin.delete("/menus/" + menu).expect(204);
        }
    }

    private boolean inPanel() throws Exception {
        return browser.chromium().run("!!document.activeElement.closest('.c-flow-side')").equals("true");
    }

    private static String node(String id) {
        return ".react-flow__node[data-id='" + id + "']";
    }

    private static String exit(String node, String exit) {
        return ".react-flow__handle.source[data-nodeid='" + node + "'][data-handleid='" + exit + "']";
    }

    private static String entry(String node) {
        return ".react-flow__handle.target[data-nodeid='" + node + "']";
    }

    private static JsonObject hours(String number, String open, String closed) {
        return Json.createObjectBuilder().add("number", number).add("name", "Office").add("zone", "UTC").add("standing", "OPEN")
                .add("hours", Json.createArrayBuilder()).add("open", open).add("closed", closed).build();
    }

    /** Whether a real call reaches that telephone. */
    private boolean rings(Installation.Line from, String number, Installation.Line at) throws Exception {
        try (Phone caller = from.registered();
                Phone desk = at.registered()) {
            PhoneCall out = caller.call(number);
            assertThat(desk.isCalledWithin(PATIENCE)).as("the menu greets and waits for a key first").isTrue();
            PhoneCall in = desk.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            out.hangUp();
            in.awaitEnded();
            return true;
        }
    }

}
