package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.Appearances;
import io.carillon.browser.Appearances.Look;
import io.carillon.browser.ConsolePage;
import io.carillon.browser.NodePackages;
import io.carillon.phone.Phone;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page in the dark, on a telephone, and in every language. In a house of its own: what others leave has names in any language. */
@ArquillianTest
@Tag("alone")
@RunAsClient
class AppearanceTest {
    private static final int NARROW = 390;

    private final Installation carillon = Installation.ofTestRun();
    private final Map<String, List<String>> wrong = new TreeMap<>();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private Appearances looks;
    /** In this order for one page, and the other way round for the next, which begins with what the one before ended with. */
    private List<Tongue> tongues;
    private Set<String> names;

    @Test
    void everyPageIsReadInEveryLanguageInTheDarkOnATelephone() throws Exception {
        var a = carillon.line("Ada");
        var b = carillon.line("Bert");
        try (Furnished house = Furnished.with(carillon, a, b);
                Phone ada = a.registered();
                Phone bert = b.registered()) {
            Talk talk = Talk.between(ada, bert);
            names = names();
            ConsolePage page = browser.as(People.at(a, carillon, "admin"), "/me").fill("Appearance", "dark").see("this one");
            looks = Appearances.of(browser.chromium());
            tongues = new ArrayList<>(Tongue.all());
            List<String> paths = page.pages();
            assertThat(paths).hasSizeGreaterThan(50);
            seen("the menu");
            browser.chromium().size(NARROW, 844);
            for (String path : paths) {
                looks.to(path);
                seen(path);
                judged(page, path);
                if (looks.first()) {
                    seen(path + ", the first");
                    judged(page, path + "-first");
                }
            }
            talk.hangUp();
        }
        assertThat(wrong).isEmpty();
    }

    private void judged(ConsolePage page, String path) throws Exception {
        Optional<NodePackages> rules = browser.rules();
        String said = rules.isPresent() ? page.complaints(rules.get(), false) : "[]";
        note(path + ", by the rules", said.equals("[]") ? List.of() : List.of(said));
    }

    private void seen(String where) throws Exception {
        for (Tongue tongue : tongues) {
            Look look = looks.in(tongue.language());
            note(where + " in " + tongue.language(), tongue.strange(look.said(), names));
            note(where + " is too wide in " + tongue.language(), look.outside());
        }
        Collections.reverse(tongues);
    }

    private void note(String where, List<String> what) {
        if (!what.isEmpty()) {
            wrong.put(where, List.copyOf(new TreeSet<>(what)));
        }
    }

    /** What people are called here is no word of a language, even where it looks like one. */
    private Set<String> names() throws Exception {
        Set<String> all = new HashSet<>();
        String after = "";
        do {
            JsonObject page = carillon.admin().get("/extensions?limit=200&after=" + after).expect(200).object();
            page.getJsonArray("items").forEach(one -> all.add(one.asJsonObject().getString("displayName", "")));
            after = page.getString("next", "");
        } while (!after.isEmpty());
        return all;
    }
}
