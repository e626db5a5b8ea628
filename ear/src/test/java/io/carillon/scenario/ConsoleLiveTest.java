package io.carillon.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Watch;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages do to calls, rooms, trunks, recordings and messages: each button is pressed, and what it did is looked at elsewhere. */
@ArquillianTest
@RunAsClient
class ConsoleLiveTest {
    /** A WAV file in G.711 of bytes that are characters: two seconds in which nothing is said. */
    private static final String SILENCE = "RIFF\u0024\u003f\0\0WAVEfmt \u0010\0\0\0\u0007\0\u0001\0\u0040\u001f\0\0"
            + "\u0040\u001f\0\0\u0001\0\u0008\0data\0\u003f\0\0" + "\u007f".repeat(0x3f00);
    private static final Duration PATIENCE = ofSeconds(60);

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void aConversationIsRecordedListenedToWhisperedIntoAndParked() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var s = carillon.line();
        String username = People.add(carillon, "supervisor");
        People.link(carillon, username, s.number());
        try (Phone ann = a.registered();
                Phone bob = b.registered();
                Phone sue = s.registered()) {
            Talk talk = Talk.between(ann, bob);
            String call = callOf(a.number());
            ConsolePage page = browser.as(Api.login(carillon.http(), username, People.PASSWORD), "/calls");
            page.press("Audio " + a.number() + " → " + b.number()).see("Round trip ms").see("PCMU").see("In the clear");
            browser.judged(page, "call-audio");
            page.press("Close").press("Control " + a.number() + " → " + b.number());
            browser.judged(page, "call-control");
            recorded(page, call);
            page.holds("My telephone", s.number()).press("Listen only");
            PhoneCall atSue = answered(sue);
            JoinTest.hears(atSue, List.of(ann, bob), List.of(sue));
            JoinTest.hears(talk.in(), List.of(ann), List.of(bob, sue));
            page.see("Supervision").fill("On behalf of", leg(call, s.number())).fill("Whisper to", leg(call, b.number())).press("Whisper");
            JoinTest.hears(talk.in(), List.of(ann, sue), List.of(bob));
            JoinTest.hears(talk.out(), List.of(bob), List.of(ann, sue));
            page.press("Talk with both");
            JoinTest.hears(talk.out(), List.of(bob, sue), List.of(ann));
            assertThat(atSue.hangUp().status()).isEqualTo(200);
            talk.hearOneAnother();
            page.miss("Supervision").find("Listen only").fill("On behalf of", leg(call, a.number())).press("Park");
            talk.out().awaitEnded();
            Awaitility.await("parked").atMost(PATIENCE).until(() -> carillon.admin().get("/park").expect(200).body().contains(b.number()));
            assertThat(talk.in().hangUp().status()).isEqualTo(200);
        }
        assertThat(carillon.admin().get("/audit?who=" + username).expect(200).body()).contains("LISTENS", "WHISPERS", "TALKS");
        keptAndDeleted(a.number());
    }

    private void recorded(ConsolePage page, String call) throws Exception {
        for (List<String> step : List.of(List.of("Record", "ON"), List.of("Pause recording", "PAUSED"), List.of("Resume recording", "ON"),
                List.of("Stop recording", "OFF"))) {
            page.press(step.get(0));
            Awaitility.await(step.get(0)).atMost(PATIENCE).until(() -> live(call).getString("recording").equals(step.get(1)));
        }
    }

    /** A recording is kept for the law, not deleted meanwhile, and deleted afterwards. */
    private void keptAndDeleted(String caller) throws Exception {
        Awaitility.await("recording").atMost(PATIENCE).until(() -> !recordings(caller).isEmpty());
        String id = recordings(caller).get(0).getString("id");
        ConsolePage page = browser.admin("/recordings").fill("Caller", caller).press("Search").press("Legal hold").find("End legal hold");
        assertThat(carillon.admin().get("/recordings/" + id).expect(200).object().getBoolean("legalHold")).isTrue();
        ConsolePage.TakenFile file = page.press("Play " + caller + " → " + callee(id)).takeFile("Download");
        assertThat(file.name()).startsWith(caller + "-" + callee(id) + "-").endsWith(".wav");
        assertThat(file.content()).startsWith("RIFF".getBytes(US_ASCII)).hasSizeGreaterThan(44);
        String delete = browser.chromium().run("[...document.querySelectorAll('main td button')].map(one => one.ariaLabel).find(one => one?.startsWith('Delete'))");
        page.press(delete).press("Delete").see("legal hold").press("Cancel");
        carillon.admin().get("/recordings/" + id).expect(200);
        page.press("End legal hold").find("Legal hold").press(delete).press("Delete").miss("Cancel");
        carillon.admin().get("/recordings/" + id).expect(404);
    }

    private List<JsonObject> recordings(String caller) throws Exception {
        return carillon.admin().get("/recordings?caller=" + caller).expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private String callee(String recording) throws Exception {
        return carillon.admin().get("/recordings/" + recording).expect(200).object().getString("callee");
    }

    private JsonObject live(String call) throws Exception {
        return carillon.admin().get("/calls/" + call).expect(200).object();
    }

    private String leg(String call, String party) throws Exception {
        return live(call).getJsonArray("legs").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("party").equals(party)).findFirst().orElseThrow().getString("id");
    }

    private List<String> found(String text) throws Exception {
        return carillon.admin().get("/calls?find=" + text).expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("id")).toList();
    }

    private String callOf(String caller) throws Exception {
        return carillon.admin().get("/calls").expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("from").equals(caller)).findFirst().orElseThrow().getString("id");
    }

    @Test
    void aTrunkIsTriedByACallAndItsChannelsAreCounted() throws Exception {
        var a = carillon.line("Ann");
        String name = "tried" + a.number();
        try (Phone ann = a.registered();
                Trunking carrier = Trunking.at(carillon, name, "127.0.0.77", Map.of("channels", 7)).await(true)) {
            Trunking.route(carillon, name, "0" + a.number() + "ZZZ", carrier);
            ConsolePage page = browser.admin("/trunks").press(name).see("of 7 channels").see("Up");
            browser.judged(page, "trunk-now");
            page.fill("From", a.number()).fill("To", "99998").press("Test call").see("No trunk takes this number");
            page.fill("To", "0" + a.number() + "123").press("Test call").see("Leaves by " + name + ".");
            PhoneCall atAnn = answered(ann);
            PhoneCall outside = answered(carrier.phone());
            new Talk(ann, atAnn, carrier.phone(), outside).hearOneAnother();
            awaitFigures(page, "Calls on it now 1 of 7 channels");
            assertThat(found(name)).hasSize(1).isEqualTo(found(a.number())).isEqualTo(found("0" + a.number() + "1"));
            assertThat(found("nowhere-" + name)).isEmpty();
            page = browser.admin("/calls").fill("Find", name).see(a.number()).fill("Find", "nowhere-" + name).miss(a.number());
            assertThat(page.read("span.c-soft[role=status]")).isEqualTo("0 shown");
            page = browser.admin("/trunks").press(name);
            awaitFigures(page, "Calls on it now 1 of 7 channels");
            assertThat(atAnn.hangUp().status()).isEqualTo(200);
            outside.awaitEnded();
            awaitFigures(page, "Calls on it now 0 of 7 channels");
        }
    }

    @Test
    void theDayIsSummedUpAndTheWallboardFillsTheScreen() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String queue = "65" + a.number();
        carillon.admin().post("/queues", Json.createObjectBuilder().add("number", queue).add("name", "On the wall").add("members",
                Json.createArrayBuilder().add(Api.json(Map.of("number", a.number())))).build()).expect(201);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            Talk.between(ann, bob).hangUp();
            carillon.awaitCdr(a.number(), b.number());
            Awaitility.await("summed up").atMost(PATIENCE).pollInterval(ofSeconds(2)).until(() -> {
                carillon.admin().post("/jobs/cdr-rollup/executions", null);
                return carillon.admin().get("/reports/rollups?extension=" + a.number()).expect(200).body().contains(a.number());
            });
            ConsolePage page = browser.admin("/dashboard").see("Average length (ACD)").see("Opinion score (MOS)").see("queues: ");
            String day = page.read(".pf-v6-c-card .c-cards").replaceAll("\\s+", " ");
            assertThat(day).matches("(?s).*Answered \\(ASR\\) [0-9.]+ % of [0-9,]+ calls.*Average length \\(ACD\\) [0-9:]+ .*MOS\\) .*");
            browser.judged(page, "dashboard-day");
            page.go("/wallboard").see("On the wall").press("Full screen");
            Awaitility.await("full screen").atMost(PATIENCE)
                    .until(() -> browser.chromium().run("document.fullscreenElement?.innerText ?? ''").contains("On the wall"));
            browser.picture("wallboard-full");
            browser.chromium().run("document.exitFullscreen().then(() => '')");
        } finally {
            carillon.admin().delete("/queues/" + queue).expect(204);
        }
    }

    private static void awaitFigures(ConsolePage page, String words) {
        Awaitility.await(words).atMost(PATIENCE).until(() -> page.read(".c-cards").replaceAll("\\s+", " ").contains(words));
    }

    @Test
    void aConferenceIsLockedAndSilenced() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = "8771" + System.nanoTime() / 1_000_000 % 10_000_000;
        carillon.admin().post("/conferences", Json.createObjectBuilder().add("number", room).add("title", "Pressed")
                .add("moderatorPin", "9999").add("participantPin", "1111").add("entry", "SILENT").build()).expect(201);
        try (Phone ann = a.registered();
                Phone bob = b.registered()) {
            PhoneCall host = entered(ann, room, "9999#");
            PhoneCall guest = entered(bob, room, "1111#");
            ConsolePage page = browser.admin("/rooms").see("Pressed").see(b.number());
            page.press("Lock").find("Unlock");
            awaitRoom(room, now -> now.getBoolean("locked"));
            page.press("Unlock").find("Lock");
            page.press("Record").find("Stop recording");
            awaitRoom(room, now -> now.containsKey("recording"));
            page.press("Stop recording").find("Record");
            awaitRoom(room, now -> !now.containsKey("recording"));
            page.press("Mute all").press("Unmute " + b.number()).find("Mute " + b.number());
            awaitRoom(room, now -> !now.getBoolean("locked") && !isMuted(now, b.number()));
            page.press("Mute " + b.number());
            awaitRoom(room, now -> isMuted(now, b.number()));
            assertThat(guest.hangUp().status()).isEqualTo(200);
            assertThat(host.hangUp().status()).isEqualTo(200);
        } finally {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
    }

    private void awaitRoom(String room, Predicate<JsonObject> wanted) {
        Awaitility.await("the room").atMost(PATIENCE)
                .until(() -> wanted.test(carillon.admin().get("/conference-rooms/" + room).expect(200).object()));
    }

    private static boolean isMuted(JsonObject room, String party) {
        return room.getJsonArray("participants").getValuesAs(JsonObject.class).stream()
                .anyMatch(one -> one.getString("party").equals(party) && one.getBoolean("muted", false));
    }

    private static PhoneCall entered(Phone phone, String room, String keys) throws Exception {
        PhoneCall call = phone.call(room);
        call.awaitAnswered();
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
        return call;
    }

    @Test
    void aMessageIsKeptAndAnsweredAndThePinIsOnesOwn() throws Exception {
        var from = carillon.line("Ann Caller");
        var owner = carillon.line("Bob Owner");
        String username = People.add(carillon, "user");
        People.link(carillon, username, owner.number());
        Api user = Api.login(carillon.http(), username, People.PASSWORD);
        VoiceBox box = new VoiceBox(carillon, owner.number());
        box.set(Map.of("language", "en", "enabled", true));
        try (Phone ann = from.registered();
                Phone desk = owner.registered()) {
            Watch lamp = desk.watch(owner.number(), "message-summary").on(600);
            leftBy(ann, box);
            lamp.nextWith("Voice-Message: 1/0");
            heard(user, box, from.number(), lamp);
            ConsolePage page = browser.as(user, "/voicemail").speaking(740).see(from.number()).press("Keep");
            Awaitility.await("kept").atMost(PATIENCE).until(() -> box.onlyMessage().getString("folder").equals("SAVED"));
            awaitState(page, "kept");
            page.press("Call back " + from.number());
            PhoneCall back = answered(ann);
            assertThat(back.sentInvite().header("From")).contains(owner.number());
            assertThat(back.hangUp().status()).isEqualTo(200);
            sentOn(user, box, from);
            destroyed(browser.as(user, "/voicemail"), box, from.number());
            String greeting = "/voicemail/" + owner.number() + "/greetings/unavailable";
            browser.as(user, "/me").choose("WAV file", "away.wav", SILENCE).press("Upload").see("0:02");
            assertThat(carillon.admin().get(greeting).status()).isEqualTo(200);
            page = browser.as(user, "/voicemail").pressIn("Unavailable", "Play").pressIn("Unavailable", "Delete").see("Delete Unavailable?").press("Delete");
            Awaitility.await("the greeting is gone").atMost(PATIENCE).until(() -> carillon.admin().get(greeting).status() == 404);
            page.fill("PIN", "1111").press("Save").see("4 to 10 digits").fill("PIN", "2580").press("Save").holds("PIN", "").miss("4 to 10 digits");
        }
    }

    /** A message goes into the mailbox of who left it, as soon as there is one; what is being written stays whatever the list does. */
    private void sentOn(Api owner, VoiceBox from, Installation.Line to) throws Exception {
        String message = "/voicemail/" + from.extension() + "/messages/" + from.onlyMessage().getString("id");
        VoiceBox box = new VoiceBox(carillon, to.number());
        ConsolePage page = browser.as(owner, "/voicemail");
        page.press("Send on " + to.number()).fill("To the mailbox", to.number()).fill("Note", "Is this you?");
        owner.put(message, Api.json(Map.of("deleted", true))).expect(200);
        awaitState(page, "deleted");
        owner.put(message, Api.json(Map.of("deleted", false))).expect(200);
        awaitState(page, "kept");
        page.holds("Note", "Is this you?").press("Send on").see("there is no mailbox of this number");
        box.set(Map.of("language", "en", "enabled", true));
        page.press("Send on").miss("Keep it here as well");
        assertThat(box.onlyMessage().getString("note")).isEqualTo("Is this you?");
    }

    private static void leftBy(Phone caller, VoiceBox box) throws Exception {
        box.isLeftAMessage(caller, ofMillis(4_000));
        box.onlyMessage();
    }

    /** Whose message it is hears it and puts out the lamp; an administrator who listened before did not. */
    private void heard(Api owner, VoiceBox box, String from, Watch lamp) throws Exception {
        browser.admin("/extensions/at/" + box.extension() + "?tab=voicemail").press("Play " + from).press("Play").find("Pause");
        ConsolePage page = browser.as(owner, "/voicemail");
        awaitState(page, "new");
        assertThat(box.onlyMessage()).doesNotContainKey("heardAt");
        page.press("Play " + from).press("Play");
        lamp.nextWith("Voice-Message: 0/1");
        awaitState(page, "heard");
        ConsolePage.TakenFile file = page.takeFile("Download");
        assertThat(file.name()).startsWith("Ann-Caller-").endsWith(".wav");
        assertThat(file.content()).isEqualTo(box.audio(box.onlyMessage().getString("id"), "bytes=0-").body());
        page.press("Delete " + from);
        lamp.nextWith("Voice-Message: 0/0");
        awaitState(page, "deleted");
        browser.judged(page, "voicemail-put-away");
        page.press("Have back " + from);
        lamp.nextWith("Voice-Message: 0/1");
        awaitState(page, "heard");
    }

    /** Only what was put away before can be destroyed. */
    private static void destroyed(ConsolePage page, VoiceBox box, String from) throws Exception {
        page.press("Delete " + from).press("Delete for good " + from).see("Nobody can have it back then.").press("Cancel");
        assertThat(box.onlyMessage().getString("deletedAt")).isNotEmpty();
        page.press("Delete for good " + from).press("Delete for good").see("There are no messages.");
        assertThat(box.messages()).isEmpty();
    }

    private static void awaitState(ConsolePage page, String state) {
        Awaitility.await(state).atMost(PATIENCE).until(() -> page.read("tbody .c-label").strip().equals(state));
    }

    @Test
    void mailboxesOfTheHouseAreListedWithWhatLiesInThem() throws Exception {
        var from = carillon.line();
        var full = carillon.line("Fay Full");
        var empty = carillon.line("Eve Empty");
        VoiceBox box = new VoiceBox(carillon, full.number());
        box.set(Map.of("language", "en", "enabled", true));
        try (Phone ann = from.registered();
                TenantHouse other = TenantHouse.in(carillon, null)) {
            leftBy(ann, box);
            String find = "?find=" + full.number();
            Awaitility.await("one is new").atMost(PATIENCE)
                    .until(() -> onlyBox(carillon.admin(), find).equals(entry(full.number(), "Fay Full", 1, 0)));
            ConsolePage page = browser.admin("/voicemail").fill("Find", full.number()).see("Fay Full");
            assertThat(page.row(full.number()).replaceAll("\\s+", " ")).endsWith("Fay Full yes 1 0");
            browser.judged(page, "voicemail-boxes");
            page.press(full.number()).find("Play " + from.number());
            String message = "/voicemail/" + full.number() + "/messages/" + box.onlyMessage().getString("id");
            carillon.admin().put(message, Api.json(Map.of("heard", true))).expect(200);
            Api supervisor = People.loggedIn(carillon, "supervisor");
            assertThat(onlyBox(supervisor, find)).isEqualTo(entry(full.number(), "Fay Full", 0, 1));
            assertThat(supervisor.get("/voicemail-boxes?limit=1&after=" + full.number()).expect(200).object().getString("next"))
                    .isEqualTo(empty.number());
            assertThat(onlyBox(supervisor, "?find=" + empty.number()).getBoolean("enabled")).isFalse();
            People.loggedIn(carillon, "user").get("/voicemail").expect(403);
            assertThat(other.admin().get("/voicemail" + find).expect(200).object().getJsonArray("items")).isEmpty();
            assertThat(other.admin().get("/voicemail").expect(200).object().getJsonArray("items")).isEmpty();
        }
    }

    private static JsonObject entry(String extension, String name, int fresh, int saved) {
        return Json.createObjectBuilder().add("extension", extension).add("displayName", name).add("enabled", true)
                .add("newMessages", fresh).add("savedMessages", saved).build();
    }

    private static JsonObject onlyBox(Api who, String find) throws Exception {
        List<JsonObject> found = who.get("/voicemail-boxes" + find).expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static PhoneCall answered(Phone phone) throws Exception {
        PhoneCall call = phone.awaitCall();
        call.ring();
        call.answer();
        call.awaitAnswered();
        return call;
    }
}
