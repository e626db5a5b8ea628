package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipTransport;
import io.carillon.sip.transport.TlsSettings.ClientAuth;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIP over WebSockets on the loopback (RFC 7118). */
class WebSocketConnectionsTest {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static KeyStore certificate;

    @BeforeAll
    static void certificates() throws Exception {
        certificate = TestCertificates.make("localhost", "dns:localhost,ip:127.0.0.1");
    }

    private static SecureRig rig() throws Exception {
        return new SecureRig(TestCertificates.context(certificate, null), ClientAuth.NONE);
    }

    private static String options(String callId) {
        return SocketsRig.options("WSS df7jal23ls0d.invalid;branch=z9hG4bK" + callId, callId);
    }

    @Test
    void aBrowserTalksOverASecureWebSocket() throws Exception {
        SSLContext trust = SecureRig.trusting(certificate);
        try (SecureRig rig = rig()) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            WebSocket browser = HttpClient.newBuilder().sslContext(trust).build().newWebSocketBuilder()
                    .subprotocols("sip")
                    .buildAsync(URI.create("wss://localhost:" + rig.port(SipTransport.WSS) + "/sip"), new Ear(heard))
                    .get(5, TimeUnit.SECONDS);
            assertThat(browser.getSubprotocol()).isEqualTo("sip");
            browser.sendText(options("one"), true).get(5, TimeUnit.SECONDS);
            assertThat(heard.poll(5, TimeUnit.SECONDS)).startsWith("SIP/2.0 200").contains("Call-ID: one")
                    .contains("Via: SIP/2.0/WSS df7jal23ls0d.invalid");
            assertThat(rig.flows.get(0).remote().transport()).isEqualTo(SipTransport.WSS);
            assertThat(rig.flows.get(0).remote().flow()).isNotZero();
            browser.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
            await().until(() -> rig.sockets.connections() == 0);
            assertThat(rig.gone).containsExactly(rig.flows.get(0).remote());
        }
    }

    private record Ear(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }
    }

    @Test
    void aMessageMayComeInSeveralFramesAndPingsBetweenThemAreAnswered() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            String message = options("parts");
            raw.frame(false, TEXT, message.substring(0, 40));
            raw.frame(true, PING, "alive?");
            raw.frame(false, CONTINUATION, message.substring(40, 100));
            raw.frame(true, CONTINUATION, message.substring(100));
            assertThat(raw.receive()).isEqualTo("10 alive?");
            assertThat(raw.receive()).startsWith("1 SIP/2.0 200").contains("Call-ID: parts");
        }
    }

    @Test
    void aDoubleCrlfIsAPing() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            raw.frame(true, TEXT, "\r\n\r\n");
            assertThat(raw.receive()).isEqualTo("1 \r\n");
            assertThat(rig.count("sip.keepalives")).isEqualTo(1);
        }
    }

    @Test
    void aFrameThatIsNotFinishedIsCut() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            raw.frame(true, TEXT, options("whole"));
            assertThat(raw.receive()).startsWith("1 SIP/2.0 200");
            raw.socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) (0x80 | 100), 1, 2, 3, 4, 5, 6});
            assertThat(raw.isClosed()).isTrue();
            await().until(() -> rig.sockets.connections() == 0);
            assertThat(rig.count("sip.connections.cut")).isEqualTo(1);
        }
    }

    @Test
    void aMessageWhoseLastFrameNeverComesIsCut() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            raw.frame(false, TEXT, options("half").substring(0, 50));
            assertThat(raw.isClosed()).isTrue();
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void anOversizedMessageIsRefusedAndTheNextConnectionWorks() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            raw.frame(false, TEXT, "x".repeat(40_000));
            raw.frame(true, CONTINUATION, "x".repeat(40_000));
            assertThat(raw.receive()).startsWith(String.valueOf(CLOSE));
            assertThat(raw.isClosed()).isTrue();
            try (Raw huge = Raw.upgraded(rig)) {
                huge.socket.getOutputStream().write(
                        new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 127, 0, 0, 0, 1, 2, 3, 4});
                assertThat(huge.isClosed()).isTrue();
            }
            try (Raw good = Raw.upgraded(rig)) {
                good.frame(true, TEXT, options("good"));
                assertThat(good.receive()).contains("Call-ID: good");
            }
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void whoIsSilentIsAskedAndWhoDoesNotAnswerIsGone() throws Exception {
        try (SecureRig rig = rig(); Raw raw = Raw.upgraded(rig)) {
            raw.frame(true, TEXT, options("one"));
            assertThat(raw.receive()).contains("Call-ID: one");
            assertThat(raw.receive()).as("a ping").isEqualTo(PING + " ");
            raw.frame(true, PONG, "");
            assertThat(raw.receive()).as("a ping again").isEqualTo(PING + " ");
            assertThat(raw.isClosed()).isTrue();
            await().until(() -> rig.gone.contains(rig.flows.get(0).remote()));
        }
    }

    @Test
    void whoDoesNotSpeakSipIsRefused() throws Exception {
        try (SecureRig rig = rig()) {
            assertThat(Raw.answerTo(rig, Raw.upgrade("chat", "", "")).startsWith("HTTP/1.1 400")).isTrue();
            assertThat(Raw.answerTo(rig, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
            assertThat(Raw.answerTo(rig, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 405");
            assertThat(rig.count("sip.websockets.refused")).isEqualTo(3);
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void anUpgradeThatIsNotFinishedIsCut() throws Exception {
        try (SecureRig rig = rig(); var half = new SocketsRig.TcpPhone(rig.port(SipTransport.WS))) {
            half.send("GET /sip HTTP/1.1\r\nHost: x\r\nUpgr");
            assertThat(half.isClosedWithin(5_000)).isTrue();
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void foreignPagesMayNotConnectWhereOriginsAreNamed() throws Exception {
        try (SecureRig rig = new SecureRig(TestCertificates.context(certificate, null), ClientAuth.NONE,
                Set.of("https://pbx.test"), "127.0.0.1")) {
            assertThat(Raw.answerTo(rig, Raw.upgrade("sip", "Origin: https://evil.test\r\n", "")))
                    .startsWith("HTTP/1.1 403");
            assertThat(Raw.answerTo(rig, Raw.upgrade("sip", "Origin: https://PBX.test\r\n", "")))
                    .startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void ourWebServerSaysWhoIsBehindIt() throws Exception {
        try (SecureRig rig = rig(); Raw raw = new Raw(rig)) {
            raw.send(Raw.upgrade("sip", "X-Forwarded-For: 192.0.2.66, 203.0.113.7\r\n", "X-Forwarded-Proto: https\r\n"));
            assertThat(raw.head()).startsWith("HTTP/1.1 101");
            raw.frame(true, TEXT, options("behind"));
            assertThat(raw.receive()).contains("received=203.0.113.7");
            assertThat(rig.flows.get(0).remote().host()).isEqualTo("203.0.113.7");
            assertThat(rig.flows.get(0).remote().transport()).isEqualTo(SipTransport.WSS);
            rig.sockets.flowTo(rig.flows.get(0).remote())
                    .send(rig.requests.get(0), Flow.NOBODY_CARES);
            assertThat(raw.receive()).startsWith("1 OPTIONS");
        }
    }

    @Test
    void oneSourceBehindOurWebServerMayNotTakeAllConnections() throws Exception {
        java.util.List<Raw> taken = new java.util.ArrayList<>();
        try (SecureRig rig = rig()) {
            for (int i = 0; i < 6; i++) {
                Raw raw = new Raw(rig);
                raw.send(Raw.upgrade("sip", "X-Forwarded-For: 203.0.113.7\r\n", ""));
                assertThat(raw.head()).startsWith("HTTP/1.1 101");
                taken.add(raw);
            }
            try (Raw seventh = new Raw(rig)) {
                seventh.send(Raw.upgrade("sip", "X-Forwarded-For: 203.0.113.7\r\n", ""));
                seventh.head();
                assertThat(seventh.isClosed()).isTrue();
            }
            try (Raw other = new Raw(rig)) {
                other.send(Raw.upgrade("sip", "X-Forwarded-For: 203.0.113.8\r\n", ""));
                other.head();
                other.frame(true, TEXT, options("other"));
                assertThat(other.receive()).contains("Call-ID: other");
            }
        } finally {
            for (Raw raw : taken) {
                raw.close();
            }
        }
    }

    /** A WebSocket client that may do everything wrong. */
    private static final class Raw implements AutoCloseable {
        final Socket socket;

        Raw(SecureRig rig) throws IOException {
            socket = new Socket("127.0.0.1", rig.port(SipTransport.WS));
            socket.setSoTimeout(5_000);
        }

        static Raw upgraded(SecureRig rig) throws IOException {
            Raw raw = new Raw(rig);
            raw.send(upgrade("sip", "", ""));
            assertThat(raw.head()).startsWith("HTTP/1.1 101").containsIgnoringCase("sec-websocket-protocol: sip");
            return raw;
        }

        static String upgrade(String protocol, String more, String stillMore) {
            return "GET /sip HTTP/1.1\r\nHost: pbx.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Protocol: " + protocol + "\r\n" + more + stillMore + "\r\n";
        }

        static String answerTo(SecureRig rig, String request) throws IOException {
            try (Raw raw = new Raw(rig)) {
                raw.send(request);
                return raw.head();
            }
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        String head() throws IOException {
            return new SocketsRig.TcpPhone(socket).receive();
        }

        void frame(boolean last, int opcode, String text) throws IOException {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write((last ? 0x80 : 0) | opcode);
            if (payload.length < 126) {
                out.write(0x80 | payload.length);
            } else {
                out.write(0x80 | 126);
                out.write(payload.length >> 8);
                out.write(payload.length);
            }
            byte[] mask = {7, 11, 13, 17};
            out.write(mask);
            for (int i = 0; i < payload.length; i++) {
                out.write(payload[i] ^ mask[i & 3]);
            }
            socket.getOutputStream().write(out.toByteArray());
        }

        /** Opcode, a blank, payload. */
        String receive() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int opcode = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte();
            byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
            in.readFully(payload);
            return opcode + " " + new String(payload, StandardCharsets.UTF_8);
        }

        boolean isClosed() throws IOException {
            return new SocketsRig.TcpPhone(socket).isClosedWithin(5_000);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
