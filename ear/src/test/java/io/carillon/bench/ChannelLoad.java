package io.carillon.bench;

import io.carillon.scenario.Api;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Callers who talk with the switch itself: one half hears the greeting of a menu, the other half leaves messages for extensions whose
 * telephones are off. All send G.711 and are listened to for keys. The greeting has to come whole and on time, the messages have to be kept.
 */
final class ChannelLoad {
    private static final String MENU = "5900";
    private static final String GREETING = "bench";
    private static final int GREETING_SECONDS = 240;
    private static final int RATE = 8000;
    private static final int PER_SECOND = 50;
    private static final double CALLS_PER_SECOND = 20;
    /** Until the last caller has heard the greeting of a mailbox and speaks. */
    private static final int SETTLING_SECONDS = 20;
    /** What docs/benchmarks.md allows. */
    private static final double MISSING_PERCENT = 0.1;
    private static final double LATE_PERCENT = 0.1;
    private static final String LOST = "CARILLON20943";

    private final InetSocketAddress sip;
    private final URI http;
    private final Api admin;
    private final Path log;

    /** @param log of the server, which tells of packets that are missing in a message */
    ChannelLoad(InetSocketAddress sip, URI http, Api admin, Path log) {
        this.sip = sip;
        this.http = http;
        this.admin = admin;
        this.log = log;
    }

    /**
     * @param callers who call; @param owners extensions that nobody has registered; @param channels calls at a time, an even number;
     *     @param seconds to be measured
     */
    boolean run(long pid, List<Subscriber> callers, List<Subscriber> owners, int channels, int seconds) throws Exception {
        prepare(owners);
        List<Subscriber> called = new ArrayList<>();
        for (Subscriber owner : owners) {
            called.add(new Subscriber(MENU, ""));
            called.add(owner);
        }
        int filling = (int) Math.ceil(channels / CALLS_PER_SECOND);
        long talk = (filling + SETTLING_SECONDS + seconds + 2) * 1_000L;
        long lostBefore = lost();
        // every other one hears the menu, so those are the calls with even keys
        try (RtpLoad rtp = new RtpLoad(key -> key % 2 == 0);
                CallLoad load = new CallLoad(sip, new CallLoad.Ends(new SipSocket(sip), callers, new SipSocket(sip), called), talk, rtp)) {
            rtp.begin();
            Thread signalling = new Thread(() -> {
                try {
                    load.run(CALLS_PER_SECOND, channels);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            signalling.setDaemon(true);
            signalling.start();
            TimeUnit.SECONDS.sleep(filling + SETTLING_SECONDS);
            int up = rtp.streams();
            double[] spent = new double[1];
            ServerCost[] cost = new ServerCost[1];
            RtpLoad.Result heard = rtp.listen(seconds, () -> cost[0] = ServerCost.of(pid),
                    () -> spent[0] = cost[0].spentMillis());
            signalling.join();
            return verdict(heard, up, channels, spent[0] / 10 / seconds, seconds, load.failed, lost() - lostBefore);
        }
    }

    private boolean verdict(RtpLoad.Result heard, int up, int channels, double core, int seconds, int failed, long lost)
            throws Exception {
        double due = channels / 2.0 * PER_SECOND * seconds;
        System.out.printf(Locale.ROOT, "%nchannels   %d of %d up, %.1f %% of a core, %.1f us per channel and 20 ms; %d frames heard of %.0f%n",
                up, channels, core, core / 100 * 20_000 / channels, heard.received(), due);
        Verdict verdict = new Verdict("channels")
                .atLeast("channels", up, channels)
                .atMost("calls that failed", failed, 0)
                .atMost("frames of the greeting missing, percent", 100 * Math.max(0, due - heard.received()) / due, MISSING_PERCENT)
                .atMost("frames 40 ms late or more, percent", 100 * heard.late() / due, LATE_PERCENT)
                .atMost("messages with packets missing", lost, 0);
        System.out.println(verdict);
        return verdict.passed();
    }

    private void prepare(List<Subscriber> owners) throws Exception {
        HttpResponse<String> kept = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(http.resolve("/api/prompts/en/" + GREETING)).header("Authorization", "Bearer " + admin.token())
                        .header("Content-Type", "audio/wav").PUT(HttpRequest.BodyPublishers.ofByteArray(greeting())).build(),
                HttpResponse.BodyHandlers.ofString());
        if (kept.statusCode() != 200) {
            throw new IOException("the greeting was refused: " + kept.statusCode() + " " + kept.body());
        }
        admin.post("/menus", Json.createObjectBuilder().add("number", MENU).add("title", "Bench").add("greeting",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("file", "default/" + GREETING))).build()).expect(201);
        for (Subscriber owner : owners) {
            String path = "/voicemail/" + owner.number;
            JsonObject settings = Api.json(Map.of("language", "en"));
            admin.put(path, settings, "If-Match", admin.get(path).expect(200).header("ETag")).expect(200);
        }
    }

    /** A tone, a WAV file. */
    private static byte[] greeting() throws IOException {
        int samples = GREETING_SECONDS * RATE;
        ByteBuffer tone = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            tone.putShort((short) Math.round(4000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
        }
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(tone.array()),
                new AudioFormat(RATE, 16, 1, true, false), samples), AudioFileFormat.Type.WAVE, wav);
        return wav.toByteArray();
    }

    private long lost() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(LOST)).count();
        }
    }
}
