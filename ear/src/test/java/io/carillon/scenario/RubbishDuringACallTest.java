package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Corpus;
import io.carillon.fuzz.Dice;
import io.carillon.phone.Carrier;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** While two people talk, a stranger sends everything wrong that we know of to every port there is. */
@ArquillianTest
@RunAsClient
class RubbishDuringACallTest {
    private static final String STRANGER = "127.0.0.66";
    private static final double GAP = 40;
    private static final int ROUNDS = 8;
    private static final int STREAMS = 6;
    private static final int MUTATIONS = 3;
    /** A stranger's pace: what one sends in a loop would measure the machine's sockets and not the server. */
    private static final long PACE_NANOS = 1_000_000;

    private final Installation carillon = Installation.ofTestRun();
    private final Dice dice = new Dice(1);
    private final List<byte[]> media = corpora("media-rar/rtp", "rtp", "rtcp", "stun", "dtls", "srtp");
    private final List<byte[]> signalling = corpora("sip-connector/stack", "sip", "sdp", "stun");

    private static List<byte[]> corpora(String module, String... protocols) {
        List<byte[]> all = new ArrayList<>();
        for (String protocol : protocols) {
            all.addAll(Corpus.of(Path.of(System.getProperty("carillon.test.root"), module, "src/test/resources/fuzz",
                    protocol)).values());
        }
        return all;
    }

    @Test
    void bothGoOnHearingAndNothingIsLeft() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        int connections = gauge("sip.connections");
        try (Phone alice = a.registered();
                Phone bob = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), b.number(), b.secret()).register();
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName(STRANGER))) {
            Talk talk = Talk.between(alice, bob);
            Hearing worst = talk.out().audio().soFar();
            for (int round = 0; round < ROUNDS; round++) {
                talk.out().audio().forget();
                talk.in().audio().forget();
                torment(stranger, talk.out().remoteSdp().rtp());
                worst = worse(talk.out().audio().soFar(), talk.in().audio().soFar());
                if (worst.lost() == 0 && worst.longestGapMillis() < GAP) {
                    break; // a stumble of the machine may spoil a round; a fault of the server spoils them all
                }
            }
            assertThat(worst.lost()).as("lost in each of the rounds, the last: %s", worst).isZero();
            assertThat(worst.longestGapMillis()).as("%s", worst).isLessThan(GAP);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
        for (String gauge : List.of("calls.active", "legs.active", "timers.active", "rtp.ports.used", "rtp.endpoints",
                "sip.dialogs", "sip.transactions.server")) {
            carillon.awaitStatus(gauge + " 0", status -> gauge(status, gauge) == 0);
        }
        carillon.awaitStatus("the connections of before", status -> gauge(status, "sip.connections") <= connections);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    private static Hearing worse(Hearing one, Hearing other) {
        return one.lost() + one.longestGapMillis() >= other.lost() + other.longestGapMillis() ? one : other;
    }

    private int gauge(String name) throws Exception {
        return gauge(carillon.admin().get("/system/status").expect(200).object(), name);
    }

    private static int gauge(JsonObject status, String name) {
        return status.getJsonObject("gauges").getInt(name);
    }

    private void torment(DatagramSocket stranger, InetSocketAddress rtp) throws IOException {
        InetSocketAddress rtcp = new InetSocketAddress(rtp.getAddress(), rtp.getPort() + 1);
        for (byte[] one : media) {
            for (int i = 0; i < MUTATIONS; i++) {
                send(stranger, i == 0 ? one : dice.mutate(one), rtp);
                send(stranger, i == 0 ? one : dice.mutate(one), rtcp);
            }
        }
        for (byte[] one : signalling) {
            for (int i = 0; i < MUTATIONS; i++) {
                send(stranger, i == 0 ? one : dice.mutate(one), carillon.sip());
            }
        }
        for (int i = 0; i < STREAMS; i++) {
            byte[] message = dice.mutate(signalling.get(dice.below(signalling.size())));
            stream(Carrier.TCP, message);
            stream(Carrier.TLS, message);
            stream(Carrier.TLS, new byte[] {22, 3, 1, 1, 0, 1, 0, 0});
            stream(Carrier.WSS, new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 0});
            stream(Carrier.WS, "GET /sip HTTP/1.1\r\nHost: a\r\n".getBytes(StandardCharsets.US_ASCII));
            stream(Carrier.WS, halfAFrame(message));
        }
    }

    private static void send(DatagramSocket from, byte[] message, InetSocketAddress to) throws IOException {
        from.send(new DatagramPacket(message, message.length, to));
        LockSupport.parkNanos(PACE_NANOS);
    }

    /** An upgrade, then a frame that announces more than comes. */
    private static byte[] halfAFrame(byte[] message) {
        byte[] upgrade = ("GET /sip HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: sip\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(upgrade, upgrade.length + 8 + Math.min(message.length, 100));
        byte[] head = {(byte) 0x81, (byte) 0xFE, 8, 0, 1, 2, 3, 4};
        System.arraycopy(head, 0, all, upgrade.length, head.length);
        System.arraycopy(message, 0, all, upgrade.length + head.length, all.length - upgrade.length - head.length);
        return all;
    }

    /** Half of it, and away. */
    private void stream(Carrier carrier, byte[] message) throws IOException {
        InetSocketAddress port = carillon.sip(carrier);
        try (Socket socket = new Socket(port.getAddress(), port.getPort(), InetAddress.getByName(STRANGER), 0)) {
            socket.getOutputStream().write(message, 0, Math.max(1, message.length - message.length / 8));
            socket.getOutputStream().flush();
        } catch (java.net.SocketException cut) {
            assertThat(cut.getMessage()).as("the server reads no more").isNotBlank();
        }
    }
}
