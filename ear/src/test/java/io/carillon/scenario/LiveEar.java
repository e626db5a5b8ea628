package io.carillon.scenario;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the live channel. */
final class LiveEar implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonObject> heard = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;
    private int closedWith;

    /** As a browser connects: the token is a subprotocol. */
    static LiveEar of(Installation carillon, String token) {
        LiveEar ear = new LiveEar();
        ear.socket = HTTP.newWebSocketBuilder()
                .subprotocols("carillon.v1", "token." + token)
                .buildAsync(address(carillon, ""), ear)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return ear;
    }

    /** As those connect who put the token into the address. */
    static LiveEar byAddress(Installation carillon, String token) {
        LiveEar ear = new LiveEar();
        ear.socket = HTTP.newWebSocketBuilder()
                .buildAsync(address(carillon, "?token=" + token), ear)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return ear;
    }

    /** Who is not let in. @return the status of the answer */
    static int refused(Installation carillon, String... headers) {
        try {
            WebSocket.Builder builder = HTTP.newWebSocketBuilder();
            for (int i = 0; i + 1 < headers.length; i += 2) {
                builder.header(headers[i], headers[i + 1]);
            }
            builder.buildAsync(address(carillon, ""), new LiveEar()).orTimeout(20, TimeUnit.SECONDS).join().abort();
            throw new AssertionError("was let in");
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw failed;
        }
    }

    private static URI address(Installation carillon, String query) {
        return URI.create(carillon.http().toString().replaceFirst("^http", "ws") + "/api/live" + query);
    }

    LiveEar say(String text) {
        socket.sendText(text, true).orTimeout(20, TimeUnit.SECONDS).join();
        return this;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            try (var reader = Json.createReader(new StringReader(part.toString()))) {
                synchronized (heard) {
                    heard.add(reader.readObject());
                    heard.notifyAll();
                }
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        synchronized (heard) {
            closedWith = code;
            heard.notifyAll();
        }
        return null;
    }

    /** The first message like this, as soon as it has come. */
    JsonObject await(String what, Predicate<JsonObject> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        synchronized (heard) {
            while (true) {
                for (JsonObject one : heard) {
                    if (wanted.test(one)) {
                        return one;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("no " + what + " in " + heard);
                }
                heard.wait(left);
            }
        }
    }

    JsonObject await(String type) throws InterruptedException {
        return await(type, message -> message.getString("type").equals(type));
    }

    /** All that has come so far. */
    List<JsonObject> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** The code with which the server ended it. */
    int awaitClose() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        synchronized (heard) {
            while (closedWith == 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("still open");
                }
                heard.wait(left);
            }
            return closedWith;
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
