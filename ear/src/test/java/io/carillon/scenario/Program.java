package io.carillon.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program of somebody's own that menus ask, and that is not always well. */
final class Program implements AutoCloseable {
    private final Installation carillon;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final String name;
    private final String secret;
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile boolean silent;

    /** One question. */
    record Asked(String type, String id, String timestamp, String signature, String body) {
        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    private Program(Installation carillon, String name) throws Exception {
        this.carillon = carillon;
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/menu";
        secret = carillon.admin().post("/webhooks", Api.json(Map.of("name", name, "url", url, "events",
                Json.createArrayBuilder(List.of("menu.asked")).build()))).expect(201).object().getString("secret");
    }

    static Program of(Installation carillon, String name) throws Exception {
        return new Program(carillon, name);
    }

    Program answers(int with, String body) {
        status = with;
        answer = body;
        silent = false;
        return this;
    }

    /** From now on it takes questions and says nothing, until it is closed. */
    Program saysNothing() {
        silent = true;
        return this;
    }

    /** Nobody listens any more. */
    Program dies() {
        server.stop(0);
        return this;
    }

    String name() {
        return name;
    }

    String secret() {
        return secret;
    }

    Asked awaitAsked() throws InterruptedException {
        Asked one = asked.poll(60, TimeUnit.SECONDS);
        if (one == null) {
            throw new AssertionError(name + " was not asked");
        }
        return one;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var head = exchange.getRequestHeaders();
            asked.add(new Asked(head.getFirst("Carillon-Event"), head.getFirst("Carillon-Event-Id"),
                    head.getFirst("Carillon-Timestamp"), head.getFirst("Carillon-Signature"),
                    new String(body, StandardCharsets.UTF_8)));
            if (silent) {
                over.await(2, TimeUnit.MINUTES);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws Exception {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
        carillon.admin().delete("/webhooks/" + name).expect(204);
    }
}
