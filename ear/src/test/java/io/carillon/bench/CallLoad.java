package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Places calls at a fixed rate, whatever the server does (open loop): INVITE with credentials, 180, 20 ms later 200, ACK, a while
 * of talk, BYE. Both ends live here, on one thread.
 */
final class CallLoad implements AutoCloseable {
    private static final long RING = 20_000_000L;
    private static final long GIVE_UP = 10_000_000_000L;
    private static final long T1 = 500_000_000L;

    private final SipLink callers;
    private final SipLink callees;
    private final String serverHostPort;
    private final List<Subscriber> from;
    private final List<Subscriber> to;
    private final long talkNanos;
    private final Selector selector = Selector.open();
    private final PriorityQueue<Due> timers = new PriorityQueue<>((x, y) -> Long.compare(x.at, y.at));
    private final Map<String, Call> outbound = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> talking = new HashSet<>();
    private final ArrayDeque<String> finishedAnswers = new ArrayDeque<>();
    private final CallListener listener;
    /** From an INVITE with credentials to its first 180, and to its 200; the called telephone takes 20 ms between the two. */
    final Latencies toRinging = new Latencies();
    final Latencies toAnswer = new Latencies();
    private int rung;
    int started;
    int completed;
    int failed;
    int refused;
    /** Refusals that do not say when to come again. */
    int unexplained;
    /** Calls that nobody answered for ten seconds. */
    int silent;
    int retransmitted;

    /** Told of calls as they are answered, to send media. */
    interface CallListener {
        CallListener NONE = new CallListener() {};

        /** The generator's RTP port for one end of one call; the key says which call of this side. */
        default int mediaPort(boolean caller, int key) {
            return 4000;
        }

        default void answered(boolean caller, int key, int serverRtpPort) {}

        /** A called telephone is about to say that it rings (early) or that somebody is there (confirmed), or has heard that it is over. */
        default void calleeSays(String callId, String word) {}
    }

    /** Telephones of both sides, and how they reach the server: as many lines as telephones. */
    record Ends(SipLink callers, List<Subscriber> from, SipLink callees, List<Subscriber> to) {}

    CallLoad(InetSocketAddress server, Ends ends, long talkMillis, CallListener listener) throws IOException {
        this.callers = ends.callers();
        this.callees = ends.callees();
        this.serverHostPort = server.getAddress().getHostAddress() + ":" + server.getPort();
        this.from = ends.from();
        this.to = ends.to();
        this.talkNanos = talkMillis * 1_000_000L;
        this.listener = listener;
        callers.register(selector);
        callees.register(selector);
    }

    SipLink callees() {
        return callees;
    }

    /** Runs {@code count} calls at {@code rate} per second and waits for the stragglers. */
    void run(double rate, int count) throws IOException {
        long begin = System.nanoTime();
        int first = started;
        while (started - first < count || !outbound.isEmpty()) {
            long now = System.nanoTime();
            while (started - first < count && now - begin >= (long) ((started - first) * 1e9 / rate)) {
                start(now);
            }
            fire(now);
            drain(callers, true);
            drain(callees, false);
            long next = started - first < count ? begin + (long) ((started - first) * 1e9 / rate) : now + 5_000_000;
            if (!timers.isEmpty()) {
                next = Math.min(next, timers.peek().at);
            }
            long wait = next - System.nanoTime();
            if (wait > 1_000_000) {
                selector.select(wait / 1_000_000);
                selector.selectedKeys().clear();
            }
        }
        hearLastWords();
    }

    /** Callers hear that their call is over before the called telephones do. */
    private void hearLastWords() throws IOException {
        long until = System.nanoTime() + T1;
        while (!talking.isEmpty() && System.nanoTime() < until) {
            drain(callees, false);
            selector.select(1);
            selector.selectedKeys().clear();
        }
        talking.clear();
    }

    private void drain(SipLink link, boolean caller) throws IOException {
        for (int i = 0; i < 64; i++) {
            Msg message = link.receive();
            if (message == null) {
                return;
            }
            if (caller) {
                atCaller(message);
            } else {
                atCallee(message);
            }
        }
    }

    private void fire(long now) throws IOException {
        while (!timers.isEmpty() && timers.peek().at <= now) {
            timers.poll().run(this);
        }
    }

    private void start(long now) throws IOException {
        int number = started++;
        Call call = new Call(number, number % from.size(), from.get(number % from.size()), to.get(number % to.size()));
        call.startedAt = now;
        outbound.put(call.id, call);
        sendInvite(call);
        at(now + GIVE_UP, load -> {
            if (!call.answered) {
                load.giveUp(call);
            }
        });
    }

    private void giveUp(Call call) {
        if (outbound.remove(call.id) != null) {
            failed++;
            silent += call.provisional ? 0 : 1;
        }
    }

    private void at(long when, Task task) {
        timers.add(new Due(when, task));
    }

    private void sendInvite(Call call) throws IOException {
        call.branch = "z9hG4bK" + call.number + "i" + call.cseq;
        String uri = "sip:" + call.callee.number + "@" + serverHostPort;
        int port = listener.mediaPort(true, call.number);
        String body = callers.via(call.line).startsWith("WSS ") ? Offers.ofBrowser(port) : Offers.ofDesk(port);
        call.inviteText = head("INVITE", uri, call, "")
                + "Contact: <" + callers.contact(call.caller.number, call.line) + ">\r\n"
                + (call.caller.isChallenged()
                        ? "Proxy-Authorization: " + call.caller.credentials("INVITE", uri) + "\r\n"
                        : "")
                + "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        callers.send(call.inviteText, call.line);
        call.invitedAt = System.nanoTime();
        retransmit(call, call.inviteText, call.cseq, call.invitedAt + T1, T1);
    }

    private void retransmit(Call call, String text, int cseq, long when, long interval) {
        at(when, load -> {
            if (!callers.isReliable() && outbound.containsKey(call.id) && call.cseq == cseq && !call.provisional) {
                retransmitted++;
                callers.send(text, call.line);
                retransmit(call, text, cseq, when + interval * 2, interval * 2);
            }
        });
    }

    private String head(String method, String uri, Call call, String route) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + callers.via(call.line) + ";rport;branch=" + call.branch
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + call.caller.number + "@" + serverHostPort + ">;tag=t" + call.number
                + "\r\nTo: " + (call.to == null ? "<sip:" + call.callee.number + "@" + serverHostPort + ">" : call.to)
                + "\r\nCall-ID: " + call.id + "\r\nCSeq: " + call.cseq + " " + method + "\r\n" + route;
    }

    private void atCaller(Msg message) throws IOException {
        Call call = outbound.get(message.header("Call-ID"));
        if (call == null) {
            return;
        }
        if (!message.isResponse()) {
            callers.send(reply(message, "200 OK", "", ""), message.line);
            return;
        }
        String cseq = message.header("CSeq");
        if (!cseq.startsWith(call.cseq + " ")) {
            return;
        }
        int status = message.status();
        if (cseq.endsWith("BYE")) {
            if (status == 200) {
                completed++;
            } else {
                failed++;
            }
            outbound.remove(call.id);
        } else if (status < 200) {
            call.provisional = true;
            if (status == 180 && !call.rung) {
                call.rung = true;
                toRinging.add(System.nanoTime() - call.invitedAt);
            }
        } else if (status < 300) {
            answered(call, message);
        } else {
            refused(call, message, status);
        }
    }

    private void answered(Call call, Msg message) throws IOException {
        call.provisional = true;
        call.to = message.header("To");
        List<String> records = message.all("Record-Route");
        StringBuilder route = new StringBuilder();
        for (int i = records.size() - 1; i >= 0; i--) {
            route.append("Route: ").append(records.get(i)).append("\r\n");
        }
        call.target = message.contactUri();
        call.route = route.toString();
        call.branch = "z9hG4bK" + call.number + "a";
        callers.send(head("ACK", call.target, call, call.route) + "Content-Length: 0\r\n\r\n", call.line);
        if (!call.answered) {
            call.answered = true;
            toAnswer.add(System.nanoTime() - call.invitedAt);
            listener.answered(true, call.number, message.audioPort());
            at(System.nanoTime() + talkNanos, load -> load.bye(call));
        }
    }

    private void refused(Call call, Msg message, int status) throws IOException {
        callers.send("ACK sip:" + call.callee.number + "@" + serverHostPort + " SIP/2.0\r\nVia: SIP/2.0/"
                + callers.via(call.line) + ";rport;branch=" + call.branch + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + call.caller.number
                + "@" + serverHostPort + ">;tag=t" + call.number + "\r\nTo: " + message.header("To") + "\r\nCall-ID: "
                + call.id + "\r\nCSeq: " + call.cseq + " ACK\r\nContent-Length: 0\r\n\r\n", call.line);
        if (status == 407 && call.cseq < 4) {
            call.caller.challenged(message.text);
            call.cseq++;
            call.provisional = false;
            sendInvite(call);
            return;
        }
        outbound.remove(call.id);
        if (failed++ == 0) {
            System.out.println("first refused call: " + message.text.lines().findFirst().orElse("") + " " + message.header("Warning"));
        }
        if (status == 503) {
            refused++;
            String later = message.header("Retry-After");
            unexplained += later == null || later.isEmpty() ? 1 : 0;
        }
    }

    private void bye(Call call) throws IOException {
        if (!outbound.containsKey(call.id)) {
            return;
        }
        call.cseq++;
        call.provisional = false;
        call.branch = "z9hG4bK" + call.number + "b";
        String text = head("BYE", call.target, call, call.route) + "Content-Length: 0\r\n\r\n";
        callers.send(text, call.line);
        retransmit(call, text, call.cseq, System.nanoTime() + T1, T1);
        at(System.nanoTime() + GIVE_UP, load -> load.giveUp(call));
    }

    private void atCallee(Msg message) throws IOException {
        if (message.isResponse()) {
            return;
        }
        switch (message.method()) {
            case "INVITE" -> ring(message);
            case "BYE", "CANCEL" -> {
                talking.remove(message.header("Call-ID"));
                listener.calleeSays(message.header("Call-ID"), "terminated");
                callees.send(reply(message, "200 OK", "", ""), message.line);
            }
            default -> {
                // ACK needs nothing.
            }
        }
    }

    private void ring(Msg invite) throws IOException {
        String id = invite.header("Call-ID");
        String before = answers.get(id);
        if (before != null) {
            callees.send(before, invite.line);
            return;
        }
        String contact = "Contact: <" + callees.contact("uas", invite.line) + ">\r\n";
        String ringing = reply(invite, "180 Ringing", contact, "");
        answers.put(id, ringing);
        finishedAnswers.add(id);
        if (finishedAnswers.size() > 20_000) {
            answers.remove(finishedAnswers.poll());
        }
        listener.calleeSays(id, "early");
        callees.send(ringing, invite.line);
        int key = rung++;
        at(System.nanoTime() + RING, load -> {
            String ok = reply(invite, "200 OK", contact + "Content-Type: application/sdp\r\n", Offers.answer(invite.body(), listener.mediaPort(false, key)));
            answers.put(id, ok);
            talking.add(id);
            listener.calleeSays(id, "confirmed");
            callees.send(ok, invite.line);
            listener.answered(false, key, invite.audioPort());
        });
    }

    private static String reply(Msg request, String status, String headers, String body) {
        StringBuilder text = new StringBuilder(600).append("SIP/2.0 ").append(status).append("\r\n");
        for (String via : request.all("Via")) {
            text.append("Via: ").append(via).append("\r\n");
        }
        for (String route : request.all("Record-Route")) {
            text.append("Record-Route: ").append(route).append("\r\n");
        }
        String to = request.header("To");
        text.append("From: ").append(request.header("From")).append("\r\nTo: ").append(to);
        if (!to.contains(";tag=")) {
            text.append(";tag=uas");
        }
        return text.append("\r\nCall-ID: ").append(request.header("Call-ID")).append("\r\nCSeq: ")
                .append(request.header("CSeq")).append("\r\n").append(headers).append("Content-Length: ")
                .append(body.length()).append("\r\n\r\n").append(body).toString();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        callers.close();
        callees.close();
    }

    private interface Task {
        void run(CallLoad load) throws IOException;
    }

    private record Due(long at, Task task) {
        void run(CallLoad load) throws IOException {
            task.run(load);
        }
    }

    private static final class Call {
        final int number;
        final int line;
        final String id;
        final Subscriber caller;
        final Subscriber callee;
        long startedAt;
        long invitedAt;
        int cseq = 1;
        String branch;
        String inviteText;
        String to;
        String target;
        String route = "";
        boolean provisional;
        boolean rung;
        boolean answered;

        Call(int number, int line, Subscriber caller, Subscriber callee) {
            this.number = number;
            this.line = line;
            this.id = "b" + number + "-" + Long.toHexString(System.nanoTime());
            this.caller = caller;
            this.callee = callee;
        }
    }
}
