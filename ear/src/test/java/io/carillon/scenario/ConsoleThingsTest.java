package io.carillon.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people set up is made, changed and deleted on the pages of the console. */
@ArquillianTest
@RunAsClient
class ConsoleThingsTest {
    /** Chooses a second of sound, which as bytes is no text. */
    private static final String SOUND = """
            (() => {
              const wav = new DataView(new ArrayBuffer(16044));
              const write = (at, text) => [...text].forEach((one, i) => wav.setUint8(at + i, one.charCodeAt(0)));
              write(0, 'RIFF....WAVEfmt ');
              write(36, 'data');
              [[4, 16036], [16, 16], [24, 8000], [28, 16000], [40, 16000]].forEach(([at, value]) => wav.setUint32(at, value, true));
              [[20, 1], [22, 1], [32, 2], [34, 16]].forEach(([at, value]) => wav.setUint16(at, value, true));
              for (let i = 0; i < 8000; i++) { wav.setInt16(44 + 2 * i, 8000 * Math.sin(i / 3), true); }
              const files = new DataTransfer();
              files.items.add(new File([wav.buffer], 'said.wav'));
              document.getElementById('prompt-file').files = files.files;
              return '';
            })()""";

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    /** A thing that a page makes: the page, the labels that are filled in with what, and where the API has it then. */
    private record Thing(String page, List<String> filled, String id) {}

    @Test
    void oneOfManyIsFoundByAPartOfItsName() throws Exception {
        Api admin = carillon.admin();
        String n = carillon.line().number();
        for (String name : List.of("Find Me", "Not Me")) {
            admin.post("/phonebook", Json.createObjectBuilder().add("name", name.toLowerCase(Locale.ROOT).replace(' ', '-') + n).add("displayName", name + n)
                    .add("numbers", Json.createArrayBuilder().add("+4930" + n + name.length())).build()).expect(201);
        }
        ConsolePage page = browser.admin("/phonebook").fill("Find", n).see("Not Me" + n).see("Find Me" + n);
        page.fill("Find", "ind me" + n).miss("Not Me" + n).see("Find Me" + n);
        assertThat(page.read("span.c-soft[role=status]")).contains("1 shown");
        page.fill("Find", n).see("Not Me" + n);
        page.fill("Whose number is it?", "+49 30 " + n + "-6").press("Search").see("Telephones show: Not Me" + n);
        page.fill("Whose number is it?", "+4989" + n + "999").press("Search").see("Nobody in the phone book has this number.");
        browser.judged(page, "phone book");
    }

    @Test
    void whatTheServerHasAgainstAThingIsSaidInTheLanguageOfTheReader() throws Exception {
        ConsolePage page = browser.admin("/paging").fill("Language", "de").press("Neu");
        page.fill("Nummer", "x").fill("Name", "Anders").press("Anlegen").see("2 bis 15 Ziffern").see("Einige Felder stimmen nicht.");
        page.fill("Sprache", "en").see("must be 2 to 15 digits").miss("Einige Felder stimmen nicht.");
    }

    @Test
    void pricesOfATrunkAreTriedAndLoaded() throws Exception {
        Api admin = carillon.admin();
        String name = "priced-" + carillon.line().number();
        admin.post("/trunks", Api.json(Map.of("name", name, "host", "192.0.2.19", "enabled", false, "login", "ADDRESS"))).expect(201);
        ConsolePage page = browser.admin("/trunks").fill("Find", name).press(name).see("Nobody has loaded prices");
        String label = "Table of prices (CSV: prefix, per_minute, …)";
        page.fill("Currency", "eur").choose(label, "rates.csv", "prefix,per_minute\n49,0.01\nx,1\n").press("Try it out")
                .see("1 rows are good, 1 are not.");
        page.choose(label, "rates.csv", "prefix,per_minute\n49,0.01\n4915,0.08\n").press("Try it out").see("2 rows are good, 0 are not.");
        admin.get("/trunks/" + name + "/rates").expect(404);
        page.press("Import").see("2 prefixes in EUR");
        assertThat(admin.get("/trunks/" + name + "/rates").expect(200).object().getInt("rates")).isEqualTo(2);
        assertThat(new String(page.take("Download as a table"), UTF_8)).contains("4915");
        browser.judged(page, "prices");
        page.press("Delete").see("Delete " + name + "?").press("Delete").see("New").miss(name);
    }

    /** What was changed since it was looked at is not deleted unseen. */
    @Test
    void aWebhookGetsAnotherSecretAndIsNotDeletedUnseen() throws Exception {
        Api admin = carillon.admin();
        String name = "renewed-" + carillon.line().number();
        String first = admin.post("/webhooks", Json.createObjectBuilder().add("name", name).add("url", "http://127.0.0.1:9/")
                .add("events", Json.createArrayBuilder().add("cdr.created")).build()).expect(201).object().getString("secret");
        ConsolePage page = browser.admin("/webhooks").press(name).press("New secret").see("Give " + name + " a new secret?");
        page.press("New secret").see("This secret is shown this once");
        assertThat(page.read("[data-testid=secret]")).isNotBlank().isNotEqualTo(first);
        page.press("I have noted it").find("Delete");
        admin.put("/webhooks/" + name, Json.createObjectBuilder().add("url", "http://127.0.0.1:9/other")
                .add("events", Json.createArrayBuilder().add("cdr.created")).build(), "If-Match", "*").expect(200);
        page.press("Delete").see("Delete " + name + "?").press("Delete").see("was changed by somebody else");
        admin.get("/webhooks/" + name).expect(200);
        page.press("Cancel").holds("Address", "http://127.0.0.1:9/other");
        page.press("Delete").see("Delete " + name + "?").press("Delete").see("New").miss(name);
        admin.get("/webhooks/" + name).expect(404);
    }

    @Test
    void thingsOfEachKindAreMadeAndDeletedOnTheirPage() throws Exception {
        String n = carillon.line().number();
        String name = "made-" + n;
        List<Thing> things = List.of(
                new Thing("/sites", List.of("Name", name, "Country", "DE", "City", "Berlin", "Street", "Unter den Linden"), name),
                new Thing("/menus", List.of("Number", "81" + n, "Title", "Made"), "81" + n),
                new Thing("/conferences", List.of("Number", "82" + n, "Title", "Made"), "82" + n),
                new Thing("/paging", List.of("Number", "83" + n, "Name", "Made", "Members", n), "83" + n),
                new Thing("/voicemail-lists", List.of("Number", "84" + n, "Title", "Made", "Members", n), "84" + n),
                new Thing("/watch-lists", List.of("Name", name, "Shown name", "Made", "Members", n), name),
                new Thing("/recording-policies", List.of("Name", name, "Subject", n), name),
                new Thing("/dids", List.of("Number", "4930" + n, "Extension", n), "4930" + n),
                new Thing("/trunks", List.of("Name", name, "Host", "192.0.2.9", "Login", "ADDRESS", "Sources", "192.0.2.9"), name),
                new Thing("/webhooks", List.of("Name", name, "Address", "http://127.0.0.1:9/", "Events", "cdr.created"), name));
        ConsolePage page = browser.admin("/dashboard");
        for (Thing thing : things) {
            String path = thing.page() + "/" + thing.id();
            page.go(thing.page()).press("New");
            for (int i = 0; i < thing.filled().size(); i += 2) {
                page.fill(thing.filled().get(i), thing.filled().get(i + 1));
            }
            page.press("Create");
            if (thing.page().equals("/webhooks")) {
                page.see("This secret is shown this once").press("I have noted it");
            }
            page.press("Delete").see("Delete " + thing.id() + "?");
            carillon.admin().get(path).expect(200);
            page.press("Delete").see("New").miss(thing.id());
            carillon.admin().get(path).expect(404);
        }
    }

    @Test
    void aChangeIsComparedWithWhatThereIsNowAndTakenBack() throws Exception {
        Api admin = carillon.admin();
        String n = carillon.line("First").number();
        renamed(n, "Second");
        renamed(n, "Third");
        ConsolePage page = browser.admin("/changes?kind=extension&name=" + n).see("Second");
        page.pressIn("First Second", "Take back: Extension " + n).see("Something of this was changed again since").see("First").see("Third");
        page.press("Take back").miss("Make Extension " + n);
        assertThat(admin.get("/extensions/" + n).expect(200).object().getString("displayName")).isEqualTo("First");
        renamed(n, "Fourth");
        admin.delete("/extensions/" + n).expect(204);
        page = browser.admin("/changes?kind=extension&name=" + n).see("Fourth");
        page.pressIn("Name Fourth", "Take back: Extension " + n).see("Make Extension " + n).press("Take back");
        page.see("Back, but not all of it is as it was").see("secret");
        admin.get("/extensions/" + n).expect(200);
    }

    private void renamed(String extension, String name) throws Exception {
        Api admin = carillon.admin();
        String tag = admin.get("/extensions/" + extension).expect(200).header("ETag");
        admin.put("/extensions/" + extension, Api.json(Map.of("displayName", name)), "If-Match", tag).expect(200);
    }

    /** A thing that is there: its page, what it is called by, what it is, and the field that the page changes to what. */
    private record Changed(String page, String key, JsonObjectBuilder body, String label, String field, String value) {}

    @Test
    void whatHasRowsIsChangedOnItsPage() throws Exception {
        String n = carillon.line().number();
        Api admin = carillon.admin();
        String trunk = "rows-" + n;
        admin.post("/trunks", Json.createObjectBuilder().add("name", trunk).add("host", "192.0.2.9").add("login", "ADDRESS")
                .add("sources", Json.createArrayBuilder().add("192.0.2.9")).build()).expect(201);
        var hours = Json.createObjectBuilder().add("days", Json.createArrayBuilder().add("MONDAY")).add("from", "09:00")
                .add("to", "17:00");
        List<Changed> all = List.of(
                new Changed("/ring-groups", "number", named("85" + n).add("strategy", "ALL").add("members", rows("number", n)),
                        "Name", "name", "Changed"),
                new Changed("/queues", "number", named("86" + n).add("members", rows("number", n)), "Name", "name", "Changed"),
                new Changed("/time-conditions", "number", named("87" + n).add("zone", "Europe/Berlin")
                        .add("hours", Json.createArrayBuilder().add(hours)), "Name", "name", "Changed"),
                new Changed("/devices", "mac", Json.createObjectBuilder().add("mac", String.format("001565%06x", Integer.parseInt(n)))
                        .add("model", "yealink-t46s").add("label", "Before").add("lines", rows("extension", n)),
                        "Label", "label", "Changed"),
                new Changed("/routes", "name", Json.createObjectBuilder().add("name", "rows-" + n).add("pattern", "0" + n + "ZZZ")
                        .add("trunks", rows("trunk", trunk)), "Pattern", "pattern", "0" + n + "ZZZZ"));
        try {
            ConsolePage page = browser.admin("/dashboard");
            for (Changed one : all) {
                String id = admin.post(one.page(), one.body().build()).expect(201).object().getString(one.key());
                page.go(one.page()).press(id).fill(one.label(), one.value()).press("Save").see("Saved");
                assertThat(admin.get(one.page() + "/" + id).expect(200).object().getString(one.field())).isEqualTo(one.value());
                page.press("Delete").see("Delete " + id + "?").press("Delete").miss(id);
                admin.get(one.page() + "/" + id).expect(404);
            }
        } finally {
            admin.delete("/trunks/" + trunk).expect(204);
        }
    }

    private static JsonObjectBuilder named(String number) {
        return Json.createObjectBuilder().add("number", number).add("name", "Before");
    }

    private static JsonArrayBuilder rows(String name, String value) {
        return Json.createArrayBuilder().add(Json.createObjectBuilder().add(name, value));
    }

    /** Fills whatever can be typed in with what is no number, no name and no address. */
    private static final String NONSENSE = """
            (() => {
              for (const one of document.querySelectorAll('main form input:not([type=checkbox]):not([type=number]), main form textarea')) {
                const kind = one instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
                Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(one, '?!');
                one.dispatchEvent(new Event('input', {bubbles: true}));
              }
              return '';
            })()""";
    /** The names of the fields at which something is said. */
    private static final String NAMED = """
            [...document.querySelectorAll('main .pf-m-error')].filter(one => one.innerText.trim() !== '')
                .map(one => (one.closest('.pf-v6-c-form__group, fieldset')?.querySelector('label, legend')?.innerText ?? '').replace('*', '').trim())
                .filter(name => name !== '').join(', ')""";

    @Test
    void everyFormNamesTheFieldThatIsWrong() throws Exception {
        ConsolePage page = browser.admin("/dashboard");
        Map<String, String> named = new TreeMap<>();
        for (String path : List.of("/extensions", "/users", "/devices", "/watch-lists", "/phonebook", "/ring-groups", "/queues", "/paging",
                "/menus", "/conferences", "/time-conditions", "/trunks", "/routes", "/dids", "/sites", "/voicemail-lists",
                "/recording-policies", "/webhooks", "/tenants")) {
            page.go(path).press("New").find("Create");
            browser.chromium().run(NONSENSE);
            page.press("Create");
            named.put(path, fieldsNamed());
            browser.picture("wrong" + path.replace('/', '-'));
        }
        assertThat(named).allSatisfy((path, fields) -> assertThat(fields).as(path).isNotEmpty());
        page.go("/emergency").fill("Callback number", "?!").press("Save");
        assertThat(fieldsNamed()).contains("Callback number");
        page.go("/security").fill("Source", "?!").press("Ban");
        assertThat(page.read("main .pf-v6-c-alert")).containsIgnoringCase("source");
    }

    private String fieldsNamed() {
        return Awaitility.await("a field is named").atMost(Duration.ofSeconds(60)).until(() -> browser.chromium().run(NAMED), names -> !names.isEmpty());
    }

    @Test
    void aRoomIsSeenSomebodyInItMutedAndTheRoomEnded() throws Exception {
        var a = carillon.line();
        String room = "88" + a.number();
        JsonObject body = Api.json(Map.of("number", room, "title", "Seen", "language", "en"));
        carillon.admin().post("/conferences", body).expect(201);
        try (Phone ann = a.registered()) {
            PhoneCall call = ann.call(room);
            call.awaitAnswered();
            ConsolePage page = browser.admin("/rooms").see("Seen").press("Mute " + a.number()).see("Unmute");
            JsonObject shown = carillon.admin().get("/conference-rooms/" + room).expect(200).object();
            assertThat(shown.getJsonArray("participants").getJsonObject(0).getBoolean("muted")).isTrue();
            page.press("End").see("End Seen for everybody?").press("End");
            call.awaitEnded();
            page.miss("Seen");
        } finally {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
    }

    @Test
    void anAccountIsMadeAndAnonymousCallersAreTurnedAway() throws Exception {
        String name = "made-" + carillon.line().number();
        ConsolePage page = browser.admin("/users").press("New").fill("User name", name).fill("Password", People.PASSWORD);
        tick();
        page.press("Create").press("Delete").see("Delete " + name + "?");
        assertThat(carillon.admin().get("/users/" + name).expect(200).object().getJsonArray("roles")).hasSize(1);
        page.press("Delete").see("New").miss(name);
        JsonObject before = carillon.admin().get("/screening").expect(200).object();
        try {
            page.go("/house");
            tick();
            page.press("Save").see("Saved");
            assertThat(carillon.admin().get("/screening").expect(200).object().getBoolean("anonymous")).isTrue();
            tick();
            page.press("Save");
            Awaitility.await("nobody is turned away")
                    .until(() -> !carillon.admin().get("/screening").expect(200).object().getBoolean("anonymous"));
        } finally {
            carillon.admin().put("/screening", before,
                    "If-Match", carillon.admin().get("/screening").expect(200).header("ETag")).expect(200);
        }
    }

    @Test
    void whoIsParkedIsTakenToATelephoneFromThePage() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            String call = carillon.admin().get("/calls").expect(200).object().getJsonArray("items")
                    .getValuesAs(JsonObject.class).stream()
                    .filter(one -> one.getString("from").equals(a.number()))
                    .findFirst().orElseThrow().getString("id");
            String slot = carillon.admin().post("/park", Api.json(Map.of("call", call, "party", b.number()))).expect(202).object()
                    .getString("slot");
            talk.in().awaitEnded();
            ConsolePage page = browser.admin("/park").see(a.number()).fill("Take them at", c.number());
            page.press("Take " + slot);
            PhoneCall taken = carol.awaitCall();
            taken.ring();
            taken.answer();
            taken.awaitAnswered();
            page.miss(a.number());
            Talk after = new Talk(alice, talk.out(), carol, taken);
            after.hearOneAnother();
            after.hangUp();
        }
    }

    @Test
    void aPromptIsUploadedAndDeletedAndTheCallbackOfCallsForHelpIsSet() throws Exception {
        String name = "made-" + carillon.line().number();
        Api admin = carillon.admin();
        JsonObject emergency = admin.get("/emergency").expect(200).object();
        try {
            ConsolePage page = browser.admin("/prompts").fill("Name", name);
            browser.chromium().run(SOUND);
            page.press("Upload").press("Delete " + name).see("Delete " + name + "?");
            assertThat(admin.get("/prompts").expect(200).body()).contains(name);
            page.press("Delete").miss(name);
            assertThat(admin.get("/prompts").expect(200).body()).doesNotContain(name);
            page.go("/emergency").fill("Callback number", "+4930999111").press("Save").see("Saved");
            assertThat(admin.get("/emergency").expect(200).object().getString("callback")).isEqualTo("+4930999111");
        } finally {
            admin.put("/emergency", emergency, "If-Match", "*").expect(200);
        }
    }

    /** Presses the first box, or switch, of the page. */
    private void tick() throws Exception {
        browser.chromium().run("document.querySelector('main input[type=checkbox]').click(); ''");
    }

    @Test
    void aKeyIsMadeANetworkAllowedATraceOrderedAJobStartedAndACallExplained() throws Exception {
        var a = carillon.line();
        String name = "made-" + a.number();
        String network = "198.51.100.0/24";
        try (Phone ann = a.registered()) {
            ConsolePage page = browser.admin("/registrations").fill("Find", ann.user()).press("End " + ann.user()).press("End").miss(ann.user());
            page.go("/explain").fill("From", a.number()).fill("To", a.number());
            browser.chromium().run("document.querySelector('main form button[type=submit]').click(); ''");
            page.see(a.number() + " → " + a.number());
            page.go("/api-keys").fill("Name", name);
            tick();
            page.press("Create").see("This secret is shown this once");
            Api program = Api.anonymous(carillon.http());
            program.get("/extensions?limit=1", "X-API-Key", page.read("[data-testid=secret]")).expect(200);
            page.press("I have noted it").press("Delete " + name).see("Delete " + name + "?").press("Delete").miss(name);
            page.go("/security").fill("Name", name).fill("Network", network).press("Allow").see(network);
            assertThat(carillon.admin().get("/security/allowed").expect(200).body()).contains(network);
            carillon.admin().delete("/security/allowed/" + name).expect(204);
            page.go("/audit").fill("Who", "admin").press("Search").see(name);
            page.go("/trace").fill("Numbers", a.number()).fill("Minutes", "1").press("Start");
            Awaitility.await("trace on").until(() -> isTraced());
            page.press("Stop");
            Awaitility.await("trace off").until(() -> !isTraced());
            long before = newestRun();
            page.go("/jobs").press("Start cdr-rollup").see("Completed");
            Awaitility.await("another run").until(() -> newestRun() > before);
        } finally {
            carillon.admin().delete("/trace");
        }
    }

    private boolean isTraced() throws Exception {
        return carillon.admin().get("/trace").expect(200).object().getBoolean("on");
    }

    private long newestRun() throws Exception {
        var runs = carillon.admin().get("/jobs/cdr-rollup/executions").expect(200).object().getJsonArray("items");
        return runs.isEmpty() ? 0 : runs.getJsonObject(0).getJsonNumber("id").longValue();
    }
}
