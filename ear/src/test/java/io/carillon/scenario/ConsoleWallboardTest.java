package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody looks after agents on the wallboard, and takes back what was set up. */
@ArquillianTest
@RunAsClient
class ConsoleWallboardTest {
    private final Installation carillon = Installation.ofTestRun();
    private final Path root = Path.of(System.getProperty("carillon.test.root"));

    @TempDir
    Path directory;

    @Test
    void anAgentIsLoggedInMakesAPauseAndServesStillUntilItsQueueIsTakenBack() throws Exception {
        Network.assumed();
        Programs.assumed("chromium");
        Api admin = carillon.admin();
        var agent = carillon.line("Ada");
        String queue = "66" + agent.number();
        admin.post("/queues", Json.createObjectBuilder().add("number", queue).add("name", "Taken back").add("members",
                Json.createArrayBuilder().add(Api.json(Map.of("number", agent.number())))).build()).expect(201);
        try (Chromium chromium = Chromium.start(directory)) {
            ConsolePage page = ConsolePage.open(chromium, carillon.http())
                    .login("admin", System.getProperty("carillon.test.admin.password", "scenario-admin-password")).see("Calls now");
            page.go("/wallboard").press("Log in " + agent.number()).press("Pause " + agent.number()).see("Paused");
            JsonObject paused = said(admin, agent.number());
            assertThat(paused.getJsonArray("queues").toString()).isEqualTo("[\"" + queue + "\"]");
            assertThat(paused.getBoolean("paused")).isTrue();
            page.press("Log out " + agent.number()).press("Log in " + agent.number());
            page.press("Resume " + agent.number()).miss("Paused");
            JsonObject back = said(admin, agent.number());
            assertThat(back.getJsonArray("queues")).hasSize(1);
            assertThat(back.getBoolean("paused")).isFalse();
            page.go("/changes").press("Take back: Queue " + queue);
            page.see("Make Queue " + queue + " what it was before this change?").press("Take back");
            page.miss("Make Queue " + queue).keep(root.resolve("ear/target/screens/changes.png"));
            page.go("/wallboard").miss("Taken back");
            admin.get("/queues/" + queue).expect(404);
        } finally {
            admin.delete("/queues/" + queue);
        }
    }

    private static JsonObject said(Api admin, String agent) throws Exception {
        return admin.get("/agents/" + agent).expect(200).object();
    }
}
