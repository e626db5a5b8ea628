package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Bot;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.BucketProcess;
import io.carillon.server.CarillonServer;
import io.carillon.server.Health;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What becomes of recordings when the application is replaced or their time is over, on a server that keeps them in a bucket.
 * When the server is killed: {@link KillTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingSurvivalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double BEEP_HERTZ = 1000;

    private Postgres postgres;
    private BucketProcess bucket;
    private Bot listener;
    private CarillonServer server;
    private Installation carillon;

    @BeforeAll
    void start() throws Exception {
        postgres = Postgres.fresh("recordings-data", 15_434);
        bucket = new BucketProcess(15_480, Path.of(System.getProperty("carillon.test.work")).resolve("recordings-bucket")).start();
        listener = new Bot();
        server = postgres.usedBy(CarillonServer.fresh("recordings", 6000))
                .with("carillon.transcripts.url", listener.url())
                .with("carillon.recording.s3.endpoint", bucket.url())
                .with("carillon.recording.s3.bucket", BucketProcess.BUCKET)
                .with("carillon.recording.s3.key-id", BucketProcess.KEY_ID)
                .with("carillon.recording.s3.secret", "bucket-secret")
                .withPassword("bucket-secret", BucketProcess.SECRET)
                .start();
        carillon = server.installation();
        Tape.policy(carillon, "DIRECTION", "INTERNAL", "ALWAYS");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        listener.close();
        bucket.close();
        postgres.close();
    }

    @Test
    void aRecordingOutlivesTheApplicationItBeganIn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            server.redeployEar();
            server.awaitReady();
            talk.hearOneAnother();
            JsonObject live = carillon.admin().get("/calls").expect(200).object().getJsonArray("items")
                    .getValuesAs(JsonObject.class).stream().filter(one -> one.toString().contains("\"" + a.number() + "\""))
                    .findFirst().orElseThrow();
            String path = "/calls/" + live.getString("id");
            assertThat(live.getString("recording")).as("known to the next application").isEqualTo("ON");
            carillon.admin().post(path + "/recording/pause", null).expect(202);
            await().atMost(PATIENCE).until(() -> carillon.admin().get(path).expect(200).object().getString("recording")
                    .equals("PAUSED"));
            carillon.admin().post(path + "/recording/resume", null).expect(202);
            server.undeployEar();
            talk.hangUp();
            server.redeployedEar();
            server.awaitReady();
            JsonObject recording = Tape.await(carillon, a.number(), b.number());
            assertThat(recording.getString("ended")).isEqualTo("CALL_ENDED");
            Tape tape = Tape.of(carillon, recording.getString("id"));
            assertThat(Tape.part(tape.left(), 500, 1500).isTone(alice.tone())).isTrue();
            assertThat(recording.getJsonNumber("seconds").doubleValue()).isGreaterThan(3);
        }
    }

    @Test
    void thePurgeTakesWhatIsDueAndNotWhatIsHeldAndNobodySeesAnotherTenant() throws Exception {
        String due = recorded();
        String held = recorded();
        String later = recorded();
        carillon.admin().put("/recordings/" + held + "/hold", Api.json(Map.of("hold", true))).expect(200);
        Path dueObject = inBucket(due);
        Path heldObject = inBucket(held);
        postgres.run("update recording set keep_until = now() - interval '1 second' where id in ('" + due + "', '" + held
                + "')");
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            carillon.admin().post("/jobs/recording-purge/executions", null);
            return !Files.exists(dueObject);
        });
        await().atMost(PATIENCE).until(() -> carillon.admin().get("/recordings/" + due).status() == 404);
        carillon.admin().get("/recordings/" + held).expect(200);
        carillon.admin().get("/recordings/" + later).expect(200);
        assertThat(heldObject).exists();
        assertThat(carillon.admin().get("/audit").expect(200).body()).contains("recording.destroyed", due);

        postgres.run("update recording set tenant = 'other' where id = '" + later + "'");
        carillon.admin().get("/recordings/" + later).expect(404);
        assertThat(Tape.fetch(carillon, carillon.admin(), later, null).statusCode()).isEqualTo(404);
        carillon.admin().delete("/recordings/" + later).expect(404);
        carillon.admin().put("/recordings/" + later + "/hold", Api.json(Map.of("hold", true))).expect(404);
    }

    @Test
    void aMessageForManyIsPurgedBoxByBoxAndABoxThatIsFullTakesNothing() throws Exception {
        var a = carillon.line();
        VoiceBox small = new VoiceBox(carillon, carillon.line().number());
        VoiceBox large = new VoiceBox(carillon, carillon.line().number());
        small.set(Map.of("language", "en", "messages", 1));
        large.set(Map.of("language", "en"));
        String list = "89" + small.extension();
        carillon.admin().post("/voicemail-lists", Json.createObjectBuilder().add("number", list).add("title", "All")
                .add("members", Json.createArrayBuilder().add(small.extension()).add(large.extension())).build()).expect(201);
        try (Phone ann = a.registered()) {
            PhoneCall out = ann.call(list);
            out.awaitAnswered();
            VoiceBox.hears(out, "vm-leave", BEEP_HERTZ);
            VoiceBox.speaks(out, Duration.ofMillis(3_000));
            out.hangUp();
            String first = small.onlyMessage().getString("id");
            String second = large.onlyMessage().getString("id");
            PhoneCall vain = ann.call("*99" + small.extension());
            vain.awaitAnswered();
            VoiceBox.hears(vain, "vm-full");
            vain.awaitEnded();
            Path object = inBucket(first.length() < second.length() ? first : second);
            purged(first, small);
            assertThat(object).as("the other has it still").exists();
            assertThat(large.audio(second, "bytes=0-").statusCode()).isEqualTo(206);
            purged(second, large);
            assertThat(object).doesNotExist();
            assertThat(carillon.admin().get("/audit").expect(200).body()).contains("voicemail.destroyed", first, second);
        } finally {
            carillon.admin().delete("/voicemail-lists/" + list).expect(204);
        }
    }

    /** Its time is over: the next run of the job destroys it. */
    private void purged(String message, VoiceBox box) throws Exception {
        postgres.run("update voicemail_message set keep_until = now() - interval '1 second' where id = '" + message + "'");
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            carillon.admin().post("/jobs/voicemail-purge/executions", null);
            return box.messages().isEmpty();
        });
    }

    @Test
    void aRecordingIsHeardFromTheBucketAndWaitsOnTheDiskWhileTheBucketIsAway() throws Exception {
        String first = recorded();
        Path object = inBucket(first);
        assertThat(Files.readString(object, StandardCharsets.ISO_8859_1)).as("closed before it left").doesNotContain("RIFF");
        byte[] all = audio(first, null).body();
        assertThat(Tape.of(carillon, first).millis()).isGreaterThan(500);
        HttpResponse<byte[]> some = audio(first, "bytes=20001-24000");
        assertThat(some.statusCode()).isEqualTo(206);
        assertThat(some.body()).isEqualTo(Arrays.copyOfRange(all, 20_001, 24_001));
        assertThat(carillon.admin().get("/recordings/" + first + "/waveform").expect(200).body()).contains("peaks");

        bucket.kill9();
        assertThat(audio(first, null).statusCode()).as("not now").isEqualTo(503);
        carillon.admin().delete("/recordings/" + first).expect(503);
        String second = recorded();
        byte[] kept = audio(second, null).body();
        assertThat(kept.length).as("heard from the disk").isGreaterThan(16_000);
        assertThat(Tape.file(server.base(), second)).exists();
        server.awaitOutput("CARILLON20947: .*bucket " + BucketProcess.BUCKET + ".*nobody answers there", PATIENCE);
        awaitAway(1);

        bucket.start();
        inBucket(second);
        server.awaitOutput("CARILLON20948: ", PATIENCE);
        awaitAway(0);
        assertThat(audio(second, null).body()).isEqualTo(kept);
        carillon.admin().delete("/recordings/" + second).expect(204);
        assertThat(bucket.object(second)).doesNotExist();
        assertThat(audio(first, "bytes=20001-24000").body()).as("whose destruction was begun").isEqualTo(some.body());
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            carillon.admin().post("/jobs/recording-purge/executions", null);
            return !Files.exists(object);
        });
        await().atMost(PATIENCE).until(() -> carillon.admin().get("/recordings/" + first).status() == 404);
    }

    @Test
    void aBucketThatRefusesIsSaidWithTheReasonAndNothingIsLost() throws Exception {
        bucket.kill9();
        bucket.start("not the secret that the server has been told");
        String id;
        byte[] heard;
        try {
            id = recorded();
            server.awaitOutput("CARILLON20947: .*bucket " + BucketProcess.BUCKET + ".*403 SignatureDoesNotMatch", PATIENCE);
            awaitAway(1);
            Health health = Health.of(server.managementPort(), "ready");
            assertThat(health.isUp()).as("calls go on").isTrue();
            assertThat(health.body()).containsPattern("\"bucketAway\" ?: ?true");
            heard = audio(id, null).body();
            assertThat(heard.length).as("from the disk").isGreaterThan(16_000);
            assertThat(bucket.object(id)).doesNotExist();
        } finally {
            bucket.kill9();
            bucket.start();
        }
        inBucket(id);
        awaitAway(0);
        assertThat(audio(id, null).body()).isEqualTo(heard);
    }

    /** The disk of new recordings is one on which nothing is free; then it is the former one again. */
    @Test
    void whenTheDiskIsFullCallsGoOnAndWhoWantsToLeaveAMessageIsTold() throws Exception {
        Path disk = server.base().resolve("data/carillon/recordings/new");
        Path away = disk.resolveSibling("away");
        var a = carillon.line();
        var b = carillon.line();
        VoiceBox box = new VoiceBox(carillon, b.number());
        box.set(Map.of("language", "en"));
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            Files.move(disk, away);
            Files.createSymbolicLink(disk, Path.of("/proc"));
            try {
                server.awaitOutput("CARILLON20940: .* has stopped, the call goes on: only 0 MB are free.* make room", PATIENCE);
                talk.hearOneAnother();
                assertThat(carillon.admin().get("/calls").expect(200).body()).contains("\"recording\":\"OFF\"");
                talk.hangUp();
                PhoneCall out = alice.call("*99" + b.number());
                out.awaitAnswered();
                VoiceBox.hears(out, "vm-failed");
                out.awaitEnded();
                assertThat(box.messages()).isEmpty();
            } finally {
                Files.delete(disk);
                Files.move(away, disk);
            }
            Talk.between(bob, alice).hangUp();
            Tape.await(carillon, b.number(), a.number());
            JsonObject before = Tape.await(carillon, a.number(), b.number());
            assertThat(Tape.of(carillon, before.getString("id")).millis()).as("what was said before").isGreaterThan(500);
        }
    }

    @Test
    void whatIsSaidToAMailboxIsUnderstoodOverAWebSocket() throws Exception {
        var a = carillon.line();
        VoiceBox box = new VoiceBox(carillon, carillon.line().number());
        box.set(Map.of("language", "es", "transcribe", true));
        try (Phone ann = a.registered()) {
            box.isLeftAMessage(ann, Duration.ofMillis(2_500));
            await().atMost(PATIENCE).until(() -> listener.texts().contains("{\"event\":\"stop\"}"));
            assertThat(listener.texts().get(0)).isEqualTo("{\"event\":\"start\",\"language\":\"es\",\"sampleRate\":8000}");
            assertThat(listener.levelInTheMiddle(ann.tone(), 8000)).as(listener.describe(8000)).isGreaterThan(-20);
            listener.tell("please call");
            listener.tell("me back");
            listener.bye();
            await().atMost(PATIENCE).until(() -> box.onlyMessage().getJsonObject("transcript").getString("state").equals("DONE"));
            assertThat(box.onlyMessage().getJsonObject("transcript").getString("text")).isEqualTo("please call me back");
        }
    }

    @Test
    void whatIsOlderThanItIsKeptGoesAndWhatIsStillNeededStays() throws Exception {
        Api admin = carillon.admin();
        String n = carillon.line().number();
        rename(n, "Second");
        rename(n, "Third");
        String quiet = carillon.line().number();
        admin.post("/sites", Api.json(Map.of("name", "help" + n, "country", "DE", "city", "Jena", "street", "Markt"))).expect(201);
        admin.delete("/sites/help" + n).expect(204);
        long third = change(n, 0);
        long second = change(n, 1);
        long first = change(n, 2);
        postgres.run("update plan_change set changed_at = now() - interval '366 days' where id in (" + first + ", " + second
                        + ") or name in ('" + quiet + "', 'help" + n + "')",
                "update audit set at_time = now() - interval '1096 days' where subject in ('" + n + "', 'help" + n
                        + "') and action not like '%.changed'");
        purge();
        await().atMost(PATIENCE).until(() -> admin.get("/history/" + first).status() == 410);
        server.awaitOutput("CARILLON50013: [0-9]+ rows of HISTORY are gone", PATIENCE);
        server.awaitOutput("CARILLON50013: [0-9]+ rows of AUDIT are gone", PATIENCE);
        assertThat(admin.post("/history/" + second + "/revert", null).expect(410).body()).contains("not kept any more");
        admin.get("/history/999999999").expect(404);
        assertThat(admin.get("/history?kind=extension&name=" + n).expect(200).object().getJsonArray("items")).hasSize(1);
        assertThat(admin.get("/history?kind=extension&name=" + quiet).expect(200).object().getJsonArray("items"))
                .as("the newest of what is there").hasSize(1);
        assertThat(admin.get("/history?kind=site&name=help" + n).expect(200).object().getJsonArray("items"))
                .as("of places of calls for help").hasSize(2);
        assertThat(admin.get("/audit?what=" + n).expect(200).body()).contains("extension.changed").doesNotContain("extension.created");
        assertThat(admin.get("/audit?what=help" + n).expect(200).body()).contains("site.created", "site.deleted");
        assertThat(admin.get("/audit?who=history-purge").expect(200).body()).contains("history.purged", "audit.purged");
        long rows = postgres.number("select count(*) from plan_change");
        purge();
        assertThat(postgres.number("select count(*) from plan_change")).as("once more").isEqualTo(rows);
        admin.post("/history/" + third + "/revert", null).expect(200);
        assertThat(admin.get("/extensions/" + n).expect(200).object().getString("displayName")).isEqualTo("Second");
    }

    private void rename(String number, String name) throws Exception {
        String path = "/extensions/" + number;
        carillon.admin().put(path, Api.json(Map.of("displayName", name)), "If-Match",
                carillon.admin().get(path).expect(200).header("ETag")).expect(200);
    }

    private long change(String number, int index) throws Exception {
        return carillon.admin().get("/history?kind=extension&name=" + number).expect(200).object().getJsonArray("items")
                .getJsonObject(index).getJsonNumber("id").longValue();
    }

    /** A run of the job, to its end. */
    private void purge() throws Exception {
        String job = "/jobs/history-purge/executions";
        long id = carillon.admin().post(job, null).expect(202).object().getJsonNumber("id").longValue();
        await().atMost(PATIENCE).until(() -> carillon.admin().get(job + "/" + id).expect(200).object().getString("status")
                .equals("COMPLETED"));
    }

    @Test
    void aChangeThatCannotBeToldIsNotMade() throws Exception {
        Api admin = carillon.admin();
        String n = carillon.line().number();
        String limits = "/extensions/" + n + "/limits";
        String mac = String.format("001565%06x", Integer.parseInt(n));
        JsonObject list = Json.createObjectBuilder().add("name", "list-" + n).add("displayName", "Hall")
                .add("members", Json.createArrayBuilder().add(n)).build();
        JsonObject device = Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t46s").add("label", "Hall")
                .add("lines", Json.createArrayBuilder().add(Api.json(Map.of("extension", n)))).build();
        postgres.run("alter table plan_change add constraint untold check (kind not in ('limits', 'device', 'watch-list')) not valid");
        try {
            String tag = admin.get(limits).expect(200).header("ETag");
            assertThat(admin.put(limits, Api.json(Map.of("calls", 3)), "If-Match", tag).status()).isGreaterThanOrEqualTo(500);
            assertThat(admin.post("/watch-lists", list).status()).isGreaterThanOrEqualTo(500);
            assertThat(admin.post("/devices", device).status()).isGreaterThanOrEqualTo(500);
            assertThat(admin.get(limits).expect(200).header("ETag")).isEqualTo(tag);
            admin.get("/watch-lists/list-" + n).expect(404);
            admin.get("/devices/" + mac).expect(404);
            assertThat(postgres.number("select count(*) from call_limit where number = '" + n + "'")).isZero();
            assertThat(postgres.number("select count(*) from audit where subject in ('" + n + "', 'list-" + n + "', '" + mac
                    + "') and action <> 'extension.created'")).isZero();
        } finally {
            postgres.run("alter table plan_change drop constraint untold");
        }
        admin.post("/watch-lists", list).expect(201);
        admin.post("/devices", device).expect(201);
        admin.delete("/devices/" + mac).expect(204);
        admin.delete("/watch-lists/list-" + n).expect(204);
    }

    private void awaitAway(int away) throws Exception {
        carillon.awaitStatus("recordings.depot.away " + away,
                status -> status.getJsonObject("gauges").getInt("recordings.depot.away") == away);
    }

    private HttpResponse<byte[]> audio(String id, String range) throws Exception {
        return Tape.fetch(carillon, carillon.admin(), id, range);
    }

    /** Where a recording lies as soon as it lies in the bucket and nowhere else. */
    private Path inBucket(String id) {
        Path object = bucket.object(id);
        await(id + " in the bucket").atMost(PATIENCE).until(() -> Files.exists(object) && !Tape.isOnDisk(server.base(), id));
        return object;
    }

    private String recorded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
            return Tape.await(carillon, a.number(), b.number()).getString("id");
        }
    }
}
