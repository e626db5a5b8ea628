package io.carillon.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.carillon.server.Fork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Whoever understands speech, where the server of the test run looks for it; whatever is said, it hears the same words. */
final class SpeechService implements AutoCloseable {
    private static final int PORT = Fork.port(18555);

    private final HttpServer server;
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final byte[] words;

    private SpeechService(String words) throws IOException {
        this.words = words.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", PORT), 5);
        server.createContext("/understand", this::understand);
        server.start();
    }

    static SpeechService hearing(String words) throws IOException {
        return new SpeechService(words);
    }

    private void understand(HttpExchange exchange) throws IOException {
        byte[] sound = exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestURI().getQuery() + " " + new String(sound, 0, 4, StandardCharsets.US_ASCII) + " "
                + (sound.length > 8000 ? "long" : "short"));
        exchange.sendResponseHeaders(200, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    /** What it was asked, in order: the query, how the sound begins, and whether there is much of it. */
    BlockingQueue<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
