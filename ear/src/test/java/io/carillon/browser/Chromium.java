package io.carillon.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Debian's Chromium with one empty page. What the page computes comes back as text. */
public final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COMMAND = List.of(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--use-fake-device-for-media-capture", "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection", "--ignore-certificate-errors",
            "--remote-debugging-port=0");

    private static final int DRAG_STEPS = 6;

    private final Process process;
    private final WebSocket tools;
    private final Map<Integer, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    private Chromium(Process process, URI page) throws Exception {
        this.process = process;
        this.tools = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Reader())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Starts a browser whose profile lies in this directory. */
    public static Chromium start(Path directory) throws Exception {
        List<String> command = new java.util.ArrayList<>(COMMAND);
        command.add("--user-data-dir=" + directory.resolve("profile"));
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("chromium.txt").toFile())
                .start();
        try {
            return new Chromium(process, page(directory));
        } catch (Exception | AssertionError failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private static URI page(Path directory) throws Exception {
        Path port = directory.resolve("profile/DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readString(port).lines().count() < 2) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no browser:\n" + Files.readString(directory.resolve("chromium.txt")));
            }
            LockSupport.parkNanos(50_000_000);
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readString(port).lines().findFirst().orElseThrow() + "/json/list");
        while (System.nanoTime() < deadline) {
            String pages = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (var value : Json.createReader(new StringReader(pages)).readArray()) {
                JsonObject page = value.asJsonObject();
                if (page.getString("type").equals("page")) {
                    return URI.create(page.getString("webSocketDebuggerUrl"));
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the browser has no page");
    }

    /** Runs a script and waits for what it promises; an error of it fails the test. */
    public String run(String script) throws Exception {
        JsonObject result = tell("Runtime.evaluate", Json.createObjectBuilder()
                .add("expression", script)
                .add("awaitPromise", true)
                .add("returnByValue", true));
        if (result == null || result.containsKey("exceptionDetails")) {
            throw new AssertionError("the page failed: " + result);
        }
        var value = result.getJsonObject("result").get("value");
        return value == null ? "" : value instanceof jakarta.json.JsonString text ? text.getString() : value.toString();
    }

    /** Leaves the page for another address; it is there when its document is. */
    public void open(URI address) throws Exception {
        tell("Page.navigate", Json.createObjectBuilder().add("url", address.toString()));
    }

    /** Makes the window so many pixels wide and high. */
    public void size(int width, int height) throws Exception {
        tell("Emulation.setDeviceMetricsOverride", Json.createObjectBuilder()
                .add("width", width).add("height", height).add("deviceScaleFactor", 1).add("mobile", false));
    }

    /** Presses the mouse at a point of the window, carries it to another and lets go. */
    public void drag(Point from, Point to) throws Exception {
        mouse("mouseMoved", from, 0);
        mouse("mousePressed", from, 1);
        for (int step = 1; step <= DRAG_STEPS; step++) {
            mouse("mouseMoved", from.towards(to, (double) step / DRAG_STEPS), 1);
        }
        mouse("mouseReleased", to, 0);
    }

    /** A point of the window, in pixels from its upper left corner. */
    public record Point(double x, double y) {
        private Point towards(Point other, double share) {
            return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
        }
    }

    private void mouse(String type, Point at, int buttons) throws Exception {
        tell("Input.dispatchMouseEvent", Json.createObjectBuilder()
                .add("type", type).add("x", at.x()).add("y", at.y())
                .add("button", type.equals("mouseMoved") && buttons == 0 ? "none" : "left")
                .add("buttons", buttons).add("clickCount", 1));
    }

    /** Seconds that the page has spent until now, by kind of work: all of it, scripts, styles and layout. */
    public Map<String, Double> spent() throws Exception {
        tell("Performance.enable", Json.createObjectBuilder());
        Map<String, Double> spent = new TreeMap<>();
        for (var metric : tell("Performance.getMetrics", Json.createObjectBuilder()).getJsonArray("metrics")) {
            JsonObject one = metric.asJsonObject();
            if (one.getString("name").endsWith("Duration")) {
                spent.put(one.getString("name").replace("Duration", ""), one.getJsonNumber("value").doubleValue());
            }
        }
        return spent;
    }

    /** What is seen, as PNG. */
    public byte[] picture() throws Exception {
        JsonObject taken = tell("Page.captureScreenshot", Json.createObjectBuilder().add("format", "png"));
        return Base64.getDecoder().decode(taken.getString("data"));
    }

    /** What the tool answers to an order; null when it refuses. */
    private JsonObject tell(String method, JsonObjectBuilder parameters) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        awaited.put(id, answer);
        JsonObject request = Json.createObjectBuilder()
                .add("id", id)
                .add("method", method)
                .add("params", parameters)
                .build();
        tools.sendText(request.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getJsonObject("result");
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                JsonObject heard = Json.createReader(new StringReader(message.toString())).readObject();
                message.setLength(0);
                CompletableFuture<JsonObject> waiting = heard.containsKey("id") ? awaited.remove(heard.getInt("id")) : null;
                if (waiting != null) {
                    waiting.complete(heard);
                }
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        tools.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
