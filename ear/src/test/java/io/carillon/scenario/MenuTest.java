package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller, a menu, and whoever is behind it. */
@ArquillianTest
@RunAsClient
class MenuTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int TELEPHONE_EVENT = 101;

    private final Installation carillon = Installation.ofTestRun();
    private final List<String> menus = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (String menu : menus) {
            carillon.admin().delete("/menus/" + menu).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    /** A menu whose key 5 leads to a number, in English. */
    private String menu(String to, JsonObjectBuilder more) throws Exception {
        String number = "8800" + (System.nanoTime() / 1_000_000 % 100_000) + NUMBERS.incrementAndGet();
        JsonArrayBuilder keys = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("key", "5").add("action", "NUMBER").add("target", to))
                .add(Json.createObjectBuilder().add("key", "9").add("action", "HANG_UP"));
        JsonObject body = more.add("number", number).add("title", "Reception").add("keys", keys).build();
        carillon.admin().post("/menus", body).expect(201);
        menus.add(number);
        return number;
    }

    private String menu(String to) throws Exception {
        return menu(to, Json.createObjectBuilder());
    }

    /** Waits until this prompt has been heard, which a busy machine may begin late, and forgets what was heard. */
    private static void hears(PhoneCall call, String prompt) {
        awaits(call, prompt);
        call.audio().forget();
    }

    private static void awaits(PhoneCall call, String prompt) {
        Awaitility.await(prompt).atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
    }

    private void oneRecord(String caller, String callee) throws Exception {
        carillon.awaitCdr(caller, callee);
        assertThat(carillon.admin().get("/cdrs?caller=" + caller).expect(200).object().getJsonArray("items")).hasSize(1);
    }

    @Test
    void theCallerHearsTheGreetingPressesAKeyAndTalks() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String menu = menu(b.number());
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            hears(out, "welcome");
            out.audio().digit(5, TELEPHONE_EVENT);
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            oneRecord(a.number(), menu);
            assertThat(carillon.awaitCdr(a.number(), menu).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void aWrongKeyAndSilenceAreToldAndThenTheCallerIsLetGo() throws Exception {
        var a = carillon.line();
        String menu = menu(a.number(), Json.createObjectBuilder().add("keySeconds", 1).add("tries", 3));
        try (Phone alice = a.registered()) {
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            hears(out, "welcome");
            out.audio().digit(7, TELEPHONE_EVENT);
            awaits(out, "goodbye");
            for (String said : List.of("invalid", "nothing-heard")) {
                assertThat(Recognition.ofPrompt(out.audio().soFar(), "en", said)).as(said).isGreaterThan(0.9);
            }
            out.awaitEnded();
            oneRecord(a.number(), menu);
        }
    }

    @Test
    void whoDoesNotTakeTheCallSendsItsCallerBackToTheMenu() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String menu = menu(b.number());
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            assertThat(out.infoKey("5", 100).status()).isEqualTo(200);
            bob.awaitCall().reject(486, "Busy Here");
            hears(out, "not-available");
            out.audio().digit(9, TELEPHONE_EVENT);
            hears(out, "goodbye");
            out.awaitEnded();
            oneRecord(a.number(), menu);
        }
    }

    @Test
    void theNumberOfAnExtensionIsDialledThroughTheMenu() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String menu = menu(a.number(), Json.createObjectBuilder().add("dialByExtension", true));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            for (char digit : b.number().toCharArray()) {
                assertThat(out.infoKey(String.valueOf(digit), 100).status()).isEqualTo(200);
            }
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            oneRecord(a.number(), menu);
        }
    }

    private static JsonObjectBuilder key(String key, String action) {
        return Json.createObjectBuilder().add("key", key).add("action", action);
    }

    @Test
    void aMenuLeadsToAnotherAndThatToSomebodyBySpellingHisName() throws Exception {
        var a = carillon.line();
        var b = carillon.line("Qqvva Menu");
        String inner = menu(a.number());
        String outer = menu(a.number());
        change(inner, Json.createObjectBuilder().add("title", "Inner").add("language", "de")
                .add("keys", Json.createArrayBuilder().add(key("4", "NAME"))));
        change(outer, Json.createObjectBuilder().add("title", "Outer")
                .add("keys", Json.createArrayBuilder().add(key("3", "MENU").add("target", inner))));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(outer);
            out.awaitAnswered();
            hears(out, "welcome");
            out.audio().digit(3, TELEPHONE_EVENT);
            Awaitility.await("in German").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                    .until(() -> Recognition.ofPrompt(out.audio().soFar(), "de", "welcome") > 0.9);
            for (char digit : "477882#1".toCharArray()) {
                assertThat(out.infoKey(String.valueOf(digit), 100).status()).isEqualTo(200);
            }
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            oneRecord(a.number(), outer);
        }
    }

    private void change(String menu, JsonObjectBuilder settings) throws Exception {
        carillon.admin().put("/menus/" + menu, settings.build(), "If-Match",
                carillon.admin().get("/menus/" + menu).expect(200).header("ETag")).expect(200);
    }

    @Test
    void hangingUpInTheMiddleOfTheGreetingLeavesNothing() throws Exception {
        var a = carillon.line();
        String menu = menu(a.number());
        try (Phone alice = a.registered()) {
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            out.listen(ofMillis(200));
            assertThat(out.hangUp().status()).isEqualTo(200);
            oneRecord(a.number(), menu);
        }
    }

    @Test
    void aNumberFromOutsideReachesTheMenu() throws Exception {
        var b = carillon.line();
        String menu = menu(b.number());
        String did = "49308" + menu.substring(4);
        try (Trunking carrier = Trunking.at(carillon, "menu-carrier", "127.0.0.41", Map.of("optionsSeconds", 0));
                Phone bob = b.registered()) {
            carillon.admin().post("/dids", Json.createObjectBuilder().add("number", did).add("extension", menu).build())
                    .expect(201);
            try {
                PhoneCall out = carrier.phone().call(did);
                out.awaitAnswered();
                hears(out, "welcome");
                out.audio().digit(5, TELEPHONE_EVENT);
                PhoneCall in = bob.awaitCall();
                in.answer();
                in.awaitAnswered();
                Talk talk = new Talk(carrier.phone(), out, bob, in);
                talk.hearOneAnother();
                talk.hangUp();
            } finally {
                carillon.admin().delete("/dids/" + did).expect(204);
            }
        }
    }

    /** A menu whose keys ask a program each, in this order. */
    private String asking(Program... programs) throws Exception {
        var a = carillon.line();
        String number = menu(a.number());
        JsonArrayBuilder keys = Json.createArrayBuilder();
        for (int i = 0; i < programs.length; i++) {
            keys.add(key(String.valueOf(i + 1), "WEBHOOK").add("target", programs[i].name()));
        }
        change(number, Json.createObjectBuilder().add("title", "Reception").add("keys", keys));
        return number;
    }

    @Test
    void aProgramIsAskedAndTheExtensionItNamesRings() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Program erp = Program.of(carillon, "erp" + a.number());
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            erp.answers(200, "{\"action\":\"NUMBER\",\"target\":\"" + b.number() + "\"}");
            String menu = asking(erp);
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            hears(out, "welcome");
            out.audio().digit(1, TELEPHONE_EVENT);
            Program.Asked asked = erp.awaitAsked();
            PhoneCall in = bob.awaitCall();
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            oneRecord(a.number(), menu);
            assertThat(EventSchemas.broken(asked.body())).isEmpty();
            assertThat(asked.signature()).isEqualTo(WebhookTest.signed(erp.secret(), asked.timestamp() + "." + asked.body()));
            JsonObject data = asked.json().getJsonObject("data");
            assertThat(List.of(data.getString("from"), data.getString("to"), data.getString("pressed")))
                    .containsExactly(a.number(), menu, "1");
            assertThat(carillon.awaitCdr(a.number(), menu).getString("explain"))
                    .contains("webhook " + erp.name() + " is asked", "webhook " + erp.name() + " says NUMBER");
            assertThat(carillon.admin().delete("/webhooks/" + erp.name()).status()).as("a menu asks it").isEqualTo(409);
            forget(menu);
        }
    }

    /** Before a program that it asks is gone. */
    private void forget(String menu) throws Exception {
        carillon.admin().delete("/menus/" + menu).expect(204);
        menus.remove(menu);
    }

    @Test
    void whatAProgramSaysIsHeard() throws Exception {
        var a = carillon.line();
        try (Program erp = Program.of(carillon, "say" + a.number()); Phone alice = a.registered()) {
            String menu = asking(erp);
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            hears(out, "welcome");
            erp.answers(200, "{\"say\":\"Three invoices are open. Press one for more.\"}");
            out.audio().digit(1, TELEPHONE_EVENT);
            erp.awaitAsked();
            out.audio().forget();
            Awaitility.await("words").atMost(ofSeconds(60)).until(() -> out.audio().soFar().level() > -45);
            erp.answers(200, "{\"say\":[{\"file\":\"invalid\"}],\"language\":\"en\",\"action\":\"HANG_UP\"}");
            out.audio().digit(1, TELEPHONE_EVENT);
            hears(out, "invalid");
            hears(out, "goodbye");
            out.awaitEnded();
            erp.awaitAsked();
            assertThat(carillon.awaitCdr(a.number(), menu).getString("explain"))
                    .contains("webhook " + erp.name() + " asks on", "webhook " + erp.name() + " says HANG_UP");
            forget(menu);
        }
    }

    @Test
    void aProgramThatIsDeadSlowOrTalksRubbishLeavesNobodyInSilence() throws Exception {
        var a = carillon.line();
        try (Program dead = Program.of(carillon, "dead" + a.number()).dies();
                Program ill = Program.of(carillon, "ill" + a.number()).answers(500, "");
                Program mad = Program.of(carillon, "mad" + a.number()).answers(200, "<html>");
                Program lost = Program.of(carillon, "lost" + a.number())
                        .answers(200, "{\"action\":\"NUMBER\",\"target\":\"990099\"}");
                Program slow = Program.of(carillon, "slow" + a.number()).saysNothing();
                Phone alice = a.registered()) {
            String menu = asking(dead, ill, mad, lost, slow);
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            for (int key = 1; key <= 5; key++) {
                hears(out, "welcome");
                out.audio().digit(key, TELEPHONE_EVENT);
                if (key == 5) {
                    hears(out, "one-moment");
                }
                hears(out, "not-available");
            }
            hears(out, "welcome");
            out.audio().digit(5, TELEPHONE_EVENT);
            slow.awaitAsked();
            slow.awaitAsked();
            assertThat(carillon.figure("carillon_menu_questions_open")).as("one waits").isEqualTo(1);
            assertThat(out.hangUp().status()).isEqualTo(200);
            carillon.awaitNothingLeft();
            assertThat(carillon.figure("carillon_menu_questions_open")).as("who hangs up takes the question back").isZero();
            String explain = carillon.awaitCdr(a.number(), menu).getString("explain");
            assertThat(explain).contains("answered 500", "no JSON", "nothing is there", "no answer within 3 s");
            forget(menu);
        }
    }

    @Test
    void aMenuLeadsOutsideAsFarAsItMayAndTheTrunkIsTold() throws Exception {
        var a = carillon.line();
        String outside = "0" + a.number() + "123";
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "menu" + a.number(), "127.0.0.42", Map.of(
                        "callerPolicy", "FIXED", "callerNumber", "+4930555777", "optionsSeconds", 0))) {
            Trunking.route(carillon, "menu" + a.number(), "0" + a.number() + "ZZZ", carrier);
            JsonObjectBuilder settings = Json.createObjectBuilder().add("title", "Outside").add("keys",
                    Json.createArrayBuilder().add(key("7", "EXTERNAL").add("target", outside)));
            String menu = menu(a.number());
            JsonObject without = settings.build();
            String version = carillon.admin().get("/menus/" + menu).expect(200).header("ETag");
            assertThat(carillon.admin().put("/menus/" + menu, without, "If-Match", version).expect(400).body())
                    .contains("\"permission\"");
            change(menu, Json.createObjectBuilder(without).add("permission", "NATIONAL"));
            PhoneCall out = alice.call(menu);
            out.awaitAnswered();
            hears(out, "welcome");
            out.audio().digit(7, TELEPHONE_EVENT);
            PhoneCall in = carrier.phone().awaitCall();
            assertThat(in.sentInvite().header("From")).contains("+4930555777");
            in.answer();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            oneRecord(a.number(), menu);
        }
    }

    @Test
    void menusAreKeptChangedAndRefusedAsOtherSettings() throws Exception {
        var b = carillon.line();
        String menu = menu(b.number());
        Api.Reply read = carillon.admin().get("/menus/" + menu).expect(200);
        assertThat(read.object().getJsonArray("keys")).hasSize(2);
        JsonObject changed = Json.createObjectBuilder().add("title", "Desk").add("language", "de").build();
        carillon.admin().put("/menus/" + menu, changed, "If-Match", "\"99\"").expect(412);
        carillon.admin().put("/menus/" + menu, changed, "If-Match", read.header("ETag")).expect(200);
        carillon.admin().post("/menus", Json.createObjectBuilder().add("number", menu).add("title", "x").build())
                .expect(409);
        JsonObject bad = Json.createObjectBuilder().add("number", b.number()).add("title", "x").add("tries", 99)
                .add("onTimeout", Json.createObjectBuilder().add("action", "MENU").add("target", "1")).build();
        assertThat(carillon.admin().post("/menus", bad).expect(400).toString())
                .contains("is an extension").contains("tries").contains("onTimeout");
    }
}
