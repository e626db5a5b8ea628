package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import io.carillon.browser.NodePackages;
import io.carillon.browser.WebPhone;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser, in front of the real product. */
@ArquillianTest
@RunAsClient
class ConsoleTest {
    private static final double BROWSER_TONE = 730;
    private static final int TRIES = 30;
    private static final List<String> PAGES = List.of(
            "/dashboard", "/first-steps", "/me", "/panel", "/calls", "/park", "/rooms", "/wallboard", "/registrations",
            "/hot-desks", "/subscriptions",
            "/extensions", "/users", "/company-directory", "/devices", "/watch-lists", "/phonebook", "/import", "/ring-groups", "/queues", "/paging",
            "/menus", "/conferences",
            "/prompts", "/time-conditions", "/trunks", "/routes", "/dids", "/flow", "/explain", "/house", "/emergency",
            "/sites", "/voicemail", "/voicemail-lists", "/recordings", "/recording-policies", "/history",
            "/quality", "/reports", "/webhooks", "/api-keys", "/changes", "/audit", "/features", "/jobs", "/backup", "/security",
            "/logs", "/trace", "/system", "/tenants");

    private final Installation carillon = Installation.ofTestRun();
    private final Path root = Path.of(System.getProperty("carillon.test.root"));

    @TempDir
    Path directory;

    @BeforeEach
    void aBrowserIsThere() throws Exception {
        Network.assumed();
        Programs.assumed("chromium");
    }

    private ConsolePage console(Chromium chromium) throws Exception {
        ConsolePage page = ConsolePage.open(chromium, carillon.http());
        return page.login("admin", System.getProperty("carillon.test.admin.password", "scenario-admin-password"));
    }

    @Test
    void anAdministratorCreatesAnExtensionSeesItsCallAndEndsIt() throws Exception {
        var other = carillon.line();
        String number = "77" + other.number();
        try (Chromium chromium = Chromium.start(directory)) {
            ConsolePage page = console(chromium).see("Calls now").go("/extensions").press("New");
            page.fill("Number", number).fill("Name", "Made in a browser").press("Create").see("This secret is shown this once");
            String secret = page.read("[data-testid=secret]");
            try (Phone made = Phone.on(carillon.sip(), number, secret).register();
                    Phone desk = other.registered()) {
                page.press("I have noted it").press("Registered telephones").see("127.0.0.1");
                page.go("/calls");
                PhoneCall out = made.call(other.number());
                PhoneCall in = desk.awaitCall();
                in.ring();
                page.see(number).see("Ringing");
                in.answer();
                out.awaitAnswered();
                page.see("Talking").press("Hang up " + number + " → " + other.number()).press("Hang up");
                out.awaitEnded();
                in.awaitEnded();
                page.miss(number);
            }
            assertThat(carillon.awaitCdr(number, other.number()).getString("hangUpBy")).isEqualTo("API");
            page.go("/history").fill("Caller", number).press("Search").see(other.number());
        }
    }

    @Test
    void theTelephoneOfThePageCallsADeskPhoneAndIsCalled() throws Exception {
        var own = carillon.line();
        var other = carillon.line();
        String username = People.add(carillon, "user");
        link(username, own.number());
        try (Chromium chromium = Chromium.start(directory);
                Phone desk = other.registered()) {
            ConsolePage page = ConsolePage.open(chromium, linkOf(username)).speaking(BROWSER_TONE);
            page.fill("New password", "a password of my own").press("Log in").see("1 of 6 steps are done");
            page.press("Telephone " + own.number() + ": ready");
            page.fill("Number", other.number()).press("Call");
            PhoneCall in = desk.awaitCall();
            assertThat(in.sentInvite().header("From")).contains(own.number());
            in.ring();
            in.answer();
            in.awaitAnswered();
            bothHear(page, desk, in);
            page.see("round trip").press("Hold");
            in.awaitReInvite(1);
            page.press("Resume");
            in.awaitReInvite(2);
            bothHear(page, desk, in);
            page.press("Hang up");
            in.awaitEnded();
            PhoneCall out = desk.call(own.number());
            page.see("rings").press("Answer");
            out.awaitAnswered();
            bothHear(page, desk, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
            page.miss("Hang up").see("3 of 6 steps are done").press("Log out").see("User name");
        }
        assertThat(carillon.awaitCdr(own.number(), other.number()).getString("disposition")).isEqualTo("ANSWERED");
    }

    @Test
    void theTelephoneOfThePageAsksAThirdAndLeavesTheTwoToEachOther() throws Exception {
        var own = carillon.line();
        var one = carillon.line();
        var two = carillon.line();
        String username = People.add(carillon, "user");
        link(username, own.number());
        try (Chromium chromium = Chromium.start(directory);
                Phone first = one.registered();
                Phone second = two.registered()) {
            ConsolePage page = ConsolePage.open(chromium, carillon.http()).speaking(BROWSER_TONE).login(username, People.PASSWORD);
            page.press("Telephone " + own.number() + ": ready").fill("Number", one.number()).press("Call");
            PhoneCall atFirst = first.awaitCall();
            atFirst.ring();
            atFirst.answer();
            atFirst.awaitAnswered();
            page.see("round trip").press("Hold");
            atFirst.awaitReInvite(1);
            page.fill("Number", two.number()).press("Call");
            PhoneCall atSecond = second.awaitCall();
            atSecond.ring();
            atSecond.answer();
            atSecond.awaitAnswered();
            page.press("Join with " + one.number()).miss("Hang up");
            new Talk(first, atFirst, second, atSecond).hearOneAnother();
            assertThat(atFirst.hangUp().status()).isEqualTo(200);
            atSecond.awaitEnded();
        }
        String explain = carillon.awaitCdr(own.number(), two.number()).getString("explain")
                + carillon.awaitCdr(own.number(), one.number()).getString("explain");
        assertThat(explain).contains("joined with", "goes on in call");
    }

    @Test
    void theTelephoneOfThePageLeavesTwoWhoCalledItToEachOther() throws Exception {
        var own = carillon.line();
        var one = carillon.line();
        var two = carillon.line();
        String username = People.add(carillon, "user");
        link(username, own.number());
        try (Chromium chromium = Chromium.start(directory);
                Phone first = one.registered();
                Phone second = two.registered()) {
            ConsolePage page = ConsolePage.open(chromium, carillon.http()).speaking(BROWSER_TONE).login(username, People.PASSWORD);
            page.press("Telephone " + own.number() + ": ready");
            PhoneCall ofFirst = first.call(own.number());
            page.press("Answer");
            ofFirst.awaitAnswered();
            page.see("round trip");
            PhoneCall ofSecond = second.call(own.number());
            page.press("Answer");
            ofSecond.awaitAnswered();
            ofFirst.awaitReInvite(1);
            page.press("Join with " + one.number()).miss("Hang up");
            new Talk(first, ofFirst, second, ofSecond).hearOneAnother();
            assertThat(ofFirst.hangUp().status()).isEqualTo(200);
            ofSecond.awaitEnded();
            page.go("/me").press("Forwarding").fill("All calls to", two.number()).press("Save").see("Saved");
        }
        assertThat(carillon.admin().get("/extensions/" + own.number() + "/forwarding").expect(200).object().getString("all"))
                .isEqualTo(two.number());
        String explain = carillon.awaitCdr(one.number(), own.number()).getString("explain")
                + carillon.awaitCdr(two.number(), own.number()).getString("explain");
        assertThat(explain).contains("joined with", "goes on in call");
    }

    @Test
    void whatAMessageSaysIsReadOnThePage() throws Exception {
        var from = carillon.line("Ann Caller");
        var owner = carillon.line("Bob Owner");
        String username = People.add(carillon, "user");
        link(username, owner.number());
        VoiceBox box = new VoiceBox(carillon, owner.number());
        box.set(Map.of("language", "en", "transcribe", true));
        try (Chromium chromium = Chromium.start(directory);
                SpeechService service = SpeechService.hearing("please call me back before five");
                Phone ann = from.registered()) {
            PhoneCall out = ann.call("*99" + owner.number());
            out.awaitAnswered();
            VoiceBox.hears(out, 1000);
            VoiceBox.speaks(out, ofMillis(2_500));
            out.hangUp();
            box.onlyMessage();
            ConsolePage page = ConsolePage.open(chromium, carillon.http()).login(username, People.PASSWORD);
            page.go("/voicemail").see("please call me back before five").press("Play " + from.number()).clickWaveform();
            assertThat(page.read("blockquote")).isEqualTo("please call me back before five");
            page.keep(root.resolve("ear/target/screens/voicemail-text.png"));
            chromium.size(390, 844);
            page.keep(root.resolve("ear/target/screens/voicemail-text-narrow.png"));
            assertThat(service.asked()).isNotEmpty();
        }
    }

    @Test
    void aStaleEditIsMergedAndALoginThatRanOutReturnsToWhereItWas() throws Exception {
        var line = carillon.line("Before");
        String username = People.add(carillon, "admin");
        try (Chromium chromium = Chromium.start(directory)) {
            ConsolePage page = ConsolePage.open(chromium, carillon.http()).login(username, People.PASSWORD).see("Calls now");
            page.go("/extensions").fill("Find", line.number()).press(line.number()).fill("Name", "Mine");
            rename(line.number(), "Theirs");
            page.press("Save").see("Somebody else has changed this").see("Theirs").press("Save").see("Saved");
            assertThat(nameOf(line.number())).isEqualTo("Mine");
            page.fill("Name", "After the login");
            voidTokensOf(username);
            page.press("Save").see("Your login has run out").fill("Password", People.PASSWORD).press("Log in");
            page.miss("Your login has run out");
            assertThat(page.value("Name")).isEqualTo("After the login");
            page.press("Save").see("Saved");
            assertThat(nameOf(line.number())).isEqualTo("After the login");
        }
    }

    @Test
    void anAdministratorSwitchesAFeatureOffAndOnAgainAndLetsSomebodyInByALink() throws Exception {
        String username = People.add(carillon, "user");
        try (Chromium chromium = Chromium.start(directory)) {
            ConsolePage page = console(chromium).see("Calls now").go("/features").see("Always on");
            page.press("Switch off: Wake-up calls").see("*56").see("Switch off Wake-up calls?").press("Switch off");
            page.press("Switch on: Wake-up calls");
            assertThat(feature("wake-up").getBoolean("on")).isFalse();
            page.see("Switch on Wake-up calls?").press("Switch on").press("Switch off: Wake-up calls").press("Cancel");
            assertThat(feature("wake-up").getBoolean("on")).isTrue();
            page = ConsolePage.open(chromium, carillon.http().resolve("/app/users/at/" + username));
            page.press("Make a login link").see("once, within an hour").press("Make a login link").see("This secret is shown this once");
            URI link = URI.create(page.read("[data-testid=secret]"));
            page = ConsolePage.open(chromium, link).press("Log in").see(username).press("Log out").see("User name");
            ConsolePage.open(chromium, link).press("Log in").see("This link was used already");
        } finally {
            carillon.admin().put("/features/wake-up", Api.json(Map.of("on", true)), "If-Match", "*").expect(200);
        }
    }

    private JsonObject feature(String id) throws Exception {
        return carillon.admin().get("/features/" + id).expect(200).object();
    }

    @Test
    void everyPageIsFitForEverybody() throws Exception {
        Optional<NodePackages> found =
                NodePackages.of(root.resolve("ear/src/interop/axe"), root.resolve("ear/target/axe"));
        assumeThat(found).as("the accessibility rules, which npm fetches").isPresent();
        var a = carillon.line("Ada");
        var b = carillon.line("Bert");
        String lame = "78" + a.number();
        carillon.admin().post("/menus", leadsNowhere(lame, "99998", "99997")).expect(201);
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start(directory);
                Phone ada = a.registered();
                Phone bert = b.registered()) {
            Talk talk = Talk.between(ada, bert);
            ConsolePage door = ConsolePage.open(chromium, linkOf(People.add(carillon, "user"))).see("New password");
            judge(door, "/link", found.get(), complaints);
            ConsolePage page = console(chromium).see("Calls now");
            for (String path : PAGES) {
                page.go(path);
                judge(page, path, found.get(), complaints);
            }
            inOtherLanguages(page, found.get(), complaints);
            page.fill("Appearance", "dark").fill("Language", "de").go("/dashboard").see("Gespräche jetzt");
            judge(page, "/dark", found.get(), complaints);
            page.go("/panel");
            judge(page, "/panel-dark", found.get(), complaints);
            chromium.size(390, 844);
            judge(page, "/panel-narrow", found.get(), complaints);
            page.go("/dashboard").see("Gespräche jetzt");
            judge(page, "/narrow", found.get(), complaints);
            talk.out().hangUp();
            talk.in().awaitEnded();
        } finally {
            carillon.admin().delete("/menus/" + lame).expect(204);
        }
        assertThat(complaints).isEmpty();
    }

    /** A menu whose keys are complained of on the page of the plan, each in a line of its own. */
    private static JsonObject leadsNowhere(String number, String... targets) {
        var keys = Json.createArrayBuilder();
        for (String target : targets) {
            keys.add(Api.json(Map.of("key", target.substring(4), "action", "NUMBER", "target", target)));
        }
        return Api.json(Map.of("number", number, "title", "Leads nowhere", "keys", keys.build()));
    }

    /** The pages with the most sentences, in every language. */
    private void inOtherLanguages(ConsolePage page, NodePackages rules, List<String> complaints) throws Exception {
        String field = "Language";
        for (List<String> language : List.of(List.of("de", "Sprache"), List.of("fr", "Langue"), List.of("es", "Idioma"))) {
            page.fill(field, language.get(0));
            field = language.get(1);
            assertThat(page.value(field)).isEqualTo(language.get(0));
            for (String path : List.of("/first-steps", "/features")) {
                page.go(path);
                judge(page, path + "-" + language.get(0), rules, complaints);
            }
        }
        page.fill(field, "en");
        assertThat(page.value("Language")).isEqualTo("en");
    }

    private void judge(ConsolePage page, String path, NodePackages rules, List<String> complaints) throws Exception {
        String said = page.complaints(rules);
        if (!said.equals("[]")) {
            complaints.add(path + " " + said);
        }
        page.keep(root.resolve("ear/target/screens" + path + ".png"));
    }

    private URI linkOf(String username) throws Exception {
        return URI.create(carillon.admin().post("/users/" + username + "/login-link", Api.json(Map.of())).expect(201)
                .object().getString("link"));
    }

    private void link(String username, String number) throws Exception {
        Api.Reply read = carillon.admin().get("/users/" + username).expect(200);
        JsonObject body = Json.createObjectBuilder()
                .add("roles", read.object().getJsonArray("roles"))
                .add("extension", number)
                .build();
        carillon.admin().put("/users/" + username, body, "If-Match", read.header("ETag")).expect(200);
    }

    /** An account that has changed has no tokens. */
    private void voidTokensOf(String username) throws Exception {
        link(username, carillon.line().number());
    }

    private void rename(String number, String name) throws Exception {
        Api.Reply read = carillon.admin().get("/extensions/" + number).expect(200);
        carillon.admin()
                .put("/extensions/" + number, Api.json(Map.of("displayName", name)), "If-Match", read.header("ETag"))
                .expect(200);
    }

    private String nameOf(String number) throws Exception {
        return carillon.admin().get("/extensions/" + number).expect(200).object().getString("displayName");
    }

    private static void bothHear(ConsolePage page, Phone desk, PhoneCall at) throws Exception {
        Hearing hearing = at.listen(ofMillis(1000));
        for (int i = 1; i < TRIES && !hearing.isTone(BROWSER_TONE); i++) {
            hearing = at.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(BROWSER_TONE)).as("the desk phone hears the page: %s", hearing).isTrue();
        WebPhone.Heard heard = page.hear();
        for (int i = 1; i < TRIES && !heard.isTone(desk.tone()); i++) {
            heard = page.hear();
        }
        assertThat(heard.isTone(desk.tone())).as("the page hears %s Hz: %s", desk.tone(), heard).isTrue();
    }
}
