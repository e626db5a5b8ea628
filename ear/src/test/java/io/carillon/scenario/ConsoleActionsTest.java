package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.browser.Keyboard;
import io.carillon.browser.Keyboard.Key;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.phone.Texts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done with rooms, with texts, with keys and lamps, and with the search, by the page alone. */
@ArquillianTest
@RunAsClient
class ConsoleActionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_KEYS = 250;
    /** More than the API gives at once. */
    private static final int MANY = 210;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void somebodyIsCalledIntoARoomAndTakenOutOfItAgain() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = "8772" + a.number();
        carillon.admin().post("/conferences", Api.json(Map.of("number", room, "title", "Called in", "language", "en", "entry", "SILENT"))).expect(201);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall host = ann.call(room);
            host.awaitAnswered();
            ConsolePage page = browser.admin("/rooms").see("Called in").see(a.number());
            page.fill("Number to call in", b.number()).press("Call");
            PhoneCall guest = bob.awaitCall();
            guest.ring();
            guest.answer();
            guest.awaitAnswered();
            page.find("Mute " + b.number());
            JoinTest.hears(host, List.of(bob), List.of());
            JoinTest.hears(guest, List.of(ann), List.of());
            new Talk(ann, host, bob, guest).hearOneAnother();
            browser.judged(page, "room-of-two");
            page.press("Remove " + b.number()).see("Remove " + b.number() + "?").press("Remove");
            guest.awaitEnded();
            page.miss("Mute " + b.number()).find("Mute " + a.number());
            assertThat(host.isEnded()).as("the other one is still in it").isFalse();
            assertThat(participants(room)).containsExactly(a.number());
            assertThat(host.hangUp().status()).isEqualTo(200);
        } finally {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
    }

    private List<String> participants(String room) throws Exception {
        return carillon.admin().get("/conference-rooms/" + room).expect(200).object().getJsonArray("participants")
                .getValuesAs(JsonObject.class).stream().map(one -> one.getString("party")).toList();
    }

    @Test
    void oneEndsALoginOfOnesOwnAndChangesThePassword() throws Exception {
        String username = People.add(carillon, "user");
        Api elsewhere = Api.login(carillon.http(), username, People.PASSWORD);
        elsewhere.get("/auth/me").expect(200);
        ConsolePage page = browser.login(username, People.PASSWORD).see("First steps");
        page.go("/me").see("this one").press("End " + username + " 127.0.0.1").see("End this login?").press("End");
        Awaitility.await("the other login is over").atMost(PATIENCE).until(() -> elsewhere.get("/auth/me").status() == 401);
        page.fill("Old password", "not the password").fill("New password", "a password of my own").press("Save");
        page.see("is not the password of this account");
        page.fill("Old password", People.PASSWORD).fill("New password", "short").press("Save").see("the password must have 12 to 72 characters");
        page.fill("New password", "a password of my own").press("Save").see("Saved").holds("New password", "");
        browser.judged(page, "own-account");
        page.go("/history").go("/me").see("this one");
        Api.login(carillon.http(), username, "a password of my own");
        Api.anonymous(carillon.http()).post("/auth/login",
                Json.createObjectBuilder().add("username", username).add("password", People.PASSWORD).build()).expect(401);
    }

    @Test
    void theKeysOfATelephoneAreLaidOutByKeyboardAlone() throws Exception {
        var ann = carillon.line("Ann");
        var bert = carillon.line("Bert");
        String mac = String.format("001566%06x", Integer.parseInt(ann.number()));
        carillon.admin().post("/devices", Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t33g").add("lines",
                Json.createArrayBuilder().add(Api.json(Map.of("extension", ann.number())))).build()).expect(201);
        try {
            ConsolePage page = browser.admin("/devices").fill("Find", mac).press(mac).find("Key 12: Nothing");
            Keyboard keys = new Keyboard(browser.chromium());
            keys.tabTo("Key 12: Nothing", MOST_KEYS);
            keys.press(Key.ENTER);
            keys.tabTo("What key 12 does", 3);
            keys.type("Lamp");
            assertThat(page.value("What key 12 does")).isEqualTo("BLF");
            keys.tabTo("Number of the key", 3);
            keys.type(bert.number());
            keys.tabTo("Text beside the key", 3);
            keys.type("Bert");
            keys.tabTo("One key up", 3);
            assertThat(keys.press(Key.ENTER).shown()).as("who moves a key is still at the button").isTrue();
            page.find("Key 11: Lamp " + bert.number() + " Bert");
            keys.tabTo("Save", MOST_KEYS);
            keys.press(Key.ENTER);
            page.see("Saved");
            JsonObject device = carillon.admin().get("/devices/" + mac).expect(200).object();
            assertThat(device.getJsonArray("keys").getValuesAs(JsonObject.class)).extracting(key -> key.getInt("position") + " "
                    + key.getString("kind") + " " + key.getString("value")).contains("11 BLF " + bert.number());
        } finally {
            carillon.admin().delete("/devices/" + mac).expect(204);
        }
    }

    @Test
    void theLampsAreReachedAndAskedByKeyboardAlone() throws Exception {
        String family = "Keys" + UUID.randomUUID().toString().substring(0, 8);
        var a = carillon.line(family + " First");
        var b = carillon.line(family + " Second");
        ConsolePage page = browser.admin("/panel").fill("Find", family).see(family + " Second");
        Keyboard keys = new Keyboard(browser.chromium());
        String first = a.number() + " " + family + " First: no telephone";
        String second = b.number() + " " + family + " Second: no telephone";
        page.find(first);
        keys.tabTo(first, MOST_KEYS);
        assertThat(keys.press(Key.RIGHT).name()).isEqualTo(second);
        assertThat(keys.here().shown()).as("it looks focused").isTrue();
        assertThat(keys.press(Key.LEFT).name()).isEqualTo(first);
        keys.press(Key.RIGHT);
        keys.press(Key.ENTER);
        page.see(second);
        assertThat(keys.press(Key.TAB).inDialog()).isTrue();
        keys.press(Key.ESCAPE);
        page.miss(second);
        assertThat(keys.here().name()).as("who leaves it is where he was").isEqualTo(second);
    }

    @Test
    void theSearchFindsOneOfMoreThanTheApiGivesAtOnce() throws Exception {
        String n = "87" + carillon.line().number();
        Api admin = carillon.admin();
        for (int from = 0; from < MANY; from += MANY / 3) {
            String table = "number,displayName\r\n" + IntStream.range(from, from + MANY / 3)
                    .mapToObj(i -> String.format("%s%03d,Many %s", n, i, i == MANY - 1 ? "Zuletzt " + n : "Others")).collect(Collectors.joining("\r\n"));
            JsonObject made = admin.send("POST", "/tables/extensions", table, "Content-Type", "text/csv").expect(200).object();
            assertThat(made.getInt("created")).isEqualTo(MANY / 3);
        }
        String last = n + (MANY - 1);
        String username = People.add(carillon, "user");
        People.link(carillon, username, last);
        try {
            ConsolePage page = browser.admin("/dashboard").fill("Search everywhere", "zuletzt " + n);
            page.see(last);
            assertThat(found()).as("the extension by its name, and who has it").containsExactly(last + " Many Zuletzt " + n, username + " User");
            page.fill("Search everywhere", username.substring(3));
            Awaitility.await("the account by a part of its name").atMost(PATIENCE).until(() -> found().contains(username + " User"));
            page.fill("Search everywhere", n);
            Awaitility.await("some of many").atMost(PATIENCE).until(() -> found().contains(n + "000 Many Others"));
            assertThat(found()).as("a few, and the calls of the number").hasSizeLessThan(12).contains("Calls of " + n);
        } finally {
            for (int i = 0; i < MANY; i++) {
                admin.delete(String.format("/extensions/%s%03d", n, i));
            }
        }
    }

    /** What the search offers, a line each. */
    private List<String> found() throws Exception {
        return browser.chromium().run("[...document.querySelectorAll('#find-list li')].map(one => one.innerText.replace(/\\s+/g, ' ').trim()).join('\\n')")
                .lines().toList();
    }

    /** What is half written stays, and the list behind it has the new one. */
    private void writtenWhileOneComes(ConsolePage page, Callable<SipText> other) throws Exception {
        page.fill("Text", "").holds("Text", "");
        browser.chromium().run("document.querySelector('[role=dialog] textarea').focus(); ''");
        browser.chromium().type("see ");
        other.call();
        Awaitility.await("the new one").atMost(Duration.ofSeconds(25)).until(() -> browser.chromium()
                .run("String([...document.querySelectorAll('main tbody tr')].some(row => row.innerText.includes('are you there?')))").equals("true"));
        browser.chromium().type("you");
        page.holds("Text", "see you").press("Send").see("see you").see("Delivered");
    }

    @Test
    void aTextIsWrittenAnsweredAndTakenBack() throws Exception {
        var a = carillon.line("Ann Writer");
        var b = carillon.line("Ben Reader");
        Api ann = People.at(a, carillon);
        try (Phone bob = b.registered()) {
            ConsolePage page = browser.as(ann, "/texts").see("There are no texts.").press("Write a text");
            page.fill("To the extension", "00").fill("Text", "hello Ben").press("Send").see("there is no extension 00");
            page.fill("To the extension", b.number()).press("Send").see("hello Ben");
            bob.awaitReceived("MESSAGE", message -> message.body().equals("hello Ben"));
            page.see("Delivered");
            Texts.send(bob, a.number(), "hello Ann");
            page.see("hello Ann").press("Answer " + b.number());
            writtenWhileOneComes(page, () -> Texts.send(bob, a.number(), "are you there?"));
            bob.awaitReceived("MESSAGE", message -> message.body().equals("see you"));
            browser.judged(page, "texts");
            page.fill("Find", "999999").see("There are no texts.").fill("Find", b.number()).see("see you");
        }
        var away = carillon.line("Zoe Away");
        ConsolePage page = browser.as(ann, "/texts").press("Write a text").fill("To the extension", away.number()).fill("Text", "too early");
        page.press("Send").see("Waiting").press("Take back " + a.number() + " → " + away.number()).press("Take back").miss("too early");
        assertThat(ann.get("/texts?find=" + away.number()).expect(200).object().getJsonArray("items")).isEmpty();
        page = browser.admin("/texts").fill("Find", a.number()).miss("are you there?").press("Read " + b.number() + " → " + a.number()).see("are you there?");
        browser.judged(page, "texts of the house");
    }
}
