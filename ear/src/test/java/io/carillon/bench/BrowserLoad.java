package io.carillon.bench;

import io.carillon.browser.Chromium;
import io.carillon.browser.JsSipPhone;
import io.carillon.browser.NodePackages;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a call of a browser takes until both hear one another: from its INVITE over a secure WebSocket, with the
 * challenge, checks and the handshake in between, to the first audio at each end. The desk phone answers at once.
 */
final class BrowserLoad {
    private static final int FIRST_CALLS = 3;
    private static final double MOST_MILLIS = 500;
    private static final double TONE = 730;

    private final InetSocketAddress udp;
    private final InetSocketAddress webSocket;
    private final Path work;
    private final Latencies atBrowser = new Latencies();
    private final Latencies atDesk = new Latencies();

    BrowserLoad(InetSocketAddress udp, InetSocketAddress webSocket, Path work) {
        this.udp = udp;
        this.webSocket = webSocket;
        this.work = work;
    }

    /** Libraries of a lock file that lies beside that of JsSIP. */
    static NodePackages packages(String name, Path work) throws Exception {
        Path lock = Path.of(System.getProperty("bench.jssip", "src/interop/jssip")).resolveSibling(name);
        return NodePackages.of(lock, work.resolve(name))
                .orElseThrow(() -> new IOException("no " + name + ": npm or its registry is missing"));
    }

    /** Whether nineteen of twenty calls were up in time. */
    boolean run(String caller, String called, String secret, int calls) throws Exception {
        NodePackages libraries = packages("jssip", work);
        Path profile = Files.createTempDirectory(work, "browser");
        try (Chromium chromium = Chromium.start(profile, packages("playwright", work));
                Phone desk = Phone.on(udp, called, secret).register()) {
            JsSipPhone browser = JsSipPhone.in(chromium, libraries, TONE).register(
                    "wss://" + webSocket.getHostString() + ":" + webSocket.getPort() + "/sip",
                    "sip:" + caller + "@" + udp.getHostString(), secret);
            for (int i = 0; i < FIRST_CALLS + calls; i++) {
                call(browser, desk, called, i >= FIRST_CALLS);
            }
            browser.stop();
        }
        boolean passed = atBrowser.millis(95) <= MOST_MILLIS && atDesk.millis(95) <= MOST_MILLIS;
        System.out.printf(Locale.ROOT, "%n%-10s %6s %14s %14s %14s %14s%n", "browser", "calls", "browser p50 ms", "browser p95 ms",
                "desk p50 ms", "desk p95 ms");
        System.out.printf(Locale.ROOT, "%-10s %6d %14.0f %14.0f %14.0f %14.0f%n", "JsSIP", calls, atBrowser.millis(50),
                atBrowser.millis(95), atDesk.millis(50), atDesk.millis(95));
        System.out.printf("browser: both hear one another, at most %.0f ms after the INVITE: %s%n", MOST_MILLIS, passed ? "PASS" : "FAIL");
        return passed;
    }

    private void call(JsSipPhone browser, Phone desk, String called, boolean counts) throws Exception {
        browser.call("sip:" + called + "@" + udp.getHostString());
        PhoneCall in = desk.awaitCall();
        in.answer();
        JsSipPhone.FirstAudio first = browser.firstAudio();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (in.audio().firstHeard() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the desk phone heard nothing");
            }
            LockSupport.parkNanos(1_000_000);
        }
        if (counts) {
            atBrowser.add((first.heard() - first.invited()) * 1_000_000);
            atDesk.add((in.audio().firstHeard() - first.invited()) * 1_000_000);
        }
        browser.hangUp();
        in.awaitEnded();
        browser.await("ended");
    }
}
