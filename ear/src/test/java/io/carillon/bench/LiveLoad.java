package io.carillon.bench;

import io.carillon.scenario.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Browsers that watch calls over the live channel, and what they cost the server beside the calls themselves. */
final class LiveLoad {
    /** Calls of this length, so that the rate times it are up at any time. */
    static final int TALK_SECONDS = 20;

    private static final double MOST_PERCENT = 5;
    /** Without watchers and with them, by turns: what the server does besides is in both. */
    private static final int ROUNDS = 3;
    /** Until what has begun or ended is over. */
    private static final int SETTLE_SECONDS = 3;
    /** What a turn may last longer on a busy machine: calls must not run out in the last. */
    private static final int SPARE_SECONDS = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI channel;
    private final Api admin;
    private final long pid;
    private final LongAdder messages = new LongAdder();
    private final LongAdder characters = new LongAdder();
    private int fewest = Integer.MAX_VALUE;

    LiveLoad(URI address, Api admin, long pid) {
        this.channel = URI.create(address.toString().replaceFirst("^http", "ws") + "/api/live");
        this.admin = admin;
        this.pid = pid;
    }

    /** Whether so many browsers that watch so many calls cost no more than they may. */
    boolean run(CallLoad load, int calls, int watchers, int seconds) throws Exception {
        double rate = (double) calls / TALK_SECONDS;
        int length = TALK_SECONDS + (ROUNDS + 1) * 2 * (seconds + SETTLE_SECONDS + SPARE_SECONDS);
        Thread placing = placing(load, rate, (int) (rate * length));
        TimeUnit.SECONDS.sleep(TALK_SECONDS);
        turn(0, seconds);
        turn(watchers, seconds); // the compiler is done then
        messages.reset();
        characters.reset();
        double alone = 0;
        double watched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            alone += turn(0, seconds) / ROUNDS;
            watched += turn(watchers, seconds) / ROUNDS;
        }
        double told = messages.sum() / (double) (ROUNDS * (seconds + SETTLE_SECONDS));
        double written = characters.sum() / 1024.0 / (ROUNDS * (seconds + SETTLE_SECONDS));
        placing.join();
        System.out.printf("%n%-10s %8s %9s %8s %8s %14s %14s %12s %12s%n", "live", "calls", "watchers", "failed", "at least",
                "CPU-ms/s alone", "CPU-ms/s seen", "messages/s", "KiB/s");
        System.out.printf("%-10s %8d %9d %8d %8d %14.1f %14.1f %12.0f %12.0f%n", "Carillon", calls, watchers, load.failed, fewest,
                alone, watched, told, written);
        Verdict verdict = new Verdict("live").atMost("of a core for " + watchers + " browsers, %", (watched - alone) / 10, MOST_PERCENT)
                .atLeast("calls that were up all the time", fewest, calls * 0.9)
                .atLeast("messages a second to each", told / watchers, 1);
        System.out.println(verdict);
        return verdict.passed();
    }

    private static Thread placing(CallLoad load, double rate, int count) {
        Thread placing = new Thread(() -> {
            try {
                load.run(rate, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        placing.setDaemon(true);
        placing.start();
        return placing;
    }

    /** CPU-milliseconds of the server per second while so many watch. */
    private double turn(int watchers, int seconds) throws Exception {
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < watchers; i++) {
            sockets.add(watch());
        }
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        ServerCost cost = ServerCost.of(pid);
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double spent = cost.spentMillis() / ((System.nanoTime() - begin) / 1e9);
        fewest = Math.min(fewest, admin.get("/system/status").expect(200).object().getJsonObject("calls").getInt("active"));
        sockets.forEach(WebSocket::abort);
        return spent;
    }

    private WebSocket watch() {
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("carillon.v1", "token." + admin.token())
                .buildAsync(channel, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        characters.add(text.length());
                        if (last) {
                            messages.increment();
                        }
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"calls\",\"system\"]}", true).join();
        return socket;
    }
}
