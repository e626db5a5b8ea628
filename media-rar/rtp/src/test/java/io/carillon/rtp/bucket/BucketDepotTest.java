package io.carillon.rtp.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.carillon.rtp.tap.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire to a bucket. Whether signatures are right is said by a real service: the scenario on the server. */
class BucketDepotTest {
    private static final String NAME = "r-1234-abcd";
    private static final int PART = 4_000_000;

    @TempDir
    Path directory;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, byte[]> parts = new ConcurrentSkipListMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";
    private volatile int lost;
    private volatile String badPart = "";
    private HttpServer service;
    private BucketDepot depot;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::serve);
        service.start();
        depot = new BucketDepot(new BucketSettings("house", URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                "eu-central-1", "AKID", "s3", true, "pbx/", PART), "a-secret");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (range == null ? "" : " " + range));
            byte[] body = exchange.getRequestBody().readAllBytes();
            String rights = exchange.getRequestHeaders().getFirst("Authorization");
            assertSigned(exchange, body, rights);
            if (!refusal.isEmpty()) {
                answer(exchange, Integer.parseInt(refusal.substring(0, 3)),
                        ("<Error><Code>" + refusal.substring(4) + "</Code></Error>").getBytes(StandardCharsets.UTF_8));
                return;
            }
            one(exchange, body, range);
        }
    }

    private static void assertSigned(HttpExchange exchange, byte[] body, String rights) throws IOException {
        try {
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            boolean signed = rights != null
                    && rights.matches("AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-central-1/s3/aws4_request, ?SignedHeaders="
                            + "[a-z0-9;-]*host;[a-z0-9;-]*x-amz-content-sha256;[a-z0-9;-]*x-amz-date[a-z0-9;-]*,"
                            + " ?Signature=[0-9a-f]{64}")
                    && digest.equals(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
            if (!signed) {
                exchange.sendResponseHeaders(400, -1);
                throw new IOException("not signed: " + rights);
            }
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void one(HttpExchange exchange, byte[] body, String range) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestURI().getQuery() != null) {
            part(exchange, path, body);
            return;
        }
        byte[] there = objects.get(path);
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, Arrays.copyOf(body, body.length - lost));
                answer(exchange, 200, new byte[0]);
            }
            case "HEAD" -> {
                if (there != null) {
                    exchange.getResponseHeaders().set("Content-Length", String.valueOf(there.length));
                }
                exchange.sendResponseHeaders(there == null ? 404 : 200, -1);
            }
            case "DELETE" -> {
                objects.remove(path);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> stretch(exchange, there, range);
        }
    }

    /** An upload in parts: begun, sent part by part, put together or forgotten. */
    private void part(HttpExchange exchange, String path, byte[] body) throws IOException {
        Map<String, String> query = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one.length > 1 ? one[1] : ""));
        if (!query.containsKey("uploads") && !query.get("uploadId").equals("up/1=")) {
            answer(exchange, 404, "<Error><Code>NoSuchUpload</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                String number = query.get("partNumber");
                if (number.equals(badPart)) {
                    answer(exchange, 500, "<Error><Code>InternalError</Code></Error>".getBytes(StandardCharsets.UTF_8));
                    return;
                }
                parts.put(number, body);
                exchange.getResponseHeaders().set("ETag", "\"tag-" + number + "\"");
                answer(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                parts.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> answer(exchange, 200, (query.containsKey("uploads")
                    ? "<InitiateMultipartUploadResult><UploadId>up/1=</UploadId></InitiateMultipartUploadResult>"
                    : joined(path, new String(body, StandardCharsets.UTF_8))).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String joined(String path, String list) {
        StringBuilder expected = new StringBuilder();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach((number, body) -> {
            expected.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>\"tag-").append(number)
                    .append("\"</ETag></Part>");
            all.writeBytes(body);
        });
        if (!list.contains(">" + expected + "</CompleteMultipartUpload>") || badPart.equals("all")) {
            return "  <Error><Code>InvalidPart</Code></Error>";
        }
        objects.put(path, all.toByteArray());
        return "<CompleteMultipartUploadResult/>";
    }

    private static void stretch(HttpExchange exchange, byte[] there, String range) throws IOException {
        if (there == null) {
            answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(there.length - 1, Integer.parseInt(ends[1]));
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + there.length);
        answer(exchange, 206, Arrays.copyOfRange(there, from, to + 1));
    }

    /** Without its length, as services answer with what they make on the fly. */
    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body);
    }

    private byte[] put(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        depot.put(NAME, Files.write(directory.resolve("file"), bytes));
        return bytes;
    }

    @Test
    void anObjectIsPutLookedAtAndDeleted() throws Exception {
        byte[] bytes = put(100_000);
        assertThat(objects.get("/house/pbx/" + NAME)).isEqualTo(bytes);
        assertThat(depot.delete(NAME)).isTrue();
        assertThat(depot.delete(NAME)).isFalse();
        String object = " /house/pbx/" + NAME;
        assertThat(asked).containsExactly("PUT" + object, "HEAD" + object, "HEAD" + object, "DELETE" + object, "HEAD" + object);
    }

    @Test
    void aLongObjectGoesInPartsAndIsOneInTheEnd() throws Exception {
        byte[] bytes = put(2 * PART + 1);
        assertThat(objects.get("/house/pbx/" + NAME)).isEqualTo(bytes);
        assertThat(parts.values()).extracting(part -> part.length).containsExactly(PART, PART, 1);
        put(PART);
        assertThat(asked).as("one that just fits goes whole").endsWith("PUT /house/pbx/" + NAME, "HEAD /house/pbx/" + NAME);
    }

    @Test
    void partsOfAnUploadThatFailsDoNotStayThere() {
        badPart = "2";
        assertThatThrownBy(() -> put(2 * PART)).hasMessage("PUT was answered with 500 InternalError");
        assertThat(parts).isEmpty();
        badPart = "all";
        assertThatThrownBy(() -> put(2 * PART)).hasMessage("the parts were not put together: InvalidPart");
        assertThat(parts).isEmpty();
        assertThat(objects).isEmpty();
    }

    @Test
    void aLookFindsABucketThatIsThereAndTellsWhyItCannotBeUsed() throws Exception {
        depot.look();
        refusal = "404 NoSuchBucket";
        assertThatThrownBy(depot::look).hasMessage("GET was answered with 404 NoSuchBucket");
        refusal = "403 InvalidAccessKeyId";
        assertThatThrownBy(depot::look).hasMessage("GET was answered with 403 InvalidAccessKeyId");
    }

    @Test
    void whatDidNotArriveWholeIsNotThere() {
        lost = 1;
        assertThatThrownBy(() -> put(1_000)).isInstanceOf(IOException.class)
                .hasMessage("of 1000 bytes 999 are there");
    }

    @Test
    void whoReadsOnIsGivenMoreAtATime() throws Exception {
        byte[] bytes = put(3_000_000);
        asked.clear();
        ByteBuffer all = ByteBuffer.allocate(bytes.length + 10);
        try (Storage.Source source = depot.open(NAME).orElseThrow()) {
            assertThat(source.size()).isEqualTo(bytes.length);
            for (int at = 0; at < bytes.length; at += 16_000) {
                all.limit(Math.min(at + 16_000, all.capacity()));
                source.read(all, at);
            }
        }
        assertThat(all.position()).isEqualTo(bytes.length);
        assertThat(Arrays.copyOf(all.array(), bytes.length)).isEqualTo(bytes);
        assertThat(asked).hasSize(6).first().asString().endsWith("bytes=0-65535");
    }

    @Test
    void whoLooksHereAndThereGetsWhatStandsThere() throws Exception {
        byte[] bytes = put(500_000);
        try (Storage.Source source = depot.open(NAME).orElseThrow()) {
            for (int at : new int[] {499_990, 10, 65_530, 300_000, 65_540, 0}) {
                ByteBuffer some = ByteBuffer.allocate(20);
                source.read(some, at);
                int to = Math.min(at + 20, bytes.length);
                assertThat(Arrays.copyOf(some.array(), some.position())).isEqualTo(Arrays.copyOfRange(bytes, at, to));
            }
        }
    }

    @Test
    void anObjectThatIsNotThereIsAnAnswerAndABucketThatIsNotThereIsTrouble() throws Exception {
        assertThat(depot.open(NAME)).isEmpty();
        refusal = "404 NoSuchBucket";
        assertThatThrownBy(() -> depot.open(NAME)).hasMessage("GET was answered with 404 NoSuchBucket");
        refusal = "403 SignatureDoesNotMatch";
        assertThatThrownBy(() -> depot.open(NAME)).hasMessage("GET was answered with 403 SignatureDoesNotMatch");
        assertThatThrownBy(() -> put(10)).hasMessage("PUT was answered with 403 SignatureDoesNotMatch");
        assertThatThrownBy(() -> depot.delete(NAME)).hasMessage("HEAD was answered with 403");
    }

    @Test
    void aServiceThatIsNotThereIsToldInWords() {
        service.stop(0);
        assertThatThrownBy(() -> depot.open(NAME)).isInstanceOf(IOException.class).hasMessage("nobody answers there");
    }
}
