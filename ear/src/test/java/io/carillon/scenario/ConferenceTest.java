package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms where people meet. */
@ArquillianTest
@RunAsClient
class ConferenceTest {
    private static final int TELEPHONE_EVENT = 101;
    private static final int STAR = 10;
    /** Seconds until every device hears what it is to hear, on a machine that is busy with other things. */
    private static final int PATIENCE = 60;

    private final Installation carillon = Installation.ofTestRun();
    private final List<String> rooms = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (String room : rooms) {
            carillon.admin().delete("/conferences/" + room).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    private String room() throws Exception {
        String number = "8770" + System.nanoTime() / 1_000_000 % 10_000_000;
        JsonObject body = Json.createObjectBuilder().add("number", number).add("title", "Team")
                .add("moderatorPin", "9999").add("participantPin", "1111").add("entry", "SILENT").build();
        Api.Reply made = carillon.admin().post("/conferences", body).expect(201);
        assertThat(made.toString()).doesNotContain("9999").doesNotContain("1111").doesNotContain("$2a$");
        rooms.add(number);
        return number;
    }

    private static void press(PhoneCall call, String keys) throws Exception {
        for (char key : keys.toCharArray()) {
            assertThat(call.infoKey(String.valueOf(key), 100).status()).isEqualTo(200);
        }
    }

    private static PhoneCall entered(Phone phone, String room, String pin) throws Exception {
        PhoneCall call = enteredSilently(phone, room, pin);
        call.audio().speak(true);
        return call;
    }

    /** Or nobody could say whether it was a prompt that the others heard. */
    private static PhoneCall enteredSilently(Phone phone, String room, String pin) throws Exception {
        PhoneCall call = phone.call(room);
        call.awaitAnswered();
        call.audio().speak(false);
        press(call, pin + "#");
        return call;
    }

    private JsonObject state(String room) throws Exception {
        return carillon.admin().get("/conference-rooms/" + room).expect(200).object();
    }

    private void awaitPeople(String room, int people) {
        await().atMost(ofSeconds(PATIENCE)).untilAsserted(
                () -> assertThat(state(room).getJsonArray("participants")).hasSize(people));
    }

    private static boolean of(JsonObject room, String party, String what) {
        return room.getJsonArray("participants").stream().map(JsonValue::asJsonObject)
                .anyMatch(one -> one.getString("party").equals(party) && one.getBoolean(what));
    }

    @Test
    void threeHearEachOtherAndTheHouseLeadsThem() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String room = room();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                EventEar live = EventEar.on(carillon, "CarillonEvents", "eventType LIKE 'conference.%'")) {
            PhoneCall first = entered(alice, room, "9999");
            PhoneCall second = entered(bob, room, "1111");
            carillon.admin().post("/conference-rooms/" + room + "/participants", Api.json(Map.of("number", c.number())))
                    .expect(202);
            PhoneCall third = carol.awaitCall();
            third.ring();
            third.answer();
            third.awaitAnswered();
            awaitPeople(room, 3);
            hears(first, List.of(bob, carol), List.of(alice));
            hears(second, List.of(alice, carol), List.of(bob));
            hears(third, List.of(alice, bob), List.of(carol));
            assertThat(of(state(room), a.number(), "moderator")).isTrue();
            await().atMost(ofSeconds(PATIENCE)).until(() -> of(state(room), c.number(), "speaking"));

            put(room + "/participants/" + c.number(), Map.of("muted", true));
            hears(first, List.of(bob), List.of(alice, carol));
            hears(third, List.of(alice, bob), List.of(carol));
            assertThat(of(state(room), c.number(), "muted")).isTrue();
            put(room + "/recording", Map.of("on", true));
            await().atMost(ofSeconds(PATIENCE)).until(() -> state(room).containsKey("recording"));
            String recording = state(room).getString("recording");
            third.audio().digit(STAR, TELEPHONE_EVENT);
            third.listen(ofMillis(100));
            third.audio().digit(1, TELEPHONE_EVENT);
            hears(first, List.of(bob, carol), List.of(alice));
            put(room + "/lock", Map.of("on", true));

            carillon.admin().delete("/conference-rooms/" + room + "/participants/" + c.number()).expect(202);
            third.awaitEnded();
            awaitPeople(room, 2);
            hears(second, List.of(alice), List.of(bob, carol));
            press(first, "*#");
            first.awaitEnded();
            second.awaitEnded();
            carillon.admin().get("/conference-rooms/" + room).expect(404);
            isRecorded(recording, room);
            assertThat(carillon.awaitCdr(a.number(), room).getString("explain")).contains("as its moderator");
            assertThat(carillon.awaitCdr(c.number(), room).getString("explain")).contains("removed");
            live.await(heard -> isOf(heard, room, "conference.ended"));
            assertThat(live.all(heard -> isOf(heard, room, "conference.joined"))).hasSize(3);
            assertThat(live.all(heard -> isOf(heard, room, "conference.left"))).hasSize(3);
            assertThat(live.all(heard -> isOf(heard, room, "conference.started"))).hasSize(1);
        }
    }

    private static boolean isOf(EventEar.Heard heard, String room, String type) {
        return heard.body().getString("subject").equals(room) && heard.body().getString("type").equals(type);
    }

    private void isRecorded(String id, String room) {
        await().atMost(ofSeconds(PATIENCE)).untilAsserted(() -> {
            JsonObject recording = carillon.admin().get("/recordings/" + id).expect(200).object();
            assertThat(recording.getInt("channels")).isEqualTo(1);
            assertThat(recording.toString()).contains(room);
            assertThat(recording.getJsonNumber("seconds").doubleValue()).isGreaterThan(0.5);
        });
    }

    @Test
    void everybodyHearsMusicUntilAModeratorComesAndNoMoreThanMayComeIn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String room = room();
        String path = "/conferences/" + room;
        carillon.admin().put(path, Api.json(Map.of("title", "Team", "waitForModerator", true, "maximum", 2, "entry", "NAME")),
                "If-Match", carillon.admin().get(path).expect(200).header("ETag")).expect(200);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall early = entered(bob, room, "1111");
            await("music").atMost(ofSeconds(PATIENCE)).pollInterval(ofMillis(100))
                    .until(() -> Recognition.ofMusic(early.listen(ofMillis(500))) > 0.9);
            PhoneCall leads = enteredSilently(alice, room, "9999");
            heard(early, "conference-has-joined");
            leads.audio().speak(true);
            hears(early, List.of(alice), List.of(bob));
            PhoneCall late = entered(carol, room, "1111");
            heard(late, "conference-full");
            late.awaitEnded();
            press(leads, "*2");
            await("locked").atMost(ofSeconds(PATIENCE)).until(() -> state(room).getBoolean("locked"));
            press(leads, "*5");
            hears(leads, List.of(), List.of(alice, bob));
            press(leads, "*3");
            early.awaitEnded();
            leads.hangUp();
        }
    }

    @Test
    void whoComesAndGoesIsHeardAsTones() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = room();
        entry(room, "TONE");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall inside = entered(alice, room, "9999");
            heard(inside, "conference-first");
            hears(inside, List.of(), List.of(alice));
            PhoneCall first = enteredSilently(bob, room, "1111");
            awaitBursts(inside, 2);
            first.hangUp();
            awaitBursts(inside, 1);
            inside.hangUp();
        }
    }

    @Test
    void whoComesAndGoesIsNamedByNumber() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = room();
        entry(room, "NAME");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall inside = entered(alice, room, "9999");
            heard(inside, "conference-first");
            PhoneCall comes = enteredSilently(bob, room, "1111");
            named(inside, b.number(), "conference-has-joined");
            comes.hangUp();
            named(inside, b.number(), "conference-has-left");
            inside.hangUp();
        }
    }

    private void entry(String room, String kind) throws Exception {
        String path = "/conferences/" + room;
        carillon.admin().put(path, Api.json(Map.of("title", "Team", "entry", kind)), "If-Match",
                carillon.admin().get(path).expect(200).header("ETag")).expect(200);
    }

    /** Waits for so many bursts of 600 Hz, and that there are no more. */
    private static void awaitBursts(PhoneCall call, int bursts) throws Exception {
        await(bursts + " bursts").atMost(ofSeconds(PATIENCE)).pollInterval(ofMillis(50))
                .until(() -> bursts(call.audio().soFar()) == bursts);
        int packets = call.audio().soFar().packets();
        assertThat(bursts(call.audio().listenOn(ofMillis(20L * packets + 500)))).isEqualTo(bursts);
        call.audio().forget();
    }

    private static int bursts(Hearing heard) {
        int bursts = 0;
        boolean before = false;
        for (int at = 0; at + 800 <= heard.samples().length; at += 80) {
            short[] moment = Arrays.copyOfRange(heard.samples(), at, at + 800);
            boolean now = new Hearing(moment, 5, 0, 0, 0).isTone(600);
            bursts += now && !before ? 1 : 0;
            before = now;
        }
        return bursts;
    }

    /** The last words are known again as they are; digits, which are shorter, less so. */
    private static void named(PhoneCall call, String number, String prompt) {
        await(number + " " + prompt).atMost(ofSeconds(PATIENCE)).pollInterval(ofMillis(500)).untilAsserted(() -> {
            Hearing soFar = call.audio().soFar();
            assertThat(Recognition.ofPrompt(soFar, "en", prompt)).as(prompt).isGreaterThan(0.9);
            for (char digit : number.toCharArray()) {
                assertThat(Recognition.ofPrompt(soFar, "en", "n" + digit)).as("n" + digit).isGreaterThan(0.7);
            }
        });
        call.audio().forget();
    }

    @Test
    void keysMakeQuieterAndLouderAndTheModeratorsRecord() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String room = room();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall leads = entered(alice, room, "9999");
            PhoneCall other = entered(bob, room, "1111");
            awaitLevel(leads, bob, -10);
            press(leads, "*4");
            awaitLevel(leads, bob, -13);
            press(other, "*7");
            awaitLevel(leads, bob, -16);
            press(leads, "*6");
            awaitLevel(leads, bob, -13);
            press(other, "*9");
            awaitLevel(leads, bob, -10);
            leads.audio().speak(false);
            other.audio().speak(false);
            leads.audio().forget();
            press(other, "*8");
            heard(other, "invalid");
            press(leads, "*8");
            heard(leads, "conference-recorded");
            heard(other, "conference-recorded");
            String recording = state(room).getString("recording");
            press(leads, "*8");
            heard(other, "conference-not-recorded");
            isRecorded(recording, room);
            press(leads, "*#");
            leads.awaitEnded();
            other.awaitEnded();
        }
    }

    /** Waits until somebody is heard this loud, to a decibel. */
    private static void awaitLevel(PhoneCall listener, Phone speaker, double level) {
        await(level + " dB").atMost(ofSeconds(PATIENCE)).pollInterval(ofMillis(100)).until(() -> {
            Hearing heard = listener.listen(ofMillis(400));
            return heard.isTone(speaker.tone()) && Math.abs(heard.levelOf(speaker.tone()) - level) < 1;
        });
    }

    @Test
    void whoDoesNotKnowThePinIsToldAndLetGo() throws Exception {
        var a = carillon.line();
        String room = room();
        try (Phone alice = a.registered()) {
            PhoneCall call = entered(alice, room, "1234");
            heard(call, "conference-pin-wrong");
            press(call, "4321#");
            press(call, "0000#");
            heard(call, "goodbye");
            call.awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), room).getString("explain")).contains("pin-wrong");
        }
    }

    private void put(String path, Map<String, ?> body) throws Exception {
        carillon.admin().put("/conference-rooms/" + path, Api.json(body)).expect(202);
    }

    /** Waits until this prompt has been heard, and forgets what was heard. */
    private static void heard(PhoneCall call, String prompt) {
        await(prompt).atMost(ofSeconds(PATIENCE)).pollInterval(ofMillis(300))
                .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", prompt) > 0.9);
        call.audio().forget();
    }

    /** A listener hears the tones of some and not those of others. */
    private static void hears(PhoneCall listener, List<Phone> some, List<Phone> others) throws Exception {
        Hearing heard = listener.listen(ofMillis(600));
        long deadline = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (!isOf(heard, some, others) && System.nanoTime() < deadline) {
            heard = listener.listen(ofMillis(600));
        }
        StringBuilder levels = new StringBuilder();
        some.forEach(one -> levels.append(' ').append(one.user()));
        others.forEach(one -> levels.append(" not ").append(one.user()));
        for (Phone one : some) {
            levels.append(String.format(" %.1f dB,", heard.levelOf(one.tone())));
        }
        for (Phone one : others) {
            levels.append(String.format(" %.1f dB,", heard.levelOf(one.tone())));
        }
        assertThat(isOf(heard, some, others)).as("to be heard:%s %s", levels, heard).isTrue();
    }

    private static boolean isOf(Hearing heard, List<Phone> some, List<Phone> others) {
        return some.stream().allMatch(one -> heard.levelOf(one.tone()) > -16)
                && others.stream().allMatch(one -> heard.levelOf(one.tone()) < -30);
    }
}
