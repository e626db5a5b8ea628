package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import io.carillon.browser.NodePackages;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes where calls go on the page of the call flow. */
@ArquillianTest
@RunAsClient
class ConsoleFlowTest {
    private final Installation carillon = Installation.ofTestRun();
    private final Path root = Path.of(System.getProperty("carillon.test.root"));

    @TempDir
    Path directory;

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
        Network.assumed();
        Programs.assumed("chromium");
        Api admin = carillon.admin();
        var ada = carillon.line("Ada");
        var bert = carillon.line("Bert");
        var caller = carillon.line("Caller");
        String menu = "67" + ada.number();
        Api.Reply made = admin.post("/menus", menu(menu, "Reception", ada.number())).expect(201);
        try (Chromium chromium = Chromium.start(directory)) {
            ConsolePage page = ConsolePage.open(chromium, carillon.http())
                    .login("admin", System.getProperty("carillon.test.admin.password", "scenario-admin-password")).see("Calls now");
            page.go("/flow").fill("Show from number", menu).press("Show").holds("Dialled", menu);
            page.see("Menu " + menu + " Reception · Key 2 · nobody has the number 99998");
            page.press("Menu " + menu + " Reception").fill("Key 1", bert.number()).fill("Key 2", ada.number());
            page.press("Put into the draft").see("Key 1 → Extension " + bert.number() + " Bert").miss("nobody has the number");
            page.fill("Calling", caller.number()).fill("Keys pressed (- for none)", "1").press("Simulate");
            page.see("The call ends up: Extension " + bert.number()).see("on the way");
            judge(page);
            page.keep(root.resolve("ear/target/screens/flow-changed.png"));
            assertThat(destination(caller.number(), menu)).as("nothing is published").isEqualTo(ada.number());
            admin.put("/menus/" + menu, Json.createObjectBuilder(menu(menu, "Front desk", ada.number())).build(),
                    "If-Match", made.header("ETag")).expect(200);
            page.press("Publish").fill("What has changed", "Bert has key 1").press("Publish");
            page.see("Menu " + menu + ": Somebody else has changed this").press("Save").see("Published: calls go this way now");
            page.see("Bert has key 1").see("Menu " + menu + " Front desk");
        }
        assertThat(destination(caller.number(), menu)).isEqualTo(bert.number());
        admin.delete("/menus/" + menu).expect(204);
    }

    private void judge(ConsolePage page) throws Exception {
        Optional<NodePackages> rules = NodePackages.of(root.resolve("ear/src/interop/axe"), root.resolve("ear/target/axe"));
        if (rules.isPresent()) {
            assertThat(page.complaints(rules.get())).isEqualTo("[]");
        }
    }
}
