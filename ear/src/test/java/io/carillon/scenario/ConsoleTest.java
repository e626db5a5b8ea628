package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console in a real browser, in front of the real product. */
@ArquillianTest
@RunAsClient
class ConsoleTest {
    private static final double BROWSER_TONE = 730;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void anAdministratorCreatesAnExtensionSeesItsCallAndEndsIt() throws Exception {
        var other = carillon.line();
        String number = "77" + other.number();
        ConsolePage page = browser.admin("/extensions").press("New");
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

    @Test
    void theTelephoneOfThePageCallsADeskPhoneAndIsCalled() throws Exception {
        var own = carillon.line();
        var other = carillon.line();
        String username = People.add(carillon, "user");
        People.link(carillon, username, own.number());
        try (Phone desk = other.registered()) {
            ConsolePage page = browser.at(linkOf(username)).speaking(BROWSER_TONE);
            page.fill("New password", "a password of my own").press("Log in").see("1 of 6 steps are done");
            page.press("Telephone " + own.number() + ": ready");
            page.fill("Number", other.number()).press("Call");
            PhoneCall in = desk.awaitCall();
            assertThat(in.sentInvite().header("From")).contains(own.number());
            in.ring();
            in.answer();
            in.awaitAnswered();
            Browsing.bothHear(BROWSER_TONE, page::hear, desk, in);
            page.see("round trip").press("Hold");
            in.awaitReInvite(1);
            page.press("Resume");
            in.awaitReInvite(2);
            Browsing.bothHear(BROWSER_TONE, page::hear, desk, in);
            endLoginsOf(username);
            page.see("Your login has run out").see(other.number()).press("Mute").press("Unmute").press("Hang up");
            in.awaitEnded();
            page.fill("Password", "a password of my own").press("Log in").miss("Your login has run out");
            PhoneCall out = desk.call(own.number());
            page.see("rings").press("Answer");
            out.awaitAnswered();
            Browsing.bothHear(BROWSER_TONE, page::hear, desk, out);
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
        Api user = People.at(own, carillon);
        try (Phone first = one.registered();
                Phone second = two.registered()) {
            ConsolePage page = browser.as(user, "/me").speaking(BROWSER_TONE);
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
        Api user = People.at(own, carillon);
        try (Phone first = one.registered();
                Phone second = two.registered()) {
            ConsolePage page = browser.as(user, "/me").speaking(BROWSER_TONE);
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
        Api user = People.at(owner, carillon);
        VoiceBox box = new VoiceBox(carillon, owner.number());
        box.set(Map.of("language", "en", "transcribe", true));
        try (SpeechService service = SpeechService.hearing("please call me back before five");
                Phone ann = from.registered()) {
            box.isLeftAMessage(ann, ofMillis(2_500));
            box.onlyMessage();
            ConsolePage page = browser.as(user, "/voicemail").see("please call me back before five").press("Play " + from.number()).clickWaveform();
            assertThat(page.read("blockquote")).isEqualTo("please call me back before five");
            browser.picture("voicemail-text");
            browser.chromium().size(390, 844);
            browser.picture("voicemail-text-narrow");
            assertThat(service.asked()).isNotEmpty();
        }
    }

    @Test
    void aStaleEditIsMergedAndALoginThatRanOutReturnsToWhereItWas() throws Exception {
        var line = carillon.line("Before");
        String username = People.add(carillon, "admin");
        ConsolePage page = browser.login(username, People.PASSWORD).see("Calls now");
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

    @Test
    void aLostConnectionIsShownAndHealedAndWhatWasTypedIsStillThere() throws Exception {
        var line = carillon.line("Before");
        String lost = "What you see is the last that is known";
        ConsolePage page = browser.admin("/extensions").fill("Find", line.number()).press(line.number()).fill("Name", "Typed while away");
        try {
            browser.chromium().offline(true);
            page.press("Save").see("The server cannot be reached").see(lost);
            assertThat(page.value("Name")).isEqualTo("Typed while away");
            browser.picture("lost");
            browser.chromium().offline(false);
            page.miss(lost);
            page.press("Save").see("Saved");
            assertThat(nameOf(line.number())).isEqualTo("Typed while away");
            page.go("/extensions").see("Find");
            browser.chromium().offline(true);
            page.fill("Find", line.number()).see(lost);
            browser.chromium().offline(false);
            page.see("Typed while away").miss(lost);
        } finally {
            browser.chromium().offline(false);
        }
    }

    @Test
    void aPageWhoseScriptCannotBeFetchedSaysSoAndIsLoadedAgain() throws Exception {
        ConsolePage page = browser.admin("/dashboard");
        browser.chromium().block("**/assets/Jobs-*");
        try {
            forgetHeading();
            browser.chromium().reload();
            page.arriveAt("/dashboard").press("Jobs").see("This page could not be shown").find("Log out");
        } finally {
            browser.chromium().block();
        }
        forgetHeading();
        page.press("Load it again").arriveAt("/jobs").see("cdr-rollup");
    }

    /** A page without one is not arrived at: the next that has one is another document. */
    private void forgetHeading() throws Exception {
        browser.chromium().run("document.querySelector('main h1').remove(); ''");
    }

    @Test
    void anAdministratorSwitchesAFeatureOffAndOnAgainAndLetsSomebodyInByALink() throws Exception {
        String username = People.add(carillon, "user");
        try {
            ConsolePage page = browser.admin("/features").see("Always on");
            page.press("Switch off: Wake-up calls").see("*56").see("Switch off Wake-up calls?").press("Switch off");
            page.press("Switch on: Wake-up calls");
            assertThat(feature("wake-up").getBoolean("on")).isFalse();
            page.see("Switch on Wake-up calls?").press("Switch on").press("Switch off: Wake-up calls").press("Cancel");
            assertThat(feature("wake-up").getBoolean("on")).isTrue();
            page = browser.at(carillon.http().resolve("/app/users/at/" + username));
            page.press("Make a login link").see("once, within an hour").press("Make a login link").see("This secret is shown this once");
            URI link = URI.create(page.read("[data-testid=secret]"));
            page = browser.at(link).press("Log in").see(username).press("Log out").see("User name");
            browser.at(link).press("Log in").see("This link was used already");
        } finally {
            carillon.admin().put("/features/wake-up", Api.json(Map.of("on", true)), "If-Match", "*").expect(200);
        }
    }

    private JsonObject feature(String id) throws Exception {
        return carillon.admin().get("/features/" + id).expect(200).object();
    }

    @Test
    void everyPageIsFitForEverybody() throws Exception {
        assumeThat(browser.rules()).as("the accessibility rules, which npm fetches").isPresent();
        var a = carillon.line("Ada");
        var b = carillon.line("Bert");
        String lame = "78" + a.number();
        Map<String, String> complaints = new TreeMap<>();
        try (Furnished house = Furnished.with(carillon, a, b);
                Phone ada = a.registered();
                Phone bert = b.registered()) {
            carillon.admin().post("/menus", leadsNowhere(lame, "99998", "99997")).expect(201);
            Talk talk = Talk.between(ada, bert);
            ConsolePage door = browser.at(linkOf(People.add(carillon, "user"))).see("New password");
            judge(door, "/link", complaints);
            ConsolePage page = browser.admin("/dashboard");
            List<String> paths = page.pages();
            assertThat(paths).hasSizeGreaterThan(50);
            for (String path : paths) {
                page.go(path);
                said(browser.complaints(page, path.substring(1), false), path, complaints);
            }
            page.go("/changes").press("Take back: Menu " + lame).see("Make Menu " + lame);
            judge(page, "/changes-open", complaints);
            page.press("Cancel");
            inOtherLanguages(page, complaints);
            page.fill("Appearance", "dark").fill("Language", "de").go("/dashboard").see("Gespräche jetzt");
            judge(page, "/dark", complaints);
            page.go("/panel");
            judge(page, "/panel-dark", complaints);
            browser.chromium().size(390, 844);
            judge(page, "/panel-narrow", complaints);
            page.go("/dashboard").see("Gespräche jetzt");
            judge(page, "/narrow", complaints);
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
    private void inOtherLanguages(ConsolePage page, Map<String, String> complaints) throws Exception {
        String field = "Language";
        for (List<String> language : List.of(List.of("de", "Sprache"), List.of("fr", "Langue"), List.of("es", "Idioma"))) {
            page.fill(field, language.get(0));
            field = language.get(1);
            assertThat(page.value(field)).isEqualTo(language.get(0));
            for (String path : List.of("/first-steps", "/features")) {
                page.go(path);
                judge(page, path + "-" + language.get(0), complaints);
            }
        }
        page.fill(field, "en");
        assertThat(page.value("Language")).isEqualTo("en");
    }

    private void judge(ConsolePage page, String path, Map<String, String> complaints) throws Exception {
        said(browser.complaints(page, path.substring(1), true), path, complaints);
    }

    private static void said(String said, String path, Map<String, String> complaints) {
        if (!said.equals("[]")) {
            complaints.put(path, said);
        }
    }

    private URI linkOf(String username) throws Exception {
        return URI.create(carillon.admin().post("/users/" + username + "/login-link", Api.json(Map.of())).expect(201)
                .object().getString("link"));
    }

    private void endLoginsOf(String username) throws Exception {
        for (var login : carillon.admin().get("/sessions?username=" + username).expect(200).object().getJsonArray("items")) {
            carillon.admin().delete("/sessions/" + login.asJsonObject().getString("id")).expect(204);
        }
    }

    /** An account that has changed has no tokens. */
    private void voidTokensOf(String username) throws Exception {
        People.link(carillon, username, carillon.line().number());
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
}
