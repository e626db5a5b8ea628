package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import io.carillon.browser.NodePackages;
import io.carillon.browser.WebPhone;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.Fork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of the tests, and the console in it. One browser serves all tests of a run; each finds it empty and with nobody logged
 * in. What goes wrong in a page without a word fails the test, and what was seen when a test failed is kept as a picture.
 */
final class Browsing implements BeforeEachCallback, AfterEachCallback {
    private static final int TRIES = 30;
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Browsing.class);

    private final Path root = Path.of(System.getProperty("carillon.test.root", ".."));
    private final Installation carillon;
    private ExtensionContext.Store kept;
    private Chromium chromium;

    Browsing(Installation carillon) {
        this.carillon = carillon;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        kept = context.getRoot().getStore(OURS);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (chromium == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            kept.remove(Chromium.class);
            try (Chromium suspect = chromium) {
                picture("failed-" + context.getRequiredTestMethod().getName());
            }
        } else {
            List<String> faults = chromium.faults();
            chromium.forget();
            assertThat(faults).as("what went wrong in pages without a word").isEmpty();
        }
    }

    /** The browser; where there can be none, the test is skipped. */
    Chromium chromium() throws Exception {
        if (chromium == null) {
            Network.assumed();
            Programs.assumed("chromium");
            chromium = kept.get(Chromium.class, Chromium.class);
            if (chromium == null || !chromium.isAlive()) {
                chromium = Chromium.start(Files.createTempDirectory(root.resolve("ear/target"), "chromium"), driver());
                // closed with the store, when all tests are over
                kept.put(Chromium.class, chromium);
            }
            chromium.noting();
        }
        return chromium;
    }

    private NodePackages driver() throws Exception {
        Optional<NodePackages> driver = NodePackages.of(root.resolve("ear/src/interop/playwright"), root.resolve("ear/target/" + Fork.own("playwright")));
        assumeTrue(driver.isPresent(), "npm can fetch what drives the browser");
        return driver.get();
    }

    /** The console at an address, whoever is logged in. */
    ConsolePage at(URI address) throws Exception {
        return ConsolePage.open(chromium(), address);
    }

    /** The form of the login, filled in. */
    ConsolePage login(String username, String password) throws Exception {
        return at(carillon.http()).login(username, password);
    }

    /** A page of the console before an administrator. */
    ConsolePage admin(String path) throws Exception {
        return as(carillon.admin(), path);
    }

    /** A page of the console before somebody who is logged in already. */
    ConsolePage as(Api who, String path) throws Exception {
        JsonObject login = Json.createObjectBuilder(who.get("/auth/me").expect(200).object()).add("token", who.token()).build();
        return ConsolePage.enter(chromium(), carillon.http(), login, path);
    }

    /** The accessibility rules, where npm can fetch them. */
    Optional<NodePackages> rules() throws Exception {
        return NodePackages.of(root.resolve("ear/src/interop/axe"), root.resolve("ear/target").resolve(Fork.own("axe")));
    }

    /** The page is fit for everybody, and a picture of it is kept. */
    void judged(ConsolePage page, String name) throws Exception {
        assertThat(complaints(page, name, true)).isEqualTo("[]");
    }

    /** What is to be said against the page, and what is around it, by the rules, if they are there; a picture of it is kept. */
    String complaints(ConsolePage page, String name, boolean around) throws Exception {
        Optional<NodePackages> rules = rules();
        String said = rules.isPresent() ? page.complaints(rules.get(), around) : "[]";
        picture(name);
        return said;
    }

    /** Keeps what is seen. */
    void picture(String name) throws Exception {
        Path file = root.resolve("ear/target/screens/" + name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, chromium.picture());
    }

    /** The page, which speaks this frequency, and the desk phone hear one another. */
    static void bothHear(double tone, WebPhone.Ear page, Phone desk, PhoneCall at) throws Exception {
        Hearing hearing = at.listen(ofMillis(1000));
        for (int i = 1; i < TRIES && !hearing.isTone(tone); i++) {
            hearing = at.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(tone)).as("the desk phone hears the page: %s", hearing).isTrue();
        WebPhone.Heard heard = page.hear();
        for (int i = 1; i < TRIES && !heard.isTone(desk.tone()); i++) {
            heard = page.hear();
        }
        assertThat(heard.isTone(desk.tone())).as("the page hears %s Hz: %s", desk.tone(), heard).isTrue();
    }
}
