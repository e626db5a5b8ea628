package io.carillon.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Chromium with one empty page, driven by Playwright. What the page computes comes back as text. Belongs to the thread that
 * started it.
 */
public final class Chromium implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final List<String> OPTIONS = List.of(
            "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            // a sound server that goes away would stop the clock of what pages say and hear
            "--disable-audio-output", "--autoplay-policy=no-user-gesture-required",
            "--allow-loopback-in-peer-connection",
            // an empty page speaks with this machine here
            "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets");
    private static final int DRAG_STEPS = 6;
    private static final int FORBIDDEN = 403;

    private final Playwright playwright;
    private final BrowserContext browser;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private boolean alive = true;
    private boolean noting;
    private Page page;
    private CDPSession tools;

    private Chromium(Playwright playwright, Path directory) {
        this.playwright = playwright;
        this.browser = playwright.chromium().launchPersistentContext(directory.resolve("profile"),
                new BrowserType.LaunchPersistentContextOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setChromiumSandbox(false)
                        .setIgnoreHTTPSErrors(true)
                        .setArgs(OPTIONS));
        browser.setDefaultTimeout(PATIENCE_MILLIS);
        browser.onClose(gone -> alive = false);
        browser.onResponse(answer -> {
            if (answer.status() == FORBIDDEN) {
                refused.add(answer.url());
            }
        });
        on(browser.pages().get(0));
    }

    /**
     * Starts a browser.
     *
     * @param directory where its profile lies
     * @param driver what drives it, from the lock file in {@code ear/src/interop/playwright}
     */
    public static Chromium start(Path directory, NodePackages driver) {
        System.setProperty("playwright.cli.dir", driver.directory().toAbsolutePath().toString());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent("PLAYWRIGHT_NODEJS_PATH", "node");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            return new Chromium(playwright, directory);
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    private void on(Page another) {
        page = another;
        page.onCrash(gone -> alive = false);
        tools = browser.newCDPSession(page);
        if (noting) {
            note();
        }
    }

    /** Runs a script and waits for what it promises; an error of it fails the test. */
    public String run(String script) throws Exception {
        JsonObject result = evaluated(script);
        if (result.has("exceptionDetails")) {
            throw new AssertionError("the page failed: " + result);
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? "" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** By the browser's own tools: the page forbids what is made of text, and they may. */
    private JsonObject evaluated(String script) {
        JsonObject order = new JsonObject();
        order.addProperty("expression", script);
        order.addProperty("awaitPromise", true);
        order.addProperty("userGesture", true);
        order.addProperty("returnByValue", true);
        try {
            return tools.send("Runtime.evaluate", order);
        } catch (PlaywrightException between) {
            throw new AssertionError("the page went away: " + between.getMessage(), between);
        }
    }

    /** Clicks, as a mouse does, what a script finds: when it is seen, rests and nothing lies above it. */
    public void click(String script) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            try {
                ElementHandle found = page.evaluateHandle("() => " + script).asElement();
                found.click(new ElementHandle.ClickOptions().setTimeout(PATIENCE_MILLIS / 3.0));
                return;
            } catch (PlaywrightException replaced) {
                // drawn anew between the look and the click
                if (replaced instanceof TimeoutError || System.nanoTime() > end || !replaced.getMessage().contains("not attached")) {
                    throw new AssertionError(script + " cannot be clicked: " + replaced.getMessage(), replaced);
                }
            }
        }
    }

    /** Leaves the page for another address; it is there when its document is. */
    public void open(URI address) {
        page.navigate(address.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** An empty page in place of this one, which leaves nothing behind but what the browser keeps of the files it has read. */
    public void forget() throws Exception {
        run("if (location.origin.startsWith('http')) { localStorage.clear(); } ''");
        Page before = page;
        on(browser.newPage());
        before.close();
        page.bringToFront();
        faults.clear();
    }

    /** From now on it is noted what goes wrong in pages. */
    public void noting() {
        if (!noting) {
            noting = true;
            note();
        }
    }

    private void note() {
        tools.on("Runtime.exceptionThrown", this::thrown);
        tools.on("Log.entryAdded", this::logged);
        tools.send("Runtime.enable");
        tools.send("Log.enable");
    }

    /** What went wrong in pages: errors that nobody caught, and what the policy of a page forbade. Refused requests are none. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public boolean isAlive() {
        return alive;
    }

    /** Makes the window so many pixels wide and high. */
    public void size(int width, int height) {
        page.setViewportSize(width, height);
    }

    /** Takes the page's way to any server away, or gives it back. */
    public void offline(boolean away) {
        browser.setOffline(away);
    }

    /** What has such an address is not fetched any more; without addresses everything is again. */
    public void block(String... addresses) {
        page.unrouteAll();
        for (String address : addresses) {
            page.route(address, Route::abort);
        }
    }

    /** The same page anew, and nothing of it from what the browser has kept. */
    public void reload() {
        JsonObject order = new JsonObject();
        order.addProperty("ignoreCache", true);
        tools.send("Page.reload", order);
    }

    /** Presses a key where the reader is, as {@code Enter}, {@code Tab} or {@code Shift+Tab}. */
    public void key(String name) {
        page.keyboard().press(name);
    }

    /** Types letters where the reader is. */
    public void type(String text) {
        page.keyboard().type(text);
    }

    /** What pages asked for and were refused, since this was last asked. */
    public List<String> refusals() {
        List<String> seen = List.copyOf(refused);
        refused.removeAll(seen);
        return seen;
    }

    /** Presses the mouse at a point of the window, carries it to another and lets go. */
    public void drag(Point from, Point to) {
        Mouse mouse = page.mouse();
        mouse.move(from.x(), from.y());
        mouse.down();
        mouse.move(to.x(), to.y(), new Mouse.MoveOptions().setSteps(DRAG_STEPS));
        mouse.up();
    }

    /** A point of the window, in pixels from its upper left corner. */
    public record Point(double x, double y) {}

    /** Seconds that the page has spent until now, by kind of work: all of it, scripts, styles and layout. */
    public Map<String, Double> spent() {
        tools.send("Performance.enable");
        JsonArray metrics = tools.send("Performance.getMetrics").getAsJsonArray("metrics");
        Map<String, Double> spent = new TreeMap<>();
        for (JsonElement metric : metrics) {
            JsonObject one = metric.getAsJsonObject();
            String name = one.get("name").getAsString();
            if (name.endsWith("Duration")) {
                spent.put(name.replace("Duration", ""), one.get("value").getAsDouble());
            }
        }
        return spent;
    }

    /** The file that the page gives to its reader when this is done. */
    public Download taken(Runnable deed) {
        return page.waitForDownload(deed);
    }

    /** What is seen, as PNG. */
    public byte[] picture() {
        return page.screenshot();
    }

    private void thrown(JsonObject told) {
        JsonObject details = told.getAsJsonObject("exceptionDetails");
        JsonObject exception = details.getAsJsonObject("exception");
        faults.add(details.get("text").getAsString() + " "
                + (exception == null ? "" : exception.has("description") ? exception.get("description").getAsString() : exception.toString()));
    }

    private void logged(JsonObject told) {
        JsonObject entry = told.getAsJsonObject("entry");
        String text = entry.get("text").getAsString();
        // a library first tries a style that stands in the page, before it is dressed as the page allows
        if (entry.get("level").getAsString().equals("error") && !entry.get("source").getAsString().equals("network")
                && !text.startsWith("Applying inline style")) {
            faults.add(text);
        }
    }

    @Override
    public void close() throws IOException {
        playwright.close();
    }
}
