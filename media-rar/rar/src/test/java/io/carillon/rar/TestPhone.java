package io.carillon.rar;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone made of two UDP sockets and strings: it shares no code with the switch, so that no mistake cancels
 * itself.
 */
final class TestPhone implements AutoCloseable {
    static final String PASSWORD = "secret";
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    final String user;
    private final String realm;
    private final InetSocketAddress server;
    private final DatagramSocket sip;
    private final DatagramSocket rtp;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    final AtomicInteger rtpReceived = new AtomicInteger();
    final AtomicInteger lastPayloadType = new AtomicInteger(-1);
    private volatile int lastSample;
    private int cseq = 1;
    private int sequence;
    String codecs = "0 8";

    /** What identifies a dialog from this phone's side. */
    static final class Dialog {
        String callId;
        String local;
        String remote;
        String target;
        String branch;
        String requestUri;
        int cseq;
        InetSocketAddress media;
    }

    TestPhone(String user, String realm, int serverPort) throws IOException {
        this.user = user;
        this.realm = realm;
        this.server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort);
        this.sip = new DatagramSocket(0, server.getAddress());
        this.rtp = new DatagramSocket(0, server.getAddress());
        read(sip, packet -> arrived.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
        read(rtp, packet -> {
            rtpReceived.incrementAndGet();
            lastPayloadType.set(packet.getData()[1] & 0x7f);
            lastSample = packet.getData()[packet.getLength() - 1];
        });
    }

    private interface Reader {
        void take(DatagramPacket packet);
    }

    private static void read(DatagramSocket socket, Reader reader) {
        Thread thread = new Thread(() -> {
            byte[] buffer = new byte[65535];
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                    reader.take(packet);
                } catch (SocketException closed) {
                    return;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }, "phone");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return sip.getLocalPort();
    }

    String contact() {
        return "sip:" + user + "@127.0.0.1:" + port();
    }

    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        sip.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** Sends a request again and again, as UDP asks for, until its final response is there. */
    private String exchange(String request) throws Exception {
        Predicate<String> isFinal = message -> message.matches("(?s)SIP/2.0 [2-6].*");
        for (int i = 0; i < 15; i++) {
            send(request);
            String response = arrived.poll(1, TimeUnit.SECONDS);
            while (response != null && !isFinal.test(response)) {
                response = arrived.poll(1, TimeUnit.SECONDS);
            }
            if (response != null) {
                return response;
            }
        }
        throw new AssertionError(user + " got no answer to " + request);
    }

    /** The next message that fits; everything before it is dropped. */
    String await(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        StringBuilder others = new StringBuilder();
        while (true) {
            String message = arrived.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError(user + " waited in vain; got " + (others.isEmpty() ? "nothing" : others));
            }
            if (wanted.test(message)) {
                return message;
            }
            others.append(message.lines().findFirst().orElse("")).append(" | ");
        }
    }

    String awaitStatus(int status) throws InterruptedException {
        return await(message -> message.startsWith("SIP/2.0 " + status));
    }

    String awaitFinal() throws InterruptedException {
        return await(message -> message.matches("(?s)SIP/2.0 [2-6].*"));
    }

    String awaitRequest(String method) throws InterruptedException {
        return await(message -> message.startsWith(method + " "));
    }

    static String header(String message, String name) {
        Matcher found = Pattern.compile("(?im)^" + name + "\\s*:\\s*(.*?)\\s*$").matcher(message);
        return found.find() ? found.group(1) : null;
    }

    static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        int to = end.isEmpty() ? text.length() : text.indexOf(end, from);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    String sdp(String direction) {
        StringBuilder body = new StringBuilder("v=0\r\no=- 1 " + UNIQUE.incrementAndGet()
                + " IN IP4 127.0.0.1\r\ns=-\r\n"
                + "c=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + rtp.getLocalPort() + " RTP/AVP " + codecs + " 101\r\n");
        for (String codec : codecs.split(" ")) {
            body.append("a=rtpmap:").append(codec).append(codec.equals("0") ? " PCMU/8000\r\n" : " PCMA/8000\r\n");
        }
        return body + "a=rtpmap:101 telephone-event/8000\r\na=" + direction + "\r\n";
    }

    private static String md5(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String ha1() {
        return md5(user + ":" + realm + ":" + PASSWORD);
    }

    private String credentials(String challenge, String method, String uri) {
        String nonce = between(challenge, "nonce=\"", "\"");
        String cnonce = "c" + UNIQUE.incrementAndGet();
        String response = md5(ha1() + ":" + nonce + ":00000001:" + cnonce + ":auth:" + md5(method + ":" + uri));
        return "Digest username=\"" + user + "\",realm=\"" + realm + "\",nonce=\"" + nonce + "\",uri=\"" + uri
                + "\",response=\"" + response + "\",algorithm=MD5,qop=auth,nc=00000001,cnonce=\"" + cnonce + "\"";
    }

    /** The challenge for MD5 among those offered. */
    private static String challengeMd5(String response) {
        return response.lines()
                .filter(line -> line.toLowerCase().contains("-authenticate:") && !line.contains("SHA-256"))
                .findFirst().orElseThrow(() -> new AssertionError("no MD5 challenge in " + response));
    }

    String request(String method, String uri, Dialog dialog, String extra, String body) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=" + dialog.branch + ";rport\r\n"
                + "Max-Forwards: 70\r\nFrom: " + dialog.local + "\r\nTo: " + dialog.remote + "\r\n"
                + "Call-ID: " + dialog.callId + "\r\nCSeq: " + dialog.cseq + " " + method + "\r\n"
                + "Contact: <" + contact() + ">\r\n" + extra
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private Dialog fresh(String to) {
        Dialog dialog = new Dialog();
        dialog.callId = "t" + UNIQUE.incrementAndGet() + "x" + System.nanoTime();
        dialog.local = "<sip:" + user + "@" + realm + ">;tag=p" + UNIQUE.incrementAndGet();
        dialog.remote = "<sip:" + to + "@" + realm + ">";
        dialog.branch = branch();
        dialog.cseq = cseq++;
        return dialog;
    }

    private static String branch() {
        return "z9hG4bKt" + UNIQUE.incrementAndGet() + "n" + System.nanoTime();
    }

    /** REGISTER with digest; gives the final response. */
    String register() throws Exception {
        Dialog dialog = fresh(user);
        String uri = "sip:" + realm;
        String challenge = exchange(request("REGISTER", uri, dialog, "Expires: 300\r\n", ""));
        if (!challenge.startsWith("SIP/2.0 401")) {
            return challenge;
        }
        dialog.branch = branch();
        dialog.cseq = cseq++;
        return exchange(request("REGISTER", uri, dialog, "Expires: 300\r\nAuthorization: "
                + credentials(challengeMd5(challenge), "REGISTER", uri) + "\r\n", ""));
    }

    /** Sends an INVITE and answers the challenge; what comes then is up to the test. */
    Dialog invite(String to, String body) throws Exception {
        Dialog dialog = fresh(to);
        dialog.requestUri = "sip:" + to + "@" + realm;
        String challenge = exchange(request("INVITE", dialog.requestUri, dialog, "", body));
        boolean proxy = challenge.startsWith("SIP/2.0 407");
        if (!proxy && !challenge.startsWith("SIP/2.0 401")) {
            throw new AssertionError("no challenge: " + challenge);
        }
        ackFailure(dialog, challenge);
        dialog.branch = branch();
        dialog.cseq = cseq++;
        String credentials = credentials(challengeMd5(challenge), "INVITE", dialog.requestUri);
        send(request("INVITE", dialog.requestUri, dialog,
                (proxy ? "Proxy-Authorization: " : "Authorization: ") + credentials + "\r\n", body));
        return dialog;
    }

    void ackFailure(Dialog dialog, String response) throws IOException {
        Dialog ack = new Dialog();
        ack.callId = dialog.callId;
        ack.local = dialog.local;
        ack.remote = header(response, "To");
        ack.branch = dialog.branch;
        ack.cseq = dialog.cseq;
        send(request("ACK", dialog.requestUri, ack, "", ""));
    }

    /** Takes the 200 of an INVITE or re-INVITE and acknowledges it. */
    void ack(Dialog dialog, String ok, String body) throws IOException {
        dialog.remote = header(ok, "To");
        dialog.target = between(header(ok, "Contact"), "<", ">");
        learnMedia(dialog, ok);
        dialog.branch = branch();
        send(request("ACK", dialog.target, dialog, "", body));
    }

    private static void learnMedia(Dialog dialog, String message) {
        if (message.contains("m=audio ")) {
            dialog.media = new InetSocketAddress(
                    between(message, "c=IN IP4 ", "\r\n"), Integer.parseInt(between(message, "m=audio ", " ")));
        }
    }

    void cancel(Dialog dialog) throws IOException {
        send(request("CANCEL", dialog.requestUri, dialog, "", ""));
    }

    /** A response to a request that arrived. */
    void respond(String request, int status, String tag, String body) throws IOException {
        StringBuilder response = new StringBuilder("SIP/2.0 " + status + " Test\r\n");
        request.lines().filter(line -> line.regionMatches(true, 0, "Via:", 0, 4)).forEach(line ->
                response.append(line).append("\r\n"));
        String to = header(request, "To");
        response.append("From: ").append(header(request, "From")).append("\r\nTo: ").append(to)
                .append(to.contains("tag=") ? "" : ";tag=" + tag)
                .append("\r\nCall-ID: ").append(header(request, "Call-ID"))
                .append("\r\nCSeq: ").append(header(request, "CSeq"))
                .append("\r\nContact: <").append(contact()).append(">\r\n")
                .append(body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                .append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        send(response.toString());
    }

    /** The dialog of an INVITE that this phone answered with a tag. */
    Dialog dialogOf(String invite, String tag) {
        Dialog dialog = new Dialog();
        dialog.callId = header(invite, "Call-ID");
        String to = header(invite, "To");
        dialog.local = to.contains("tag=") ? to : to + ";tag=" + tag;
        dialog.remote = header(invite, "From");
        dialog.target = between(header(invite, "Contact"), "<", ">");
        dialog.cseq = 1;
        learnMedia(dialog, invite);
        return dialog;
    }

    /** A request inside the dialog. */
    void inDialog(Dialog dialog, String method, String body) throws IOException {
        dialog.branch = branch();
        dialog.cseq++;
        send(request(method, dialog.target, dialog, "", body));
    }

    /** Sends RTP packets of one payload type, 20 ms of one sample value each, as fast as it can. */
    void talk(Dialog dialog, int payloadType, int sample, int packets) throws IOException {
        for (int i = 0; i < packets; i++) {
            ByteBuffer packet = ByteBuffer.allocate(172);
            packet.put((byte) 0x80).put((byte) payloadType).putShort((short) sequence).putInt(sequence * 160)
                    .putInt(port());
            sequence++;
            while (packet.hasRemaining()) {
                packet.put((byte) sample);
            }
            rtp.send(new DatagramPacket(packet.array(), packet.limit(), dialog.media));
        }
    }

    int lastSample() {
        return lastSample;
    }

    @Override
    public void close() {
        sip.close();
        rtp.close();
    }
}
