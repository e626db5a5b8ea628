package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone that is nothing but a datagram socket and text, so that a test may do everything a telephone must not do.
 */
class RawPhone implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String user;
    final String secret;
    final DatagramSocket socket;
    final InetSocketAddress server;
    String callId = "call-" + NUMBERS.incrementAndGet() + "-" + System.nanoTime();
    String fromTag = "ft" + NUMBERS.incrementAndGet();
    int cseq;
    String lastReceived = "";
    /** What was waited for and came: when our answer takes its time, it comes again. */
    private final Set<String> known = new HashSet<>();

    RawPhone(String user, String secret, int serverPort) {
        this(user, secret, serverPort, "127.0.0.1");
    }

    RawPhone(String user, String secret, int serverPort, String address) {
        this.user = user;
        this.secret = secret;
        try {
            this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
            this.server = new InetSocketAddress(
                    InetAddress.getByName(address.indexOf(':') < 0 ? "127.0.0.1" : address), serverPort);
            socket.setSoTimeout(3000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String host() {
        String host = socket.getLocalAddress().getHostAddress();
        return host.equals("0:0:0:0:0:0:0:1") ? "::1" : host;
    }

    SipPeer peer() {
        return new SipPeer(SipTransport.UDP, host(), port());
    }

    String transport() {
        return "UDP";
    }

    String hostPort() {
        return (host().indexOf(':') < 0 ? host() : "[" + host() + "]") + ":" + port();
    }

    String contact() {
        return "<sip:" + user + "@" + hostPort() + (transport().equals("TCP") ? ";transport=tcp>" : ">");
    }

    String sdp(String direction) {
        return "v=0\r\no=- 5 5 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 40000 RTP/AVP 0 8 101\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=" + direction + "\r\n";
    }

    void send(String message) {
        sendRaw(message.getBytes(StandardCharsets.UTF_8));
    }

    void sendRaw(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The next message, empty when none comes within the time. */
    String receive(int millis) {
        byte[] buffer = new byte[65_536];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.setSoTimeout(millis);
            socket.receive(packet);
        } catch (SocketTimeoutException nothing) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        lastReceived = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        return lastReceived;
    }

    /** Waits for a message that starts so; everything else, and what came before and is repeated, is passed over. */
    String expect(String start) {
        return await(start, known::add);
    }

    /** Waits until a message that came before is repeated. */
    String expectAgain(String start) {
        return await(start, known::contains);
    }

    private String await(String start, Predicate<String> wanted) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        StringBuilder seen = new StringBuilder();
        while (System.nanoTime() < until) {
            String message = receive(500);
            if (message.startsWith(start) && wanted.test(message)) {
                return message;
            }
            if (!message.isEmpty()) {
                seen.append(message.lines().findFirst().orElse("")).append('\n');
            }
        }
        throw new AssertionError(user + " waited for '" + start + "' and got:\n" + seen);
    }

    /** Waits for two messages in whatever order. */
    void expectBoth(String one, String other) {
        String first = "";
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!first.startsWith(one) && !first.startsWith(other) && System.nanoTime() < until) {
            first = receive(500);
        }
        expect(first.startsWith(one) ? other : one);
    }

    /** Whether nothing new that starts so comes within the time. */
    boolean hearsNothing(String start, int millis) {
        return isQuiet(start, millis, message -> !known.contains(message));
    }

    /** Whether nothing that starts so comes within the time, nor is repeated. */
    boolean hearsNothingAgain(String start, int millis) {
        return isQuiet(start, millis, message -> true);
    }

    private boolean isQuiet(String start, int millis, Predicate<String> counts) {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < until) {
            int left = (int) Math.max(1, (until - System.nanoTime()) / 1_000_000);
            String message = receive(left);
            if (message.startsWith(start) && counts.test(message)) {
                return false;
            }
        }
        return true;
    }

    String request(String method, String uri, String to, String extra, String body) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport() + " " + hostPort() + ";branch=z9hG4bK" + NUMBERS.incrementAndGet() + "x"
                + System.nanoTime() + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:" + user + "@carillon>;tag=" + fromTag + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + cseq + " " + method + "\r\n"
                + "Contact: " + contact() + "\r\n"
                + extra
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** Calls a number; answers the challenge. Returns the INVITE that was let in. */
    String call(String number, String body) {
        String uri = "sip:" + number + "@carillon";
        cseq++;
        String first = request("INVITE", uri, "<" + uri + ">", "", body);
        send(first);
        String challenge = expect("SIP/2.0 407");
        send(ackFor(first, challenge));
        cseq++;
        String second = request("INVITE", uri, "<" + uri + ">", authorization(challenge, "INVITE", uri, 1), body);
        send(second);
        return second;
    }

    /** The ACK of a refusal: same branch as the INVITE. */
    String ackFor(String invite, String response) {
        return "ACK " + invite.split(" ")[1] + " SIP/2.0\r\n" + line(invite, "Via") + line(invite, "From")
                + line(response, "To") + line(invite, "Call-ID") + "CSeq: " + number(invite) + " ACK\r\n"
                + "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    }

    String cancelFor(String invite) {
        return "CANCEL " + invite.split(" ")[1] + " SIP/2.0\r\n" + line(invite, "Via") + line(invite, "From")
                + line(invite, "To") + line(invite, "Call-ID") + "CSeq: " + number(invite) + " CANCEL\r\n"
                + "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    }

    /** A request inside the dialog that a response to our INVITE made. */
    String inDialog(String method, String response, String extra, String body) {
        if (!method.equals("ACK")) {
            cseq++;
        }
        String target = find(response, "Contact: <([^>]+)>");
        return request(method, target, value(response, "To"), extra, body);
    }

    /** A request inside the dialog that an INVITE to us made. */
    String inDialogOf(String invite, String toTag, String method, String body) {
        cseq++;
        String target = find(invite, "Contact: <([^>]+)>");
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport() + " " + hostPort() + ";branch=z9hG4bK" + System.nanoTime()
                + ";rport\r\n"
                + "Max-Forwards: 70\r\nFrom: " + value(invite, "To") + ";tag=" + toTag + "\r\nTo: " + value(invite,
                "From")
                + "\r\n" + line(invite, "Call-ID") + "CSeq: " + cseq + " " + method + "\r\nContact: " + contact()
                + "\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A response to a request that came to us. */
    String answer(String request, String status, String toTag, String body) {
        StringBuilder out = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        request.lines().filter(l -> l.startsWith("Via:") || l.startsWith("Record-Route:"))
                .forEach(l -> out.append(l).append("\r\n"));
        String to = value(request, "To");
        return out.append(line(request, "From")).append("To: ").append(to)
                .append(to.contains(";tag=") || toTag.isEmpty() ? "" : ";tag=" + toTag).append("\r\n")
                .append(line(request, "Call-ID")).append(line(request, "CSeq"))
                .append("Contact: ").append(contact()).append("\r\n")
                .append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                .append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body).toString();
    }

    String authorization(String challenge, String method, String uri, int count) {
        String header = challenge.startsWith("SIP/2.0 401") ? "Authorization" : "Proxy-Authorization";
        return credentials(header, find(challenge, "nonce=\"([^\"]+)\""), method, uri, count, user, secret, "carillon");
    }

    static String credentials(String header, String nonce, String method, String uri, int count, String name,
            String password, String realm) {
        String ha1 = sha256(name + ":" + realm + ":" + password);
        String nc = String.format("%08x", count);
        String response = sha256(ha1 + ":" + nonce + ":" + nc + ":cn:auth:" + sha256(method + ":" + uri));
        return header + ": Digest username=\"" + name + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=SHA-256, qop=auth, nc=" + nc + ", cnonce=\"cn\"\r\n";
    }

    static String sha256(String text) {
        return hash("SHA-256", text);
    }

    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String line(String message, String name) {
        return name + ": " + value(message, name) + "\r\n";
    }

    static String value(String message, String name) {
        return find(message, "(?m)^" + name + ": ([^\r\n]+)");
    }

    static String number(String message) {
        return value(message, "CSeq").split(" ")[0];
    }

    static String find(String message, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(message);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in\n" + message);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
