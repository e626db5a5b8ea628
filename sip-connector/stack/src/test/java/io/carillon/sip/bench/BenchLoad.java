package io.carillon.sip.bench;

import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Places calls at a rate: INVITE, 407, ACK, INVITE, 180, 200 after 20 ms, ACK, BYE after a second. Arguments: server
 * port, callee port, calls a second, seconds, and {@code register} for REGISTER instead of calls. One thread, no
 * retransmissions: what is lost is counted.
 */
public final class BenchLoad {
    private static final int HOLD_MILLIS = 1000;
    private static final int RING_MILLIS = 20;

    private final InetSocketAddress server;
    private final DatagramChannel caller = DatagramChannel.open();
    private final DatagramChannel callee = DatagramChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
    private final byte[] bytes = new byte[65_536];
    private final Map<String, Long> started = new HashMap<>();
    private final long[] delays = new long[4_000_000];
    private final Deque<Later> ringing = new ArrayDeque<>();
    private final Deque<Later> holding = new ArrayDeque<>();
    private final boolean register;
    private final int callerPort;
    private int measured;
    private int finished;

    private record Later(long at, byte[] message, DatagramChannel from) {}

    private BenchLoad(int serverPort, int calleePort, boolean register) throws Exception {
        server = new InetSocketAddress("127.0.0.1", serverPort);
        this.register = register;
        for (DatagramChannel channel : new DatagramChannel[] {caller, callee}) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 << 20);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 8 << 20);
        }
        caller.bind(new InetSocketAddress("127.0.0.1", 0));
        callee.bind(new InetSocketAddress("127.0.0.1", calleePort));
        callerPort = ((InetSocketAddress) caller.getLocalAddress()).getPort();
    }

    public static void main(String[] args) throws Exception {
        new BenchLoad(Integer.parseInt(args[0]), Integer.parseInt(args[1]), args.length > 4)
                .run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    }

    private void run(int rate, int seconds) throws Exception {
        Selector selector = Selector.open();
        for (DatagramChannel channel : new DatagramChannel[] {caller, callee}) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long drained = end + 3_000_000_000L;
        int placed = 0;
        for (long now = begin; now < drained; now = System.nanoTime()) {
            long due = now > end ? placed : (now - begin) * rate / 1_000_000_000L;
            for (int burst = 0; placed < due && burst < 50; burst++) {
                start(placed++, now);
            }
            later(ringing, now);
            later(holding, now);
            selector.select(1);
            selector.selectedKeys().clear();
            read(caller);
            read(callee);
        }
        long[] sorted = Arrays.copyOf(delays, measured);
        Arrays.sort(sorted);
        System.out.printf("placed %d finished %d lost %d; to 180 or 200: p50 %.2f ms p99 %.2f ms max %.1f ms%n",
                placed, finished, placed - finished, at(sorted, 50), at(sorted, 99), at(sorted, 100));
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private void later(Deque<Later> queue, long now) throws Exception {
        while (!queue.isEmpty() && queue.peek().at() <= now) {
            Later due = queue.poll();
            send(due.from(), due.message());
        }
    }

    private void start(int number, long now) throws Exception {
        String user = Integer.toString(1000 + number % 1000);
        started.put("b" + number, now);
        send(caller, request(number, user, 1, ""));
    }

    private byte[] request(int number, String user, int cseq, String authorization) {
        String method = register ? "REGISTER" : "INVITE";
        String uri = register ? "sip:carillon" : "sip:1001@127.0.0.1";
        String sdp = register ? "" : "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 40000 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";
        return ascii(method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + callerPort + ";branch=z9hG4bK"
                + number + "-" + cseq
                + ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@carillon>;tag=t" + number + "\r\nTo: <sip:"
                + (register ? user : "1001") + "@carillon>\r\nCall-ID: b" + number + "\r\nCSeq: " + cseq + " " + method
                + "\r\nContact: <sip:" + user + "@127.0.0.1:" + callerPort + ">\r\n" + authorization
                + (register ? "Expires: 3600\r\n" : "Content-Type: application/sdp\r\n") + "Content-Length: "
                + sdp.length()
                + "\r\n\r\n" + sdp);
    }

    private void read(DatagramChannel channel) throws Exception {
        for (int i = 0; i < 100; i++) {
            buffer.clear();
            if (channel.receive(buffer) == null) {
                return;
            }
            buffer.flip();
            int length = buffer.remaining();
            buffer.get(bytes, 0, length);
            String message = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            if (channel == caller) {
                toCaller(message);
            } else {
                toCallee(message);
            }
        }
    }

    private void toCaller(String m) throws Exception {
        String callId = value(m, "Call-ID: ");
        int number = Integer.parseInt(callId.substring(1));
        String user = Integer.toString(1000 + number % 1000);
        if (m.startsWith("SIP/2.0 401") || m.startsWith("SIP/2.0 407")) {
            if (!register) {
                send(caller, ack(m, "sip:1001@127.0.0.1", number, 1, "z9hG4bK" + number + "-1"));
            }
            send(caller, request(number, user, 2, authorization(m, user)));
        } else if (m.startsWith("SIP/2.0 180") || register && m.startsWith("SIP/2.0 200")) {
            Long at = started.remove(callId);
            if (at != null) {
                delays[measured++] = System.nanoTime() - at;
                finished += register ? 1 : 0;
            }
        } else if (m.startsWith("SIP/2.0 200") && m.contains(" INVITE\r\n")) {
            String target = between(m, "Contact: <", ">");
            send(caller, ack(m, target, number, 2, "z9hG4bK" + number + "-a"));
            byte[] bye = ascii("BYE " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + callerPort
                    + ";branch=z9hG4bK" + number
                    + "-b;rport\r\nMax-Forwards: 70\r\nFrom: " + value(m, "From: ") + "\r\nTo: " + value(m, "To: ")
                    + "\r\nCall-ID: " + callId + "\r\nCSeq: 3 BYE\r\nContent-Length: 0\r\n\r\n");
            holding.add(new Later(System.nanoTime() + HOLD_MILLIS * 1_000_000L, bye, caller));
        } else if (m.startsWith("SIP/2.0 200") && m.contains(" BYE\r\n")) {
            finished++;
        } else if (!m.startsWith("SIP/2.0 100")) {
            System.out.println(m);
        }
    }

    private byte[] ack(String response, String uri, int number, int cseq, String branch) {
        return ascii("ACK " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + callerPort + ";branch=" + branch
                + ";rport\r\nMax-Forwards: 70\r\nFrom: " + value(response, "From: ") + "\r\nTo: " + value(response,
                "To: ")
                + "\r\nCall-ID: b" + number + "\r\nCSeq: " + cseq + " ACK\r\nContent-Length: 0\r\n\r\n");
    }

    private String authorization(String challenge, String user) throws Exception {
        String nonce = between(challenge, "nonce=\"", "\"");
        String uri = register ? "sip:carillon" : "sip:1001@127.0.0.1";
        String response = hash(hash(user + ":carillon:secret") + ":" + nonce + ":00000001:c:auth:"
                + hash((register ? "REGISTER:" : "INVITE:") + uri));
        return (register ? "Authorization" : "Proxy-Authorization") + ": Digest username=\"" + user
                + "\", realm=\"carillon\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response
                + "\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"c\"\r\n";
    }

    private static String hash(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void toCallee(String m) throws Exception {
        String head = "\r\nVia: " + value(m, "Via: ") + "\r\nFrom: " + value(m, "From: ") + "\r\nTo: " + value(m,
                "To: ");
        String tail = "\r\nCall-ID: " + value(m, "Call-ID: ") + "\r\nCSeq: " + value(m, "CSeq: ")
                + "\r\nContact: <sip:1001@127.0.0.1:"
                + ((InetSocketAddress) callee.getLocalAddress()).getPort() + ">\r\n";
        if (m.startsWith("INVITE")) {
            String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=audio 50000 RTP/AVP 0 101\r\n"
                    + "a=rtpmap:101 telephone-event/8000\r\n";
            send(callee, ascii("SIP/2.0 180 Ringing" + head + ";tag=ct" + tail + "Content-Length: 0\r\n\r\n"));
            ringing.add(new Later(System.nanoTime() + RING_MILLIS * 1_000_000L, ascii("SIP/2.0 200 OK" + head
                    + ";tag=ct" + tail
                    + "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp), callee));
        } else if (m.startsWith("BYE")) {
            send(callee, ascii("SIP/2.0 200 OK" + head + tail + "Content-Length: 0\r\n\r\n"));
        }
    }

    private void send(DatagramChannel channel, byte[] message) throws Exception {
        channel.send(ByteBuffer.wrap(message), server);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String value(String message, String name) {
        return between(message, "\r\n" + name, "\r\n");
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
