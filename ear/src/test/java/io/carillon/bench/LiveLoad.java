package io.carillon.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** Browsers that watch calls over the live channel, and what they cost the server beside the calls themselves. */
final class LiveLoad {
    /** Calls of this length, so that the rate times it are up at any time. */
    static final int TALK_SECONDS = 20;

    private final URI channel;
    private final String token;
    private final LongAdder messages = new LongAdder();
    private final LongAdder characters = new LongAdder();

    LiveLoad(URI http, String token) {
        this.channel = URI.create(http.toString().replaceFirst("^http", "ws") + "/api/live");
        this.token = token;
    }

    /** Runs the same calls without watchers and with them. */
    void run(long pid, CallLoad load, int calls, int watchers, int seconds) throws IOException {
        double rate = (double) calls / TALK_SECONDS;
        int count = (int) (rate * (TALK_SECONDS + seconds));
        load.run(rate, count);
        double alone = cost(pid, load, rate, count);
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < watchers; i++) {
            sockets.add(watch());
        }
        messages.reset();
        characters.reset();
        double watched = cost(pid, load, rate, count);
        sockets.forEach(WebSocket::abort);
        System.out.printf("%n%-10s %8s %9s %8s %14s %14s %12s %12s %12s%n", "live", "calls", "watchers", "failed",
                "CPU-ms/s alone", "CPU-ms/s seen", "of a core %", "messages/s", "KiB/s");
        double length = TALK_SECONDS * 2.0 + seconds;
        System.out.printf("%-10s %8d %9d %8d %14.1f %14.1f %12.2f %12.0f %12.0f%n", "Carillon", calls, watchers,
                load.failed, alone, watched, (watched - alone) / 10, messages.sum() / length,
                characters.sum() / 1024.0 / length);
    }

    private static double cost(long pid, CallLoad load, double rate, int count) throws IOException {
        ServerCost cost = ServerCost.of(pid);
        long begin = System.nanoTime();
        load.run(rate, count);
        return cost.spentMillis() / ((System.nanoTime() - begin) / 1e9);
    }

    private WebSocket watch() {
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .subprotocols("carillon.v1", "token." + token)
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
