package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Calls that are recorded: who is heard where and when, who may hear it, and what stands on the disk. */
@ArquillianTest
@RunAsClient
class RecordingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STAR = 10;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void callerAndCalleeAreHeardOnTheirSidesAndWhenTheySpoke() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String policy = Tape.policy(carillon, "EXTENSION", b.number(), "ALWAYS");
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                EventEar ledger = EventEar.on(carillon, "CarillonCdr", "eventType = 'recording.ready'")) {
            Talk talk = Talk.between(alice, bob);
            Instant hushed = Instant.now();
            talk.in().audio().speak(false);
            talk.in().listen(ofMillis(600));
            talk.in().audio().speak(true);
            talk.out().listen(ofMillis(600));
            talk.hangUp();

            JsonObject recording = Tape.await(carillon, a.number(), b.number());
            String id = recording.getString("id");
            assertThat(recording.getString("ended")).isEqualTo("CALL_ENDED");
            assertThat(recording.getString("startedBy")).isEqualTo("policy");
            assertThat(recording.getInt("packetsLost")).isZero();
            assertThat(recording.getInt("channels")).isEqualTo(2);
            assertThat(recording.getString("extensions")).isEqualTo(a.number() + "," + b.number());
            Tape tape = Tape.of(carillon, id);
            assertThat(tape.millis()).isEqualTo(Math.round(recording.getJsonNumber("seconds").doubleValue() * 1000));

            long spoken = Duration.between(Instant.parse(recording.getString("startedAt")), hushed).toMillis();
            assertThat(Tape.part(tape.left(), 400, spoken - 200).isTone(alice.tone())).as("caller on the left").isTrue();
            assertThat(Tape.part(tape.right(), 400, spoken - 200).isTone(bob.tone())).as("callee on the right").isTrue();
            long silence = Tape.silentFrom(tape.right(), spoken - 200);
            assertThat(silence).as("the callee falls silent when it did").isBetween(spoken - 100, spoken + 300);
            long back = Tape.speaksFrom(tape.right(), silence + 100);
            assertThat(back - silence).as("and speaks again when it did").isBetween(500L, 3_000L);
            assertThat(Tape.part(tape.left(), silence + 100, back - 100).isTone(alice.tone()))
                    .as("the caller speaks meanwhile").isTrue();

            EventEar.Heard ready = ledger.await(heard -> heard.body().getJsonObject("data").getString("recordingId")
                    .equals(id), PATIENCE);
            assertThat(ready.property("toNumber")).isEqualTo(b.number());
            assertThat(ready.body().getString("subject")).isEqualTo(recording.getString("callId"));
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void theDiskHoldsNothingThatCouldBeHeard() throws Exception {
        String id = recorded();
        byte[] raw = Files.readAllBytes(Tape.file(Path.of(System.getProperty("carillon.test.base")), id));
        assertThat(new String(raw, StandardCharsets.ISO_8859_1)).doesNotContain("RIFF", "WAVE");
        assertThat(raw.length).isGreaterThan(30_000);
        int[] counts = new int[256];
        for (byte one : raw) {
            counts[one & 0xff]++;
        }
        double mean = raw.length / 256.0;
        assertThat(Arrays.stream(counts).max().orElseThrow()).as("the commonest byte is no commoner than others")
                .isLessThan((int) (mean + 8 * Math.sqrt(mean)));
    }

    /** A call that was recorded; the id of the recording. */
    private String recorded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            ask(a.number(), "start");
            awaitPhase(a.number(), "ON");
            talk.out().listen(ofMillis(2000));
            talk.hangUp();
            return Tape.await(carillon, a.number(), b.number()).getString("id");
        }
    }

    private JsonObject callOf(String caller) throws Exception {
        for (var value : carillon.admin().get("/calls").expect(200).object().getJsonArray("items")) {
            if (value.asJsonObject().getString("from").equals(caller)) {
                return value.asJsonObject();
            }
        }
        throw new AssertionError("no call of " + caller);
    }

    private void ask(String caller, String wish) throws Exception {
        carillon.admin().post("/calls/" + callOf(caller).getString("id") + "/recording/" + wish, null).expect(202);
    }

    private void awaitPhase(String caller, String phase) {
        await().atMost(PATIENCE).until(() -> callOf(caller).getString("recording").equals(phase));
    }

    @Test
    void whoMayHearsAStretchAndItIsNoted() throws Exception {
        String id = recorded();
        byte[] all = Tape.fetch(carillon, carillon.admin(), id, null).body();
        HttpResponse<byte[]> some = Tape.fetch(carillon, carillon.admin(), id, "bytes=16000-48001");
        assertThat(some.statusCode()).isEqualTo(206);
        assertThat(some.headers().firstValue("Content-Range")).hasValue("bytes 16000-48001/" + all.length);
        assertThat(some.body()).isEqualTo(Arrays.copyOfRange(all, 16000, 48002));
        assertThat(Tape.fetch(carillon, carillon.admin(), id, "bytes=-10").body())
                .isEqualTo(Arrays.copyOfRange(all, all.length - 10, all.length));
        assertThat(Tape.fetch(carillon, carillon.admin(), id, "bytes=" + all.length + "-").statusCode()).isEqualTo(416);

        assertThat(Tape.fetch(carillon, Api.anonymous(carillon.http()), id, null).statusCode()).isEqualTo(401);
        Api user = People.loggedIn(carillon, "user");
        assertThat(Tape.fetch(carillon, user, id, null).statusCode()).isEqualTo(403);
        user.get("/recordings").expect(403);
        Api auditor = People.loggedIn(carillon, "auditor");
        auditor.get("/recordings/" + id).expect(200);
        assertThat(Tape.fetch(carillon, auditor, id, null).statusCode()).isEqualTo(403);
        auditor.delete("/recordings/" + id).expect(403);
        assertThat(Tape.fetch(carillon, carillon.admin(), "r-no-such-thing", null).statusCode()).isEqualTo(404);

        String trail = carillon.admin().get("/audit").expect(200).body();
        assertThat(trail).contains("recording.heard", id);
        auditor.get("/recordings/" + id + "/waveform").expect(403);
        isSeenAndIsGoneWithTheAudio(id);
    }

    private void isSeenAndIsGoneWithTheAudio(String id) throws Exception {
        Tape tape = Tape.of(carillon, id);
        Api.Reply first = carillon.admin().get("/recordings/" + id + "/waveform").expect(200);
        JsonObject seen = first.object();
        assertThat(Math.round(seen.getJsonNumber("seconds").doubleValue() * 1000)).isEqualTo(tape.millis());
        assertThat(seen.getJsonArray("sides")).hasSize(2);
        short[][] heard = {tape.left(), tape.right()};
        for (int side = 0; side < 2; side++) {
            var peaks = seen.getJsonArray("sides").getJsonObject(side).getJsonArray("peaks");
            assertThat(peaks.getInt(peaks.size() / 2)).as("a tone of -10 dB").isBetween(60, 110);
            int loudest = 0;
            for (short sample : heard[side]) {
                loudest = Math.max(loudest, Math.abs(sample));
            }
            int drawn = 0;
            for (int i = 0; i < peaks.size(); i++) {
                drawn = Math.max(drawn, peaks.getInt(i));
            }
            assertThat(drawn).isEqualTo(loudest * 255 / 32768);
        }
        assertThat(carillon.admin().get("/recordings/" + id + "/waveform").expect(200).body()).isEqualTo(first.body());
        assertThat(carillon.admin().get("/audit").expect(200).body()).contains("recording.looked-at", id);
        carillon.admin().get("/recordings/r-no-such-thing/waveform").expect(404);
        carillon.admin().delete("/recordings/" + id).expect(204);
        carillon.admin().get("/recordings/" + id + "/waveform").expect(404);
    }

    @Test
    void theKeysRecordAndTheApiPauses() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            press(talk.in(), talk.out());
            awaitPhase(a.number(), "ON");
            talk.out().listen(ofMillis(1000));
            ask(a.number(), "pause");
            awaitPhase(a.number(), "PAUSED");
            talk.out().audio().digit(4, 101);
            talk.in().listen(ofMillis(1500));
            ask(a.number(), "resume");
            awaitPhase(a.number(), "ON");
            talk.out().listen(ofMillis(1000));
            press(talk.in(), talk.out());
            awaitPhase(a.number(), "OFF");
            talk.hearOneAnother();
            talk.hangUp();

            JsonObject recording = Tape.await(carillon, a.number(), b.number());
            assertThat(recording.getString("startedBy")).isEqualTo(b.number());
            assertThat(recording.getString("ended")).isEqualTo("STOPPED");
            assertThat(recording.getJsonArray("pauses")).hasSize(1);
            JsonObject pause = recording.getJsonArray("pauses").getJsonObject(0);
            long from = Math.round(pause.getJsonNumber("fromSeconds").doubleValue() * 1000);
            long to = Math.round(pause.getJsonNumber("toSeconds").doubleValue() * 1000);
            assertThat(to - from).isGreaterThan(1400);
            Tape tape = Tape.of(carillon, recording.getString("id"));
            for (short[] side : new short[][] {tape.left(), tape.right()}) {
                assertThat(Tape.speaksFrom(side, from + 1)).as("not a sound in the pause").isGreaterThanOrEqualTo(to - 1);
                assertThat(Tape.part(side, from + 1, to - 1).level()).isLessThan(-90);
            }
            assertThat(Tape.part(tape.left(), to + 100, to + 900).isTone(alice.tone())).isTrue();
            assertThat(Tape.part(tape.left(), Math.max(0, from - 600), from).isTone(alice.tone())).isTrue();
        }
    }

    /** The star and one; between them audio passes, as between the presses of a finger. */
    private static void press(PhoneCall phone, PhoneCall other) throws Exception {
        phone.audio().digit(STAR, 101);
        other.listen(ofMillis(200));
        phone.audio().digit(1, 101);
        other.listen(ofMillis(200));
    }

    /** The test run tells everybody in Britain, and whoever talks with them. */
    @Test
    void bothAreToldBeforeTheyAreRecordedWhereThatIsWanted() throws Exception {
        var a = carillon.line();
        String name = "told" + a.number();
        String number = "00442079460123";
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, name, "127.0.2.9", Map.of())) {
            Trunking.route(carillon, name, "00442079460ZZZ", carrier);
            PhoneCall out = alice.call(number);
            PhoneCall in = carrier.phone().awaitCall();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            ask(a.number(), "start");
            VoiceBox.hears(out, "call-recorded");
            VoiceBox.hears(in, "call-recorded");
            VoiceBox.hears(out, carrier.phone().tone());
            VoiceBox.hears(in, alice.tone());
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject recording = Tape.await(carillon, a.number(), number);
            Tape tape = Tape.of(carillon, recording.getString("id"));
            assertThat(Tape.part(tape.left(), 300, 1_000).isTone(alice.tone())).isTrue();
            assertThat(Tape.part(tape.right(), 300, 1_000).isTone(carrier.phone().tone())).isTrue();
            assertThat(carillon.awaitCdr(a.number(), number).getString("explain")).contains("told that it is recorded");
        }
    }

    @Test
    void whatLeavesByATrunkIsRecordedWhereThePolicyOfTheTrunkWantsIt() throws Exception {
        var a = carillon.line();
        String name = "taped" + a.number();
        String number = "0" + a.number() + "77";
        String policy = Tape.policy(carillon, "TRUNK", name, "ALWAYS");
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, name, "127.0.2.10", Map.of())) {
            Trunking.route(carillon, name, "0" + a.number() + "ZZ", carrier);
            PhoneCall out = alice.call(number);
            PhoneCall in = carrier.phone().awaitCall();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            Tape tape = Tape.of(carillon, Tape.await(carillon, a.number(), number).getString("id"));
            assertThat(Tape.part(tape.left(), 300, 1_000).isTone(alice.tone())).isTrue();
            assertThat(Tape.part(tape.right(), 300, 1_000).isTone(carrier.phone().tone())).isTrue();
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void callsThatLeaveAndCallsThatComeInAreRecordedByAPolicyEach() throws Exception {
        var a = carillon.line();
        String name = "ways" + a.number();
        String number = "0" + a.number() + "88";
        String did = "49307" + a.number();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, name, "127.0.2.11", Map.of())) {
            Trunking.route(carillon, name, "0" + a.number() + "ZZ", carrier);
            carillon.admin().post("/dids", Api.json(Map.of("number", did, "extension", a.number()))).expect(201);
            recordedByDirection("OUTBOUND", new Way(alice, number, carrier.phone()), new Way(carrier.phone(), did, alice));
            recordedByDirection("INBOUND", new Way(carrier.phone(), did, alice), new Way(alice, number, carrier.phone()));
        } finally {
            carillon.admin().delete("/dids/" + did);
        }
    }

    private record Way(Phone from, String dialled, Phone to) {
        Talk talk() throws Exception {
            PhoneCall out = from.call(dialled);
            PhoneCall in = to.awaitCall();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            return new Talk(from, out, to, in);
        }
    }

    /** One call is recorded and another is not. */
    private void recordedByDirection(String direction, Way one, Way other) throws Exception {
        String policy = Tape.policy(carillon, "DIRECTION", direction, "ALWAYS");
        try {
            Talk talk = one.talk();
            awaitPhase(one.from().user(), "ON");
            talk.hearOneAnother();
            talk.hangUp();
            Tape tape = Tape.of(carillon, Tape.await(carillon, one.from().user(), one.dialled()).getString("id"));
            assertThat(Tape.part(tape.left(), 300, 1_000).isTone(one.from().tone())).as(direction).isTrue();
            assertThat(Tape.part(tape.right(), 300, 1_000).isTone(one.to().tone())).as(direction).isTrue();
            Talk unheard = other.talk();
            unheard.hearOneAnother();
            assertThat(callOf(other.from().user()).getString("recording")).isEqualTo("OFF");
            unheard.hangUp();
        } finally {
            carillon.admin().delete(policy).expect(204);
        }
    }

    @Test
    void whereAPolicySaysNeverNothingIsRecorded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String always = Tape.policy(carillon, "EXTENSION", a.number(), "ALWAYS");
        String never = Tape.policy(carillon, "EXTENSION", b.number(), "NEVER");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            press(talk.in(), talk.out());
            ask(a.number(), "start");
            talk.out().listen(ofMillis(400));
            assertThat(callOf(a.number()).getString("recording")).isEqualTo("OFF");
            talk.hangUp();
            carillon.awaitCdr(a.number(), b.number());
            assertThat(carillon.admin().get("/recordings?caller=" + a.number()).expect(200).object()
                    .getJsonArray("items")).isEmpty();
        } finally {
            carillon.admin().delete(always).expect(204);
            carillon.admin().delete(never).expect(204);
        }
    }

    @Test
    void whatIsOnHoldCannotBeDestroyedAndWhatIsDestroyedIsGone() throws Exception {
        String id = recorded();
        Path file = Tape.file(Path.of(System.getProperty("carillon.test.base")), id);
        String path = "/recordings/" + id;
        JsonObject held = carillon.admin().put(path + "/hold", Api.json(Map.of("hold", true))).expect(200).object();
        assertThat(held.getBoolean("legalHold")).isTrue();
        carillon.admin().delete(path).expect(409);
        assertThat(file).exists();
        carillon.admin().put(path + "/hold", Api.json(Map.of("hold", false))).expect(200);
        carillon.admin().delete(path).expect(204);
        assertThat(file).doesNotExist();
        carillon.admin().get(path).expect(404);
        carillon.admin().delete(path).expect(404);
    }
}
