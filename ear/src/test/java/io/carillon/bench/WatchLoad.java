package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lamps: dialog subscriptions of many telephones behind one socket, on a thread of its own. Measures the time from what
 * a called telephone says and hears (180, 200, BYE) to each NOTIFY that shows it, or what came after it, and counts what was
 * never shown to somebody who watches.
 */
final class WatchLoad implements AutoCloseable, Runnable {
    private static final Pattern DIALOG = Pattern.compile(
            "call-id=\"([^\"]+)\" direction=\"recipient\"><state>(early|confirmed|terminated)</state>");
    private static final List<String> STATES = List.of("early", "confirmed", "terminated");
    private static final long GIVE_UP = 10_000_000_000L;

    private final SipSocket socket;
    private final String server;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<String, Seen> calls = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private Thread thread;
    private int serial;
    private int perTarget;
    int subscribed;
    int failed;
    volatile long notified;

    /** When each state of a call came about, and when each subscription was shown it; 0 for not. */
    private static final class Seen {
        private final long[] happened = new long[STATES.size()];
        private final Map<String, long[]> shown = new HashMap<>();

        synchronized void happens(int state) {
            happened[state] = happened[state] == 0 ? System.nanoTime() : happened[state];
        }

        synchronized void isShown(String subscription, int state, long at) {
            long[] when = shown.computeIfAbsent(subscription, fresh -> new long[STATES.size()]);
            when[state] = when[state] == 0 ? at : when[state];
        }

        /** A lamp that has gone on to the next state follows as well. */
        private static long since(long[] when, int state) {
            long first = 0;
            for (int later = state; later < when.length; later++) {
                first = when[later] != 0 && (first == 0 || when[later] < first) ? when[later] : first;
            }
            return first;
        }

        synchronized int judge(int watchers, Latencies latencies) {
            int missing = 0;
            for (int state = 0; state < happened.length; state++) {
                if (happened[state] != 0) {
                    missing += Math.max(0, watchers - shown.size());
                    for (long[] when : shown.values()) {
                        long at = since(when, state);
                        if (at == 0) {
                            missing++;
                        } else {
                            latencies.add(Math.max(0, at - happened[state]));
                        }
                    }
                }
            }
            return missing;
        }
    }

    /**
     * What became of what happened.
     *
     * @param toLamp from there to each lamp
     * @param missing how many lamps never followed
     */
    record Outcome(Latencies toLamp, int missing) {}

    private record Pending(Subscriber by, String target, long startedAt, int cseq) {}

    WatchLoad(InetSocketAddress server) throws IOException {
        this.server = server.getAddress().getHostAddress() + ":" + server.getPort();
        this.socket = new SipSocket(server);
    }

    /** Makes {@code perTarget} subscriptions for each target, at a fixed rate. */
    void subscribe(List<Subscriber> watchers, List<Subscriber> targets, int perTarget, double rate) throws IOException {
        this.perTarget = perTarget;
        int count = targets.size() * perTarget;
        long begin = System.nanoTime();
        for (int started = 0; started < count || !pending.isEmpty(); ) {
            long now = System.nanoTime();
            while (started < count && now - begin >= (long) (started * 1e9 / rate)) {
                String id = "w" + serial++ + "-" + Long.toHexString(begin);
                Subscriber by = watchers.get(started % watchers.size());
                send(id, new Pending(by, targets.get(started / perTarget).number, now, 1));
                started++;
            }
            drain();
            pending.values().removeIf(one -> {
                boolean late = System.nanoTime() - one.startedAt() > GIVE_UP;
                failed += late ? 1 : 0;
                return late;
            });
            LockSupport.parkNanos(100_000);
        }
    }

    private void send(String id, Pending one) throws IOException {
        pending.put(id, one);
        String uri = "sip:" + one.target() + "@" + server;
        String credentials = one.by().isChallenged()
                ? "Proxy-Authorization: " + one.by().credentials("SUBSCRIBE", uri) + "\r\n"
                : "";
        String user = one.by().number;
        socket.send("SUBSCRIBE " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + socket.port
                + ";rport;branch=z9hG4bK" + id + "c" + one.cseq() + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@"
                + server + ">;tag=" + id + "\r\nTo: <" + uri + ">\r\nCall-ID: " + id + "\r\nCSeq: " + one.cseq()
                + " SUBSCRIBE\r\nContact: <sip:" + user + "@127.0.0.1:" + socket.port
                + ">\r\nEvent: dialog\r\nExpires: 3600\r\n" + credentials + "Content-Length: 0\r\n\r\n");
    }

    private boolean drain() throws IOException {
        boolean any = false;
        for (Msg message = socket.receive(); message != null; message = socket.receive()) {
            any = true;
            if (message.isResponse()) {
                answered(message);
            } else {
                notified(message);
            }
        }
        return any;
    }

    private void answered(Msg message) throws IOException {
        String id = message.header("Call-ID");
        Pending one = pending.remove(id);
        if (one == null || message.status() < 200) {
            return;
        }
        if (message.status() == 407 && one.cseq() < 3) {
            one.by().challenged(message.text);
            send(id, new Pending(one.by(), one.target(), one.startedAt(), one.cseq() + 1));
        } else if (message.status() == 200) {
            subscribed++;
        } else {
            failed++;
        }
    }

    private void notified(Msg notify) throws IOException {
        long now = System.nanoTime();
        socket.send("SIP/2.0 200 OK\r\nVia: " + notify.header("Via") + "\r\nFrom: " + notify.header("From") + "\r\nTo: "
                + notify.header("To") + "\r\nCall-ID: " + notify.header("Call-ID") + "\r\nCSeq: "
                + notify.header("CSeq") + "\r\nContent-Length: 0\r\n\r\n");
        notified++;
        Matcher dialogs = DIALOG.matcher(notify.text);
        while (dialogs.find()) {
            calls.computeIfAbsent(dialogs.group(1), fresh -> new Seen())
                    .isShown(notify.header("Call-ID"), STATES.indexOf(dialogs.group(2)), now);
        }
    }

    /** A telephone says or hears what turns its call into this state. Any thread. */
    void happened(String callId, String word) {
        calls.computeIfAbsent(callId, fresh -> new Seen()).happens(STATES.indexOf(word));
    }

    /** What happened since the last time is judged, the lamps having had a moment. */
    Outcome judged() {
        LockSupport.parkNanos(GIVE_UP / 5);
        Latencies all = new Latencies();
        int missing = 0;
        for (Seen call : calls.values()) {
            missing += call.judge(perTarget, all);
        }
        calls.clear();
        return new Outcome(all, missing);
    }

    /** Answers notifications on a thread of its own from now on. */
    WatchLoad listen() {
        thread = new Thread(this, "bench-lamps");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public void run() {
        try {
            while (running) {
                if (!drain()) {
                    LockSupport.parkNanos(100_000);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        running = false;
        if (thread != null) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        socket.close();
    }
}
