package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.browser.Keyboard;
import io.carillon.browser.Keyboard.Key;
import io.carillon.browser.Keyboard.Place;
import io.carillon.phone.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console is for everybody: with a keyboard alone, and in every role. */
@ArquillianTest
@RunAsClient
class ConsoleFitnessTest {
    private static final int MOST_KEYS = 250;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void whoHasAKeyboardAloneSearchesWalksAndGetsOutOfDialogs() throws Exception {
        var line = carillon.line("Found By Keys");
        ConsolePage page = browser.admin("/dashboard");
        Keyboard keys = new Keyboard(browser.chromium());
        assertThat(keys.press(Key.TAB).name()).isEqualTo("Skip to content");
        assertThat(keys.here().seen()).isTrue();
        keys.type("/");
        assertThat(keys.here().name()).as("what a slash leads to").isEqualTo("Search everywhere");
        keys.type(line.number());
        page.see("Found By Keys");
        keys.press(Key.DOWN);
        keys.press(Key.ENTER);
        page.see("Extension " + line.number());
        List<Place> way = keys.tabTo("Delete", MOST_KEYS);
        assertThat(way).filteredOn(place -> !place.tag().equals("BODY"))
                .as("what has the focus is in sight and looks it").allMatch(place -> place.seen() && place.shown());
        intoADialogAndOut(page, keys, "Delete " + line.number() + "?");
        carillon.admin().get("/extensions/" + line.number()).expect(200);
        otherThingsAreFound(page, keys, line.number());
    }

    /** A page of something begins anew with something else: no secret of one before it, no words of another search. */
    private void otherThingsAreFound(ConsolePage page, Keyboard keys, String number) throws Exception {
        String other = carillon.line("Found Next").number();
        page.press("New secret").see("Give " + number + " a new secret?").press("New secret").see("This secret is shown this once");
        keys.type("/");
        keys.type(other);
        // at once: it goes when the answer is there
        keys.press(Key.ENTER);
        page.see("Extension " + other).miss("This secret is shown this once");
        callsOf(page, keys, number);
        page.holds("Extension", number);
        callsOf(page, keys, other);
        page.holds("Extension", other);
        browser.chromium().run("history.back(); ''");
        page.holds("Extension", number);
    }

    private static void callsOf(ConsolePage page, Keyboard keys, String number) throws Exception {
        keys.type(number);
        page.see("Calls of " + number);
        keys.press(Key.UP);
        keys.press(Key.ENTER);
    }

    /** Who opens a dialog is in it, stays in it, and is back where he was when he leaves it. */
    private static void intoADialogAndOut(ConsolePage page, Keyboard keys, String question) throws Exception {
        Place delete = keys.here();
        keys.press(Key.ENTER);
        page.see(question);
        List<Place> inside = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            inside.add(i < 4 ? keys.press(Key.TAB) : keys.press(Key.BACK));
        }
        assertThat(inside).as("who tabs in a dialog stays in it").allMatch(Place::inDialog);
        assertThat(inside).extracting(Place::name).contains("Cancel", "Delete");
        keys.press(Key.ESCAPE);
        page.miss(question);
        assertThat(keys.here()).as("who leaves a dialog is where he was").isEqualTo(delete);
    }

    @Test
    void everyPageThatARoleIsOfferedOpensForIt() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        for (String role : List.of("user", "supervisor", "auditor")) {
            var own = carillon.line("Own");
            var other = carillon.line("Other");
            String username = People.add(carillon, role);
            People.link(carillon, username, own.number());
            try (Phone mine = own.registered();
                    Phone desk = other.registered()) {
                Talk.between(mine, desk).hangUp();
            }
            carillon.awaitCdr(own.number(), other.number());
            ConsolePage page = browser.as(Api.login(carillon.http(), username, People.PASSWORD), "/me");
            browser.chromium().refusals();
            List<String> paths = page.pages();
            assertThat(paths).as(role).contains("/me", "/voicemail", "/history");
            for (String path : paths) {
                page.go(path);
                looked(role + " on " + path, wrong);
                if (browser.chromium().run("String(!!document.querySelector('main tbody td a'))").equals("true")) {
                    page.press(page.read("main tbody td a"));
                    browser.chromium().run("person.settled()");
                    looked(role + " on the first of " + path, wrong);
                }
            }
            browser.chromium().forget();
        }
        assertThat(wrong).isEmpty();
    }

    private void looked(String where, Map<String, String> wrong) throws Exception {
        String alerts = browser.chromium().run("[...document.querySelectorAll('main .pf-v6-c-alert.pf-m-danger')].map(one => one.innerText).join('; ')");
        List<String> refused = browser.chromium().refusals();
        if (!alerts.isEmpty() || !refused.isEmpty()) {
            wrong.put(where, alerts + " " + refused);
        }
    }
}
