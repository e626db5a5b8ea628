package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real calls told to a real receiver, which is not always well. */
@ArquillianTest
@RunAsClient
class WebhookTest {
    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    /** What came in. */
    record Told(String type, String event, String timestamp, String signature, String body) {
        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    /** A receiver that answers what it is told to answer. */
    static final class Receiver implements AutoCloseable {
        private final HttpServer server;
        private final List<Told> told = new ArrayList<>();
        private int status;

        Receiver(int status) throws IOException {
            this.status = status;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        }

        private void take(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int answer;
            synchronized (told) {
                told.add(new Told(
                        exchange.getRequestHeaders().getFirst("Carillon-Event"),
                        exchange.getRequestHeaders().getFirst("Carillon-Event-Id"),
                        exchange.getRequestHeaders().getFirst("Carillon-Timestamp"),
                        exchange.getRequestHeaders().getFirst("Carillon-Signature"),
                        new String(body, StandardCharsets.UTF_8)));
                answer = status;
                told.notifyAll();
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        }

        void answers(int other) {
            synchronized (told) {
                status = other;
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        }

        List<Told> await(String what, int count, Predicate<Told> wanted) throws InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            synchronized (told) {
                while (true) {
                    List<Told> found = told.stream().filter(wanted).toList();
                    if (found.size() >= count) {
                        return found;
                    }
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        throw new AssertionError("no " + what + " in " + told);
                    }
                    told.wait(left);
                }
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private JsonObject create(String name, Receiver receiver, String... events) throws Exception {
        var types = Json.createArrayBuilder(List.of(events)).build();
        return carillon.admin()
                .post("/webhooks", Api.json(Map.of("name", name, "url", receiver.url(), "events", types)))
                .expect(201).object();
    }

    private int dead(String name) throws Exception {
        return carillon.admin().get("/webhooks/" + name + "/deliveries?standing=DEAD").expect(200).object().getJsonArray("items").size();
    }

    private JsonObject awaitDelivery(String name, String standing) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var items = carillon.admin().get("/webhooks/" + name + "/deliveries?standing=" + standing)
                    .expect(200).object().getJsonArray("items");
            if (!items.isEmpty()) {
                return items.getJsonObject(0);
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no delivery is " + standing);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    private static String signed(String secret, Told told) throws Exception {
        return signed(secret, told.timestamp() + "." + told.body());
    }

    /** As it has to be signed. */
    static String signed(String secret, String words) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] code = mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        return "sha256=" + HexFormat.of().formatHex(code);
    }

    @Test
    void aReceiverThatFailsFirstHearsOfTheCallAndItsRecordAllTheSame() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Receiver receiver = new Receiver(503);
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            JsonObject made = create("ill", receiver, "call.ended", "cdr.*");
            LiveChannelTest.answered(alice, bob, b.number()).hangUp();
            Predicate<Told> record = told -> told.type().equals("cdr.created")
                    && told.json().getJsonObject("data").getString("caller").equals(a.number());
            Predicate<Told> ended = told -> told.type().equals("call.ended")
                    && told.json().getJsonObject("data").getString("from").equals(a.number());
            receiver.await("first try", 1, record);
            receiver.answers(204);
            List<Told> tries = receiver.await("second try", 2, record);
            assertThat(tries.get(0).event()).isEqualTo(tries.get(1).event());
            assertThat(tries.get(0).body()).isEqualTo(tries.get(1).body());
            receiver.await("the end of the call", 2, ended);
            for (Told told : tries) {
                assertThat(told.signature()).isEqualTo(signed(made.getString("secret"), told));
            }
            assertThat(awaitDelivery("ill", "DELIVERED").getInt("attempts")).isGreaterThanOrEqualTo(2);
            assertThat(carillon.admin().get("/webhooks/ill").expect(200).object().containsKey("secret")).isFalse();
        } finally {
            carillon.admin().delete("/webhooks/ill").expect(204);
        }
    }

    @Test
    void whatIsRefusedIsADeadLetterUntilItIsSentAgain() throws Exception {
        try (Receiver receiver = new Receiver(404)) {
            create("dead", receiver, "cdr.created");
            String event = carillon.admin().post("/webhooks/dead/test", null).expect(202).object().getString("eventId");
            receiver.await("the test", 1, told -> told.event().equals(event));
            JsonObject dead = awaitDelivery("dead", "DEAD");
            assertThat(dead.getInt("httpStatus")).isEqualTo(404);
            receiver.answers(200);
            carillon.admin().post("/webhooks/dead/deliveries/" + dead.getInt("id") + "/replay", null).expect(202);
            receiver.await("the test again", 2, told -> told.event().equals(event));
            assertThat(awaitDelivery("dead", "DELIVERED").getString("eventId")).isEqualTo(event);
        } finally {
            carillon.admin().delete("/webhooks/dead").expect(204);
        }
    }

    @Test
    void aTestIsSentFromThePageAndAgainWhenItWasRefused() throws Exception {
        try (Receiver receiver = new Receiver(404)) {
            create("paged", receiver, "cdr.created");
            var page = browser.admin("/webhooks/at/paged").press("Send a test").see("404");
            receiver.answers(200);
            page.press("Send again").see("Delivered");
            receiver.await("the test again", 2, told -> true);
            receiver.answers(404);
            page.press("Send a test").see("404").press("Send a test");
            receiver.await("two that are refused", 4, told -> true);
            Awaitility.await("both are given up").atMost(Duration.ofSeconds(60)).until(() -> dead("paged") == 2);
            receiver.answers(200);
            page.press("Send all failed ones again").miss("404");
            receiver.await("both again", 6, told -> true);
            Awaitility.await("nothing is given up").atMost(Duration.ofSeconds(60)).until(() -> dead("paged") == 0);
        } finally {
            carillon.admin().delete("/webhooks/paged").expect(204);
        }
    }

    @Test
    void whatCannotBeAWebhookIsSaidByField() throws Exception {
        var types = Json.createArrayBuilder(List.of("NOT AN EVENT")).build();
        Api.Reply reply = carillon.admin()
                .post("/webhooks", Api.json(Map.of("name", "wrong", "url", "ftp://example.com", "events", types)))
                .expect(400);
        assertThat(reply.body()).contains("\"url\"").contains("\"events\"");
    }
}
