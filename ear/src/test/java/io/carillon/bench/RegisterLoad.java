package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Registers subscribers at a fixed rate, each through a fresh challenge: REGISTER, 401, REGISTER with credentials, 200. */
final class RegisterLoad {
    private static final long GIVE_UP = 5_000_000_000L;

    private final SipLink link;
    private final String server;
    private final Map<String, Attempt> open = new HashMap<>();
    /** Makes the Call-IDs of this run its own: a registrar remembers the CSeq of a Call-ID. */
    private final String run = Long.toHexString(System.nanoTime());
    private int serial;
    final Latencies latencies = new Latencies();
    int completed;
    int failed;

    RegisterLoad(InetSocketAddress server, SipLink link) {
        this.server = server.getAddress().getHostAddress() + ":" + server.getPort();
        this.link = link;
    }

    /** Registers each once, or fails: without its telephones nothing can be measured. */
    static void all(InetSocketAddress server, SipLink link, List<Subscriber> subscribers) throws IOException {
        RegisterLoad load = new RegisterLoad(server, link);
        load.run(subscribers, 200, subscribers.size());
        if (load.completed < subscribers.size()) {
            throw new IOException("only " + load.completed + " of " + subscribers.size() + " telephones registered");
        }
    }

    /** A site whose power comes back, at the rate of row 49 of docs/reliability.md. */
    static Verdict comesBack(InetSocketAddress server, SipLink link, List<Subscriber> subscribers, int seconds) throws IOException {
        RegisterLoad load = new RegisterLoad(server, link);
        load.run(subscribers, 50, 50 * seconds);
        return new Verdict("power").atMost("registrations that failed", load.failed, 0)
                .atMost("registered at 50/s, p95 ms", load.latencies.millis(95), 100);
    }

    /** {@code count} registrations, cycling through the subscribers. */
    void run(List<Subscriber> subscribers, double rate, int count) throws IOException {
        long begin = System.nanoTime();
        int started = 0;
        while (started < count || !open.isEmpty()) {
            long now = System.nanoTime();
            while (started < count && now - begin >= (long) (started * 1e9 / rate)) {
                int line = started % subscribers.size();
                Attempt attempt = new Attempt(subscribers.get(line), line, run + "-" + serial++, now);
                open.put(attempt.id, attempt);
                send(attempt, "");
                started++;
            }
            boolean idle = true;
            for (Msg message = link.receive(); message != null; message = link.receive()) {
                idle = false;
                take(message);
            }
            open.values().removeIf(attempt -> {
                boolean late = System.nanoTime() - attempt.startedAt > GIVE_UP;
                failed += late ? 1 : 0;
                return late;
            });
            if (idle) {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private void send(Attempt attempt, String credentials) throws IOException {
        String user = attempt.who.number;
        attempt.cseq++;
        link.send("REGISTER sip:" + server + " SIP/2.0\r\nVia: SIP/2.0/" + link.via(attempt.line)
                + ";rport;branch=z9hG4bK" + attempt.id + "c" + attempt.cseq + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user
                + "@" + server + ">;tag=" + attempt.id + "\r\nTo: <sip:" + user + "@" + server + ">\r\nCall-ID: " + attempt.id
                + "\r\nCSeq: " + attempt.cseq + " REGISTER\r\nContact: <" + link.contact(user, attempt.line)
                + ">;expires=3600\r\n" + credentials + "Content-Length: 0\r\n\r\n", attempt.line);
    }

    private void take(Msg message) throws IOException {
        Attempt attempt = open.get(message.header("Call-ID"));
        if (attempt == null || !message.isResponse() || !message.header("CSeq").startsWith(attempt.cseq + " ")) {
            return;
        }
        int status = message.status();
        if (status == 401 && attempt.cseq < 3) {
            attempt.who.challenged(message.text);
            send(attempt, "Authorization: " + attempt.who.credentials("REGISTER", "sip:" + server) + "\r\n");
        } else if (status >= 200) {
            open.remove(attempt.id);
            if (status == 200) {
                completed++;
                latencies.add(System.nanoTime() - attempt.startedAt);
            } else {
                failed++;
            }
        }
    }

    private static final class Attempt {
        final Subscriber who;
        final int line;
        final String id;
        final long startedAt;
        int cseq;

        Attempt(Subscriber who, int line, String id, long startedAt) {
            this.who = who;
            this.line = line;
            this.id = id;
            this.startedAt = startedAt;
        }
    }
}
