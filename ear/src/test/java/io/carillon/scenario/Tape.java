package io.carillon.scenario;

import io.carillon.phone.Hearing;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A recording as somebody at the API hears it. */
record Tape(short[] left, short[] right) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int HEADER = 44;
    private static final int RATE = 8000;
    private static final int QUIET = 200;

    /** The bytes of an answer. */
    static HttpResponse<byte[]> fetch(Installation carillon, Api as, String id, String rangeOrNull) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(carillon.http() + "/api/recordings/" + id + "/audio"))
                .timeout(Duration.ofSeconds(60));
        if (as.token() != null) {
            request.header("Authorization", "Bearer " + as.token());
        }
        if (rangeOrNull != null) {
            request.header("Range", rangeOrNull);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** All of a recording. */
    static Tape of(Installation carillon, String id) throws Exception {
        HttpResponse<byte[]> answer = fetch(carillon, carillon.admin(), id, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError("audio of " + id + " answered " + answer.statusCode());
        }
        ByteBuffer wav = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        int frames = (answer.body().length - HEADER) / 4;
        Tape tape = new Tape(new short[frames], new short[frames]);
        for (int i = 0; i < frames; i++) {
            tape.left[i] = wav.getShort(HEADER + 4 * i);
            tape.right[i] = wav.getShort(HEADER + 4 * i + 2);
        }
        return tape;
    }

    /** Milliseconds of it. */
    long millis() {
        return left.length * 1000L / RATE;
    }

    /** A stretch of one side. */
    static Hearing part(short[] side, long fromMillis, long toMillis) {
        short[] part = Arrays.copyOfRange(side, (int) (fromMillis * RATE / 1000),
                (int) Math.min(side.length, toMillis * RATE / 1000));
        return new Hearing(part, part.length / 160, 0, 0, 0);
    }

    /** Where, from a moment on, a side falls silent for 100 ms or more; -1 when it does not. */
    static long silentFrom(short[] side, long fromMillis) {
        int run = 0;
        for (int i = (int) (fromMillis * RATE / 1000); i < side.length; i++) {
            run = Math.abs(side[i]) < QUIET ? run + 1 : 0;
            if (run == RATE / 10) {
                return (i - run + 1) * 1000L / RATE;
            }
        }
        return -1;
    }

    /** Where, from a moment on, a side speaks; -1 when it does not. */
    static long speaksFrom(short[] side, long fromMillis) {
        for (int i = (int) (fromMillis * RATE / 1000); i < side.length; i++) {
            if (Math.abs(side[i]) >= QUIET) {
                return i * 1000L / RATE;
            }
        }
        return -1;
    }

    /** The one recording of calls from one number to another, as soon as there is one. */
    static JsonObject await(Installation carillon, String caller, String callee) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var found = carillon.admin().get("/recordings?caller=" + caller + "&callee=" + callee).expect(200).object()
                    .getJsonArray("items");
            if (found.size() == 1) {
                return found.getJsonObject(0);
            }
            if (found.size() > 1 || System.nanoTime() > deadline) {
                throw new AssertionError("recordings of " + caller + " to " + callee + ": " + found);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** The file of a recording below the data directory of a server. */
    static Path file(Path base, String id) throws Exception {
        try (var files = Files.walk(base.resolve("data/carillon/recordings"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id + "."))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no file of " + id));
        }
    }

    /** Whether the file of a recording is there. */
    static boolean isOnDisk(Path base, String id) throws Exception {
        try (var files = Files.walk(base.resolve("data/carillon/recordings"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(id + "."));
        }
    }

    /** Says which calls are recorded; what it was called is given back, to be taken away. */
    static String policy(Installation carillon, String scope, String subject, String wish) throws Exception {
        String name = "p" + Long.toString(System.nanoTime(), 36);
        carillon.admin()
                .post("/recording-policies", Api.json(Map.of(
                        "name", name, "scope", scope, "subject", subject, "record", wish)))
                .expect(201);
        return "/recording-policies/" + name;
    }
}
