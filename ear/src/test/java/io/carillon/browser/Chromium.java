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
import java.util.concurrent.CopyOnWriteArrayList;
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
            "--remote-debugging-port=0",
            // an empty page speaks with this machine here
            "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets");

    private static final int DRAG_STEPS = 6;
    private static final int SHIFT = 8;
    private static final int FORBIDDEN = 403;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Map<Integer, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final URI list;
    private JsonObject page;
    private WebSocket tools;

    private Chromium(Process process, Path directory) throws Exception {
        this.process = process;
        this.list = list(directory);
        this.page = firstPage();
        this.tools = tools();
    }

    private WebSocket tools() throws Exception {
        return HTTP.newWebSocketBuilder().buildAsync(URI.create(page.getString("webSocketDebuggerUrl")), new Reader())
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
            return new Chromium(process, directory);
        } catch (Exception | AssertionError failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private static URI list(Path directory) throws Exception {
        Path port = directory.resolve("profile/DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readString(port).lines().count() < 2) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no browser:\n" + Files.readString(directory.resolve("chromium.txt")));
            }
            LockSupport.parkNanos(50_000_000);
        }
        return URI.create("http://127.0.0.1:" + Files.readString(port).lines().findFirst().orElseThrow() + "/json/list");
    }

    private JsonObject firstPage() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (var value : Json.createReader(new StringReader(asked("GET", "list"))).readArray()) {
                if (value.asJsonObject().getString("type").equals("page")) {
                    return value.asJsonObject();
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the browser has no page");
    }

    private String asked(String method, String what) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(list.resolve(what)).method(method, HttpRequest.BodyPublishers.noBody()).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Runs a script and waits for what it promises; an error of it fails the test. */
    public String run(String script) throws Exception {
        JsonObject result = tell("Runtime.evaluate", Json.createObjectBuilder()
                .add("expression", script)
                .add("awaitPromise", true)
                .add("userGesture", true)
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

    /** An empty page in place of this one, which leaves nothing behind but what the browser keeps of the files it has read. */
    public void forget() throws Exception {
        run("if (location.origin.startsWith('http')) { localStorage.clear(); } ''");
        String before = page.getString("id");
        page = Json.createReader(new StringReader(asked("PUT", "new?about:blank"))).readObject();
        asked("GET", "close/" + before);
        tools.abort();
        tools = tools();
        tell("Page.bringToFront", Json.createObjectBuilder());
        faults.clear();
    }

    /** From now on it is noted what goes wrong in pages. */
    public void noting() throws Exception {
        tell("Runtime.enable", Json.createObjectBuilder());
        tell("Log.enable", Json.createObjectBuilder());
    }

    /** What went wrong in pages: errors that nobody caught, and what the policy of a page forbade. Refused requests are none. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Makes the window so many pixels wide and high. */
    public void size(int width, int height) throws Exception {
        tell("Emulation.setDeviceMetricsOverride", Json.createObjectBuilder()
                .add("width", width).add("height", height).add("deviceScaleFactor", 1).add("mobile", false));
    }

    /** Takes the page's way to any server away, or gives it back. */
    public void offline(boolean away) throws Exception {
        tell("Network.enable", Json.createObjectBuilder());
        tell("Network.emulateNetworkConditions", Json.createObjectBuilder()
                .add("offline", away).add("latency", 0).add("downloadThroughput", -1).add("uploadThroughput", -1));
    }

    /** What has such an address is not fetched any more; without addresses everything is again. */
    public void block(String... addresses) throws Exception {
        tell("Network.enable", Json.createObjectBuilder());
        tell("Network.setBlockedURLs", Json.createObjectBuilder().add("urls", Json.createArrayBuilder(List.of(addresses))));
    }

    /** The same page anew, and nothing of it from what the browser has kept. */
    public void reload() throws Exception {
        tell("Page.reload", Json.createObjectBuilder().add("ignoreCache", true));
    }

    /** Presses a key where the reader is, as {@code Enter} or {@code Tab}. */
    public void key(String name) throws Exception {
        var key = Json.createObjectBuilder().add("key", name).add("code", name)
                .add("windowsVirtualKeyCode", name.equals("Enter") ? 13 : 9).build();
        var down = Json.createObjectBuilder(key).add("type", "keyDown");
        tell("Input.dispatchKeyEvent", name.equals("Enter") ? down.add("text", "\r") : down);
        tell("Input.dispatchKeyEvent", Json.createObjectBuilder(key).add("type", "keyUp"));
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

    /**
     * Presses a key of the keyboard and lets it go.
     *
     * @param name as pages call it, such as Tab
     * @param code of the key, as Windows counts keys
     * @param text what it writes, empty for nothing
     */
    void key(String name, int code, String text, boolean shift) throws Exception {
        JsonObjectBuilder down = key(name, code, shift).add("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
        tell("Input.dispatchKeyEvent", text.isEmpty() ? down : down.add("text", text));
        tell("Input.dispatchKeyEvent", key(name, code, shift).add("type", "keyUp"));
    }

    private static JsonObjectBuilder key(String name, int code, boolean shift) {
        return Json.createObjectBuilder().add("key", name).add("code", name)
                .add("windowsVirtualKeyCode", code).add("nativeVirtualKeyCode", code).add("modifiers", shift ? SHIFT : 0);
    }

    /** From now on it is noted what pages ask for and may not have. */
    public void watchingRefusals() throws Exception {
        tell("Network.enable", Json.createObjectBuilder());
    }

    /** What pages asked for and were refused, since they were last asked for. */
    public List<String> refusals() {
        List<String> seen = List.copyOf(refused);
        refused.removeAll(seen);
        return seen;
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

    /** From now on files that a page gives to its reader lie there. */
    public void savingTo(Path directory) throws Exception {
        tell("Browser.setDownloadBehavior",
                Json.createObjectBuilder().add("behavior", "allow").add("downloadPath", directory.toString()));
    }

    /** What is seen, as PNG. */
    public byte[] picture() throws Exception {
        JsonObject taken = tell("Page.captureScreenshot", Json.createObjectBuilder().add("format", "png").add("optimizeForSpeed", true));
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

    private void note(String event, JsonObject told) {
        if (event.equals("Runtime.exceptionThrown")) {
            JsonObject thrown = told.getJsonObject("exceptionDetails");
            JsonObject exception = thrown.getJsonObject("exception");
            faults.add(thrown.getString("text") + " " + (exception == null ? "" : exception.getString("description", exception.toString())));
        } else if (event.equals("Network.responseReceived") && told.getJsonObject("response").getInt("status") == FORBIDDEN) {
            refused.add(told.getJsonObject("response").getString("url"));
        } else if (event.equals("Log.entryAdded")) {
            JsonObject entry = told.getJsonObject("entry");
            String text = entry.getString("text");
            // a library first tries a style that stands in the page, before it is dressed as the page allows
            if (entry.getString("level").equals("error") && !entry.getString("source").equals("network")
                    && !text.startsWith("Applying inline style")) {
                faults.add(text);
            }
        }
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
                } else if (heard.containsKey("method")) {
                    note(heard.getString("method"), heard.getJsonObject("params"));
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
