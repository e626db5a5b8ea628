package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Somebody looks after agents on the wallboard, and takes back what was set up. */
@ArquillianTest
@RunAsClient
class ConsoleWallboardTest {
    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    /** Questions about this queue are answered no more: what is shown of it from now on was told by the live channel. */
    private void deafen(String queue) throws Exception {
        browser.chromium().run("(() => { const ask = fetch; globalThis.fetch = (to, ...how) => String(to).includes('/queues/" + queue
                + "/live') ? new Promise(() => {}) : ask(to, ...how); })(); ''");
    }

    @Test
    void whoWaitsAndWhatAgentsDoIsToldByTheLiveChannel() throws Exception {
        Api admin = carillon.admin();
        var agent = carillon.line("Ada");
        var caller = carillon.line("Caller");
        String queue = "64" + agent.number();
        admin.post("/queues", Json.createObjectBuilder().add("number", queue).add("name", "Told").add("members",
                Json.createArrayBuilder().add(Api.json(Map.of("number", agent.number())))).build()).expect(201);
        try (Phone phone = caller.registered()) {
            ConsolePage page = browser.admin("/wallboard").find("Log in " + agent.number());
            deafen(queue);
            PhoneCall waiting = phone.call(queue);
            waiting.awaitAnswered();
            page.see(caller.number());
            admin.put("/agents/" + agent.number(), Json.createObjectBuilder().add("queues", Json.createArrayBuilder().add(queue))
                    .add("paused", true).add("reason", "Lunch of " + agent.number()).build()).expect(200);
            page.see("Lunch of " + agent.number()).find("Resume " + agent.number());
            waiting.hangUp();
            page.miss(caller.number());
        } finally {
            admin.delete("/queues/" + queue);
        }
    }

    @Test
    void whoIsToBeCalledBackIsSeenAndTakenOffAndTheQueueSaysWhatCameOfIt() throws Exception {
        var caller = carillon.line("Caller");
        var agent = carillon.line("Ada");
        try (Queueing queues = new Queueing(carillon)) {
            String queue = queues.queue(Queueing.withCallback(), agent);
            try (Phone phone = caller.registered()) {
                Queueing.wantsToBeCalledBack(phone, queue);
                ConsolePage page = browser.admin("/wallboard").see("To be called back").find("Take off " + caller.number());
                browser.judged(page, "callbacks");
                page.press("Take off " + caller.number()).see("Not call " + caller.number() + " back?").press("Take off");
                page.miss("To be called back");
                assertThat(queues.waiting(queue)).isEmpty();
                page.go("/queues").fill("Find", queue).press(queue).see("What came of its callers").see("Turned away");
            }
        }
    }

    @Test
    void anAgentIsLoggedInMakesAPauseAndServesStillUntilItsQueueIsTakenBack() throws Exception {
        Api admin = carillon.admin();
        var agent = carillon.line("Ada");
        String queue = "66" + agent.number();
        admin.post("/queues", Json.createObjectBuilder().add("number", queue).add("name", "Taken back").add("members",
                Json.createArrayBuilder().add(Api.json(Map.of("number", agent.number())))).build()).expect(201);
        try {
            ConsolePage page = browser.admin("/wallboard").press("Log in " + agent.number()).press("Pause " + agent.number()).see("Paused");
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
            page.miss("Make Queue " + queue);
            browser.picture("changes");
            page.go("/wallboard").miss("Taken back");
            admin.get("/queues/" + queue).expect(404);
        } finally {
            admin.delete("/queues/" + queue);
        }
    }

    /** All that is on the page of who has no wallboard was told by the live channel. */
    @Test
    void whoIsNoSupervisorLogsInIsRungAndMakesAPauseOnHisOwnPage() throws Exception {
        var agent = carillon.line("Ada");
        var caller = carillon.line("Caller");
        try (Queueing queues = new Queueing(carillon)) {
            String queue = queues.queue(Json.createObjectBuilder(), agent);
            String other = queues.served(Json.createObjectBuilder(), Queueing.agent(caller, 0, 0));
            try (Phone ada = agent.registered();
                    Phone phone = caller.registered()) {
                ConsolePage page = browser.as(People.at(agent, carillon), "/me").see("My queues").see("Sales").miss(other);
                page.press("Log in " + queue).see("Logged in").see("Free");
                PhoneCall waiting = phone.call(queue);
                PhoneCall rung = ada.awaitCall().ring();
                page.see("Ringing");
                rung.answer();
                rung.awaitAnswered();
                waiting.awaitAnswered();
                page.see("Talking");
                new Talk(phone, waiting, ada, rung).hangUp();
                page.see("Free").fill("Reason", "Lunch").press("Pause").see("Paused").see("Lunch").find("Resume");
                queues.awaitAgent(agent, "PAUSED", "Lunch");
                browser.judged(page, "my-queues");
                PhoneCall alone = phone.call(queue);
                alone.awaitAnswered();
                Queueing.hearsMusic(alone);
                assertThat(ada.isCalledWithin(Duration.ofMillis(100))).as("in a pause").isFalse();
                page.press("Resume").see("Ringing");
                ada.awaitCall().ring();
                alone.hangUp();
                page.press("Log out " + queue).find("Log in " + queue).see("Logged out");
                queues.awaitAgent(agent, "LOGGED_OUT", "");
            }
        }
    }

    private static JsonObject said(Api admin, String agent) throws Exception {
        return admin.get("/agents/" + agent).expect(200).object();
    }
}
