package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What strangers and bored insiders send to the web server. Whatever it is, others are served meanwhile and afterwards. */
@ArquillianTest
@RunAsClient
class HostileApiTest {
    private static final int KINDS_OF_NAME = 11;
    private static final Duration SERVED = ofSeconds(6);
    private static final Duration LOOKED_FOR = ofSeconds(4);
    private static final Duration READ = ofSeconds(5);
    private static final Duration HEARD = ofSeconds(8);
    /** RFC 6455 section 7.4.1. */
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NO_TEXT = 1007;
    /** Of who announces more than comes, and so answers no ping for a minute. */
    private static final int STALLED = 4008;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Installation carillon = Installation.ofTestRun();

    private void othersAreServed() throws Exception {
        within(SERVED, "others", () -> carillon.admin().get("/auth/me").expect(200));
    }

    /** What is sent is answered in time. */
    private static <T> T within(Duration most, String what, Callable<T> asked) throws Exception {
        long begin = System.nanoTime();
        T answer = asked.call();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(most);
        return answer;
    }

    /** A look-up that skips the password of nobody would differ each time; a machine that is busy does not. */
    @Test
    void whoIsUnknownIsToldAsLateAsWhoIsWrong() throws Exception {
        List<Long> medians = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            List<Long> differences = new ArrayList<>();
            for (int pair = 0; pair < 5; pair++) {
                String known = People.add(carillon, "user");
                long first = loginMicros(known);
                long second = loginMicros("q" + UUID.randomUUID().toString().substring(0, 12));
                differences.add(first - second);
            }
            Collections.sort(differences);
            medians.add(differences.get(2));
            if (Math.abs(differences.get(2)) < 60_000) {
                return;
            }
        }
        throw new AssertionError("microseconds between a wrong password and an unknown name: " + medians);
    }

    private long loginMicros(String username) throws Exception {
        JsonObject login = Json.createObjectBuilder().add("username", username).add("password", "not-this-one-1").build();
        long begin = System.nanoTime();
        Api.Reply reply = Api.anonymous(carillon.http()).post("/auth/login", login);
        long micros = (System.nanoTime() - begin) / 1000;
        assertThat(reply.expect(401).body()).contains("bad-credentials").doesNotContain(username);
        return micros;
    }

    @Test
    void namesThatClimbReachNothing() throws Exception {
        List<String> names = List.of("../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", "..%252f..%252fetc%252fpasswd",
                "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "....//....//etc/passwd", "..%5c..%5cetc%5cpasswd", "%00/etc/passwd",
                "/etc/passwd", "..;/..;/etc/passwd", "%c0%ae%c0%ae/etc/passwd", "shell.jsp");
        List<String> places = List.of("GET /api/prompts/en/", "PUT /api/prompts/en/", "PUT /api/prompts/", "GET /api/recordings/",
                "GET /api/voicemail/201/greetings/", "GET /provision/", "GET /provision/x/", "GET /assets/", "GET /api-docs/",
                "GET /app/../");
        assertThat(names).hasSize(KINDS_OF_NAME);
        String token = carillon.admin().token();
        for (String place : places) {
            for (String name : names) {
                String answer = RawHttp.ask(carillon, token, place + name + " HTTP/1.1");
                assertThat(answer).as(place + name).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5")
                        .doesNotContain("root:", "<%");
                if (!place.contains("/app/")) {
                    assertThat(answer).as(place + name).doesNotStartWith("HTTP/1.1 2");
                }
            }
        }
        othersAreServed();
    }

    @Test
    void statementsInValuesAreValues() throws Exception {
        List<String> values = List.of("'", "''", "\"", "' or '1'='1", "' or 1=1--", "1; drop table cdr", "') or ('1'='1", "admin'--",
                "' union select null,null--", "' and sleep(5)--", "'; select pg_sleep(5);--", "%27%20or%201=1", "\\'", "${1+1}",
                "#{1+1}", "{{7*7}}", "1' order by 99--", "x' and 1=cast((select 1) as int)--", "\u0000", "%' escape '!");
        for (String value : values) {
            String sent = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of("/cdrs?caller=" + sent, "/audit?who=" + sent, "/extensions?after=" + sent,
                    "/history?kind=" + sent, "/users/" + sent, "/recordings?cursor=" + sent)) {
                Api.Reply reply = within(LOOKED_FOR, path, () -> carillon.admin().get(path));
                assertThat(reply.status()).as(path).isLessThan(500);
                assertThat(reply.body()).as(path).doesNotContain("SQL", "org.h2", "Exception", "select ", "at io.carillon");
                if (reply.status() == 200 && path.contains("caller=")) {
                    assertThat(reply.object().getJsonArray("items")).as(path).isEmpty();
                }
            }
        }
    }

    @Test
    void bodiesThatSwellAreRefused() throws Exception {
        String deep = "[".repeat(200_000);
        List<String> bodies = List.of(deep, "{\"a\":".repeat(100_000), "{\"number\":" + "9".repeat(900_000) + "}",
                "{\"number\":1e999999999}", "{\"number\":\"" + "x".repeat(900_000) + "\"}",
                "{" + "\"number\":\"1\",".repeat(40_000) + "\"number\":\"2\"}", "[" + "1,".repeat(400_000) + "1]", "{\"number\":\"\\ud800\"",
                "\u0000".repeat(100_000), "{\"x\":\"" + "y".repeat(2_000_000) + "\"}");
        for (String body : bodies) {
            Api.Reply reply = within(READ, body.substring(0, 12), () -> carillon.admin().send("POST", "/extensions", body));
            assertThat(reply.status()).as(body.substring(0, 12)).isBetween(400, 499);
            othersAreServed();
        }
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(small)) {
            zip.write(new byte[64 << 20]);
        }
        assertThat(within(READ, "a bomb", () -> put("/api/extensions", "POST", small.toByteArray(), "application/json", "gzip")))
                .isBetween(400, 499);
        othersAreServed();
    }

    @Test
    void soundThatIsNoneIsRefused() throws Exception {
        List<byte[]> sounds = List.of(wav(1, 8000, 16, Integer.MAX_VALUE), wav(0, 8000, 16, 16), wav(1, 0, 16, 16),
                wav(1, Integer.MAX_VALUE, 16, 16), wav(200, 8000, 16, 16), wav(1, 8000, 0, 16), wav(1, 8000, 16, -1),
                "RIFF".getBytes(StandardCharsets.US_ASCII), "RIFFxxxxWAVE<%= 7*7 %>".getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
        for (byte[] sound : sounds) {
            String what = sound.length + " bytes";
            assertThat(within(HEARD, what, () -> put("/api/prompts/en/bomb", "PUT", sound, "audio/wav", null))).as(what)
                    .isBetween(400, 499);
            othersAreServed();
        }
        carillon.admin().get("/prompts/en/bomb").expect(404);
        othersAreServed();
    }

    private static byte[] wav(int channels, int rate, int bits, int length) {
        ByteBuffer wav = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * 2).putShort((short) 2);
        return wav.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length).array();
    }

    private int put(String path, String method, byte[] body, String type, String encoding) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(carillon.http() + path))
                .header("Authorization", "Bearer " + carillon.admin().token())
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Half heads, half bodies and bodies whose sender was told to go on: none of them has a thread of the server. */
    @Test
    void twoHundredHalfRequestsKeepNobodyOut() throws Exception {
        List<RawHttp> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                halves.add(half(List.of("Content-Length: 90\r\nX-Slow: ", "Content-Length: 90\r\n\r\n{\"username\":",
                        "Content-Length: 90\r\nExpect: 100-continue\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5a\r\n{").get(i % 4)));
            }
            for (int i = 0; i < 5; i++) {
                othersAreServed();
            }
            assertThat(halves.get(0).endsSilently()).as("a head that does not end").isTrue();
            assertThat(halves.get(2).head()).startsWith("HTTP/1.1 100");
            halves.get(1).send("\"x\",\"password\":\"y\"}" + " ".repeat(59));
            assertThat(halves.get(1).head()).as("a body that comes late").startsWith("HTTP/1.1 40");
        } finally {
            close(halves);
        }
    }

    /** What is too long to be read before it has a thread has a few of them. */
    @Test
    void longBodiesThatStopKeepLongBodiesWaitingAndNobodyElse() throws Exception {
        List<RawHttp> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                halves.add(half("Content-Length: 900000\r\n\r\n" + "x".repeat(50_000)));
            }
            for (int i = 0; i < 5; i++) {
                othersAreServed();
            }
            Awaitility.await("more than may wait").atMost(ofSeconds(60)).pollInterval(ofMillis(100)).until(() -> isAnySentAway(halves));
        } finally {
            close(halves);
        }
        Awaitility.await("long bodies again").atMost(ofSeconds(60)).pollInterval(ofMillis(100)).ignoreExceptions().until(
                () -> carillon.admin().send("POST", "/extensions", " ".repeat(400_000)).status() == 400);
    }

    private static boolean isAnySentAway(List<RawHttp> halves) throws Exception {
        for (RawHttp half : halves) {
            if (half.isAnswered() && half.head().startsWith("HTTP/1.1 503")) {
                return true;
            }
        }
        return false;
    }

    private RawHttp half(String rest) throws Exception {
        RawHttp half = new RawHttp(carillon);
        half.send("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest);
        return half;
    }

    private static void close(List<RawHttp> connections) throws Exception {
        for (RawHttp connection : connections) {
            connection.close();
        }
    }

    @Test
    void oneRequestCannotHideAnother() throws Exception {
        String hidden = "GET /api/extensions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + carillon.admin().token() + "\r\n\r\n";
        String begin = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";
        List<String> smuggled = List.of(
                begin + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
                begin + "Content-Length: 2\r\nContent-Length: " + hidden.length() + "\r\n\r\n{}" + hidden,
                begin + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden,
                begin + "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}" + hidden,
                begin + "Transfer-Encoding:\u000bchunked\r\nContent-Length: 2\r\n\r\n{}" + hidden,
                begin + "Content-Length: +2\r\n\r\n{}" + hidden,
                begin + "Content-Length: 2\r\n\r\n{}" + hidden);
        for (String request : smuggled) {
            try (RawHttp connection = new RawHttp(carillon)) {
                connection.send(request);
                String answer = connection.rest();
                assertThat(answer.split("HTTP/1\\.1 ", -1).length - 1).as(request).isLessThanOrEqualTo(1);
                assertThat(answer).as(request).doesNotContain("\"items\"").doesNotStartWith("HTTP/1.1 500");
            }
        }
        othersAreServed();
    }

    @Test
    void badFramesAndIdleWatchersKeepNobodyOut() throws Exception {
        Map<byte[], Integer> frames = Map.ofEntries(
                entry(bytes(0x81, 0x02, 'h', 'i'), PROTOCOL_ERROR), entry(bytes(0xF1, 0x80, 0, 0, 0, 0), PROTOCOL_ERROR),
                entry(bytes(0x83, 0x80, 0, 0, 0, 0), PROTOCOL_ERROR), entry(bytes(0x09, 0x80, 0, 0, 0, 0), PROTOCOL_ERROR),
                entry(bytes(0x89, 0xFE, 0, 126, 0, 0, 0, 0), PROTOCOL_ERROR),
                entry(bytes(0x80, 0x80, 0, 0, 0, 0), PROTOCOL_ERROR),
                entry(bytes(0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0), STALLED),
                entry(bytes(0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28), NO_TEXT),
                entry(bytes(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED), PROTOCOL_ERROR),
                entry(bytes(0x88, 0x81, 0, 0, 0, 0, 1), PROTOCOL_ERROR));
        List<RawHttp> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                watchers.add(watcher());
            }
            for (Map.Entry<byte[], Integer> frame : frames.entrySet()) {
                try (RawHttp watcher = watcher()) {
                    watcher.send(frame.getKey());
                    assertThat(watcher.closeCode()).as("how %s ends", HexFormat.of().formatHex(frame.getKey()))
                            .isEqualTo(frame.getValue());
                }
            }
            try (LiveEar ear = LiveEar.of(carillon, carillon.admin().token())) {
                ear.await("welcome", message -> message.getString("type").equals("welcome"));
                within(ofSeconds(3), "pong", () -> ear.say("{\"type\":\"ping\"}").await("pong"));
            }
        } finally {
            for (RawHttp watcher : watchers) {
                watcher.close();
            }
        }
    }

    private RawHttp watcher() throws Exception {
        RawHttp watcher = new RawHttp(carillon);
        watcher.send("GET /api/live HTTP/1.1\r\nHost: " + carillon.http().getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + Base64.getEncoder().encodeToString(new byte[16])
                + "\r\nSec-WebSocket-Protocol: carillon.v1, token." + carillon.admin().token() + "\r\n\r\n");
        assertThat(watcher.head()).startsWith("HTTP/1.1 101");
        return watcher;
    }

    private static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    @Test
    void nothingOfTheMachineRoomIsServed() throws Exception {
        for (String path : List.of("/management", "/management/", "/admin-console", "/jmx-console", "/web-console",
                "/invoker/JMXInvokerServlet", "/wildfly-services", "/ejb-remoting", "/h2-console", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF",
                "/WEB-INF/undertow-handlers.conf", "/.git/config", "/.env", "/actuator", "/server-status", "/phpmyadmin", "/hawtio",
                "/batch", "/jolokia", "/openapi/../WEB-INF/web.xml")) {
            String answer = RawHttp.ask(carillon, carillon.admin().token(), "GET " + path + " HTTP/1.1");
            assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("wildfly", "jboss", "undertow");
            assertThat(answer).as(path).doesNotContain("\r\nServer:", "X-Powered-By", "Access-Control-Allow-Origin");
        }
        String preflight = RawHttp.ask(carillon, "x", "OPTIONS /api/extensions HTTP/1.1\r\nOrigin: https://evil.example\r\n"
                + "Access-Control-Request-Method: GET");
        assertThat(preflight).doesNotContain("Access-Control-Allow-Origin");
        assertThat(RawHttp.ask(carillon, "x", "TRACE / HTTP/1.1")).startsWith("HTTP/1.1 4");
    }
}
