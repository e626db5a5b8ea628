package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody hangs up in one feature after the other, in prompts and after digits. Each time ports, lanes and agents are free
 * again, no file is left, and the call has exactly one record. What only the order of inputs decides is tried at every step of
 * every feature without a server.
 */
@ArquillianTest
@RunAsClient
class HangUpTest {
    private static final Set<String> GAUGES = Set.of("calls.active", "legs.active", "legs.moved", "timers.active",
            "rtp.ports.used", "rtp.endpoints", "sip.dialogs", "lanes.active", "lanes.queued", "journal.waiting");
    private static final String PIN = "2580";

    private final Installation carillon = Installation.ofTestRun();
    private final List<String> made = new ArrayList<>();
    private final Map<String, Integer> records = new HashMap<>();
    private Installation.Line a;
    private Installation.Line b;

    @AfterEach
    void everythingIsTakenAway() throws Exception {
        for (String path : made) {
            carillon.admin().delete(path).expect(204);
        }
    }

    private String number(String path, JsonObjectBuilder more) throws Exception {
        String number = "83" + made.size() + System.nanoTime() / 1_000_000 % 10_000_000;
        carillon.admin().post(path, more.add("number", number).build()).expect(201);
        made.add(path + "/" + number);
        return number;
    }

    /** @param keys after each of these, one after the other, somebody hangs up who has come that far */
    private void hangsUpAfter(Phone phone, String number, String... keys) throws Exception {
        for (int steps = 0; steps <= keys.length; steps++) {
            PhoneCall out = phone.call(number);
            out.awaitAnswered();
            for (int i = 0; i < steps; i++) {
                press(out, keys[i]);
            }
            out.hangUp();
            nothingIsLeft(phone.user(), number);
        }
    }

    private static void press(PhoneCall call, String keys) throws Exception {
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
    }

    private void nothingIsLeft(String caller, String callee) throws Exception {
        carillon.awaitStatus("nothing of " + callee, status -> inUse(status).isEmpty());
        int expected = records.merge(callee, 1, Integer::sum);
        await("records of " + callee).atMost(ofSeconds(60)).pollInterval(ofMillis(20))
                .until(() -> recordsOf(caller, callee) >= expected);
        assertThat(recordsOf(caller, callee)).as("records of " + callee).isEqualTo(expected);
    }

    private static Set<String> inUse(JsonObject status) {
        JsonObject gauges = status.getJsonObject("gauges");
        return GAUGES.stream().filter(gauge -> gauges.getInt(gauge) != 0).collect(Collectors.toCollection(TreeSet::new));
    }

    private int recordsOf(String caller, String callee) throws Exception {
        return carillon.admin().get("/cdrs?caller=" + caller + "&callee=" + callee.replace("*", "%2A")).expect(200).object()
                .getJsonArray("items").size();
    }

    private static Set<Path> files() throws IOException {
        Path data = Path.of(System.getProperty("carillon.test.base"), "data/carillon/recordings");
        if (!Files.exists(data)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void mailbox(Installation.Line line) throws Exception {
        String path = "/voicemail/" + line.number();
        carillon.admin().put(path, Api.json(Map.of("language", "en")), "If-Match",
                carillon.admin().get(path).expect(200).header("ETag")).expect(200);
        carillon.admin().put(path + "/pin", Api.json(Map.of("pin", PIN))).expect(204);
    }

    @Test
    void whoeverHangsUpInPromptsAndAfterDigitsLeavesNothing() throws Exception {
        a = carillon.line("Zyxwa");
        b = carillon.line("Zyxwb");
        mailbox(a);
        mailbox(b);
        Set<Path> before = files();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            hangsUpAfter(alice, "*97", PIN.substring(0, 2), PIN.substring(2) + "#", "0", "1");
            hangsUpAfter(alice, "*99" + b.number(), "#");
            hangsUpAfter(bob, "*11" + a.number(), "1", "593#");
            hangsUpAfter(alice, "*411", "9", "9992#");
            hangsUpAfter(alice, "*560830");
            hangsUpAfter(alice, "*56");
            hangsUpAfter(alice, "*38");
            hangsUpAfter(alice, "*8");
            hangsUpAfter(alice, "*70");
            hangsUpAfter(alice, number("/conferences", Json.createObjectBuilder().add("title", "Team")
                    .add("moderatorPin", "9999").add("participantPin", "1111")), "1", "111#", "*6");
            menu(alice, bob);
            queue(alice, bob);
            zone(alice, bob);
        }
        await("files").atMost(ofSeconds(60)).pollInterval(ofMillis(200)).until(() -> before.containsAll(files()));
    }

    private void menu(Phone alice, Phone bob) throws Exception {
        String menu = number("/menus", Json.createObjectBuilder().add("title", "Menu").add("keys", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("key", "5").add("action", "NUMBER").add("target", b.number()))));
        hangsUpAfter(alice, menu, "8", "9");
        PhoneCall out = alice.call(menu);
        out.awaitAnswered();
        press(out, "5");
        PhoneCall in = bob.awaitCall();
        in.ring();
        out.hangUp();
        in.awaitEnded();
        nothingIsLeft(a.number(), menu);
    }

    /** First the only agent makes a pause, then it rings, then it has answered. */
    private void queue(Phone alice, Phone bob) throws Exception {
        String queue = number("/queues", Json.createObjectBuilder().add("name", "Sales").add("members",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("number", b.number()))));
        hangsUpAfter(alice, queue, "7");
        hangsUpAfter(bob, "*50" + queue);
        PhoneCall waits = alice.call(queue);
        waits.awaitAnswered();
        PhoneCall rings = bob.awaitCall();
        rings.ring();
        waits.hangUp();
        rings.awaitEnded();
        nothingIsLeft(a.number(), queue);
        awaitFree();
        PhoneCall out = alice.call(queue);
        PhoneCall in = bob.awaitCall();
        in.answer();
        in.awaitAnswered();
        out.awaitAnswered();
        in.hangUp();
        out.awaitEnded();
        nothingIsLeft(a.number(), queue);
        awaitFree();
    }

    private void awaitFree() {
        await("agent").atMost(ofSeconds(60)).pollInterval(ofMillis(50)).until(() -> carillon.admin()
                .get("/agents/" + b.number()).expect(200).object().getString("state").equals("FREE"));
    }

    /** Before anybody listens, and after. */
    private void zone(Phone alice, Phone bob) throws Exception {
        String zone = number("/paging", Json.createObjectBuilder().add("name", "Hall").add("maxSeconds", 60)
                .add("members", Json.createArrayBuilder().add(b.number())));
        PhoneCall out = alice.call(zone);
        PhoneCall rings = bob.awaitCall();
        rings.ring();
        out.awaitProvisional(180);
        out.cancel();
        rings.awaitEnded();
        nothingIsLeft(a.number(), zone);
        PhoneCall speaks = alice.call(zone);
        PhoneCall listens = bob.awaitCall();
        listens.answer();
        listens.awaitAnswered();
        speaks.awaitAnswered();
        speaks.hangUp();
        listens.awaitEnded();
        nothingIsLeft(a.number(), zone);
    }
}
