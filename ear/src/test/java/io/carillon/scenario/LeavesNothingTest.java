package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.fuzz.Corpus;
import io.carillon.fuzz.Dice;
import io.carillon.phone.AnyCertificate;
import io.carillon.phone.Carrier;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Raving;
import io.carillon.phone.Sdp;
import io.carillon.phone.Watch;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Much that is wrong, or the same again and again, and nothing of it stays. What SIP keeps for 32 s is waited for once, at the end. */
@ArquillianTest
@Tag("alone")
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeavesNothingTest {
    private static final String STRANGER = "127.0.0.66";
    private static final double GAP = 40;
    private static final int ROUNDS = 8;
    private static final int STREAMS = 6;
    private static final int MUTATIONS = 3;
    private static final int HOSTILE_OFFERS = 300;
    private static final int MAD_CALLS = 20;
    private static final int STORM = 520;
    /** A stranger's pace: what one sends in a loop would measure the machine's sockets and not the server. */
    private static final long PACE_NANOS = 1_000_000;
    private static final String[] DROPPED = {"rtp.packets.dropped.", "rtp.rtcp.dropped"};
    private static final String[] READ = {"sip.messages.received", "sip.keepalives", "sip.stun.answered", "sip.sources.dropped"};
    private static final String[] ACCEPTED = {"sip.connections.accepted", "sip.connections.refused"};
    private static final String HANDSHAKES = "sip.tls.handshakes.failed";
    private static final String[] RUBBISH = {"sip.messages.bad", "sip.messages.dropped", "sip.responses.stray"};
    private static final String[] REFUSED = {"sip.responses.4xx", "sip.responses.5xx", "sip.responses.6xx"};

    private final Installation carillon = Installation.ofTestRun();
    private final Dice dice = new Dice(1);
    private final List<byte[]> media = corpora("media-rar/rtp", "rtp", "rtcp", "stun", "dtls", "srtp");
    private final List<byte[]> signalling = corpora("sip-connector/stack", "sip", "sdp", "stun");
    private int connections;

    private static List<byte[]> corpora(String module, String... protocols) {
        List<byte[]> all = new ArrayList<>();
        for (String protocol : protocols) {
            Path fuzz = Path.of(System.getProperty("carillon.test.root"), module, "src/test/resources/fuzz");
            all.addAll(Corpus.of(fuzz.resolve(protocol)).values());
        }
        return all;
    }

    @BeforeAll
    void count() throws Exception {
        connections = (int) carillon.gauge("sip.connections");
    }

    @AfterEach
    void nothingIsInUse() throws Exception {
        carillon.awaitNothingLeft();
    }

    @AfterAll
    void nothingIsLeft() throws Exception {
        for (String gauge : List.of("rtp.endpoints", "sip.transactions.server", "sip.transactions.client")) {
            carillon.awaitStatus(gauge + " 0", status -> gauge(status, gauge) == 0);
        }
        carillon.awaitStatus("the connections of before", status -> gauge(status, "sip.connections") <= connections);
    }

    /** While two people talk, a stranger sends everything wrong that we know of to every port there is. */
    @Test
    @Order(1)
    void bothGoOnHearingThroughRubbish() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), b.number(), b.secret()).register();
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName(STRANGER))) {
            Talk talk = Talk.between(alice, bob);
            Hearing worst = worstOf(talk, stranger);
            assertThat(worst.lost()).as("lost in each of the rounds, the last: %s", worst).isZero();
            assertThat(worst.longestGapMillis()).as("%s", worst).isLessThan(GAP);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    /** What the worse side hears meanwhile. All that comes is counted. */
    private Hearing worstOf(Talk talk, DatagramSocket stranger) throws Exception {
        long packets = carillon.counted(DROPPED);
        long messages = carillon.counted(READ);
        long bad = carillon.counted("sip.messages.bad");
        long accepted = carillon.counted(ACCEPTED);
        Hearing worst = talk.out().audio().soFar();
        int rounds = 0;
        while (rounds < ROUNDS && (rounds == 0 || worst.lost() > 0 || worst.longestGapMillis() >= GAP)) {
            rounds++; // a stumble of the machine may spoil a round; a fault of the server spoils them all
            talk.out().audio().forget();
            talk.in().audio().forget();
            torment(stranger, talk.out().remoteSdp().rtp());
            worst = worse(talk.out().audio().soFar(), talk.in().audio().soFar());
        }
        carillon.awaitCounted(packets + most(2L * rounds * MUTATIONS * media.size()), DROPPED);
        carillon.awaitCounted(messages + most((long) rounds * MUTATIONS * signalling.size()), READ);
        carillon.awaitCounted(bad + rounds, "sip.messages.bad");
        carillon.awaitCounted(accepted + 7L * rounds * STREAMS, ACCEPTED);
        return worst;
    }

    private static Hearing worse(Hearing one, Hearing other) {
        return one.lost() + one.longestGapMillis() >= other.lost() + other.longestGapMillis() ? one : other;
    }

    /** The machine's network may lose some of what is sent in a row. */
    private static long most(long sent) {
        return sent * 9 / 10;
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
            sealed(halfAFrame(message));
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
            sayMost(socket, message);
        }
    }

    /** The same to who believes our certificate. */
    private void sealed(byte[] message) throws IOException {
        InetSocketAddress port = carillon.sip(Carrier.WSS);
        try (Socket plain = new Socket(port.getAddress(), port.getPort(), InetAddress.getByName(STRANGER), 0);
                Socket socket = AnyCertificate.context().getSocketFactory().createSocket(plain, "carillon", port.getPort(), true)) {
            sayMost(socket, message);
        }
    }

    private static void sayMost(Socket socket, byte[] message) throws IOException {
        try {
            socket.getOutputStream().write(message, 0, message.length - message.length / 8);
            socket.getOutputStream().flush();
        } catch (java.net.SocketException cut) {
            assertThat(cut.getMessage()).as("the server reads no more").isNotBlank();
        }
    }

    /** A panel that restarts again and again: every request is answered, nothing of it stays. */
    @Test
    @Order(3)
    void aStormOfSubscriptionsIsAnsweredAndLeavesNothing() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            int taken = 0;
            Watch last = null;
            long asked = carillon.counted("sip.subscribes.received");
            long refused = carillon.counted(REFUSED);
            for (int i = 0; i < STORM; i++) {
                last = bob.watch(a.number(), "dialog");
                int status = last.subscribe(600).status();
                assertThat(status).isIn(200, 403, 503);
                taken += status == 200 ? 1 : 0;
            }
            assertThat(taken).as("limit of one account").isBetween(1, 500);
            assertThat(last.subscribe(600).status()).isIn(403, 503);
            carillon.awaitCounted(asked + STORM, "sip.subscribes.received");
            carillon.awaitCounted(refused + STORM - taken, REFUSED);
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().ring();
            out.awaitProvisional(180);
            out.cancel();
            carillon.admin().delete("/extensions/" + b.number()).expect(204);
            carillon.awaitStatus("transactions of the storm", status -> gauge(status, "sip.transactions.client") == 0);
            assertThat(carillon.admin().get("/subscriptions?watcher=" + b.number()).expect(200).object()
                    .getJsonArray("items")).isEmpty();
        }
    }

    private static String threeWithoutZero(int i) {
        return "2" + (1 + i / 9) + (1 + i % 9);
    }

    /** A carrier that answers with all that is wrong, or sends the call back to where it came from. */
    @Test
    @Order(2)
    void aCarrierOutOfItsMindGetsNobodyFurtherAndKeepsNothing() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking mad = Trunking.at(carillon, "mad" + a.number(), "127.0.1.66", Map.of("optionsSeconds", 0, "numberFormat", "NATIONAL"));
                Trunking sane = Trunking.at(carillon, "sane" + a.number(), "127.0.1.67", Map.of("optionsSeconds", 0))) {
            mad.phone().gatekeeper.mad(new Dice(407));
            Trunking.route(carillon, "mad" + a.number(), "0" + a.number() + "ZZZ", mad);
            long rubbish = carillon.counted(RUBBISH);
            long refused = carillon.counted(REFUSED);
            for (int i = 0; i < MAD_CALLS; i++) {
                try (PhoneCall out = alice.call("0" + a.number() + threeWithoutZero(i))) {
                    assertThat(out.awaitFinal().status()).isBetween(400, 699).isNotIn(401, 407);
                }
            }
            carillon.awaitCounted(rubbish + MAD_CALLS, RUBBISH);
            carillon.awaitCounted(refused + MAD_CALLS, REFUSED);
            Trunking.route(carillon, "sane" + a.number(), "0" + a.number() + "99ZZZ", sane);
            PhoneCall out = alice.call("0" + a.number() + "99222");
            sane.phone().awaitCall().answer();
            out.awaitAnswered();
            out.hangUp();
        }
    }

    /** The same by a connection: whoever is cut off, or cuts off, leaves no call waiting for an answer. */
    @Test
    @Order(2)
    void aCarrierOutOfItsMindOnAConnectionKeepsNobodyWaiting() throws Exception {
        var a = carillon.line();
        long refused = carillon.counted(REFUSED);
        long bad = carillon.counted("sip.messages.bad");
        try (Phone alice = a.registered();
                Raving mad = Raving.at("127.0.1.69", new Dice(480));
                AutoCloseable trunk = Trunking.alone(carillon, "raves" + a.number(), "0" + a.number() + "ZZZ",
                        Map.of("host", "127.0.1.69", "port", mad.port(), "transport", "TCP"))) {
            for (int i = 0; i < STREAMS; i++) {
                try (PhoneCall out = alice.call("0" + a.number() + threeWithoutZero(i))) {
                    assertThat(out.awaitFinal().status()).isBetween(400, 699).isNotIn(401, 407);
                }
            }
            assertThat(mad.calls()).isEqualTo(STREAMS);
            carillon.awaitCounted(refused + STREAMS, REFUSED);
            carillon.awaitCounted(bad + 1, "sip.messages.bad");
        }
    }

    /** A phone that does not believe our certificate hangs up on us; we hang up on a carrier whose one we do not believe. */
    @Test
    @Order(2)
    void nobodyTalksOverACertificateThatIsNotBelieved() throws Exception {
        var a = carillon.line();
        long failed = carillon.counted(HANDSHAKES);
        for (Carrier carrier : List.of(Carrier.TLS, Carrier.WSS)) {
            InetSocketAddress door = carillon.sip(carrier);
            for (int i = 0; i < STREAMS; i++) {
                try (Socket phone = SSLContext.getDefault().getSocketFactory().createSocket(door.getAddress(), door.getPort())) {
                    assertThatThrownBy(((SSLSocket) phone)::startHandshake).as("over %s", carrier).isInstanceOf(SSLException.class);
                }
            }
        }
        carillon.awaitCounted(failed + 2 * STREAMS, HANDSHAKES);
        try (Phone alice = a.registered();
                SSLServerSocket liar = SelfMade.listen("127.0.1.68");
                AutoCloseable trunk = Trunking.alone(carillon, "tls" + a.number(), "0" + a.number() + "ZZZ",
                        Map.of("host", "127.0.1.68", "port", liar.getLocalPort(), "transport", "TLS"))) {
            CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> SelfMade.heard(liar));
            assertThat(alice.call("0" + a.number() + "222").awaitFinal().status()).isBetween(480, 503);
            carillon.awaitCounted(failed + 2 * STREAMS + 1, HANDSHAKES);
            assertThat(heard.get(60, TimeUnit.SECONDS)).as("bytes that a carrier without a good certificate was told").isZero();
        }
    }

    /** What came before by another way, what is our own, a call handed to who has it, and what belongs to no call. */
    @ParameterizedTest
    @EnumSource(Carrier.class)
    @Order(2)
    void whatComesTwiceOrBelongsToNothingIsToldSoAndCounted(Carrier carrier) throws Exception {
        var a = carrier == Carrier.WS || carrier == Carrier.WSS ? carillon.securedLine("OFF") : carillon.line();
        var b = carillon.line();
        long[] before = {carillon.counted("sip.requests.merged"), carillon.counted("sip.invites.loops"),
            carillon.counted("sip.dialogs.unknown"), carillon.counted(REFUSED)};
        try (Phone alice = Phone.over(carrier, carillon.sip(carrier), a.number(), a.secret()).register();
                Phone bob = b.registered();
                Phone stray = Phone.over(carrier, carillon.sip(carrier), a.number(), a.secret())) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            assertThat(Misdirected.again(stray, out.sentInvite()).status()).as("merged").isEqualTo(482);
            assertThat(Misdirected.back(stray, in.sentInvite()).status()).as("our own").isEqualTo(482);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(out.inDialog("REFER", "Refer-To", "<sip:" + b.number() + "@carillon>").status()).isEqualTo(482);
            for (String method : Misdirected.METHODS) {
                assertThat(Misdirected.nowhere(stray, method).status()).as(method).isEqualTo(481);
            }
            out.hangUp();
            in.awaitEnded();
        }
        carillon.awaitCounted(before[0] + 1, "sip.requests.merged");
        carillon.awaitCounted(before[1] + 1, "sip.invites.loops");
        carillon.awaitCounted(before[2] + Misdirected.METHODS.size() - 1, "sip.dialogs.unknown");
        carillon.awaitCounted(before[3] + 3 + Misdirected.METHODS.size(), REFUSED);
    }

    @Test
    @Order(2)
    void hostileSessionDescriptionsOfAKnownPhoneAreEachAnswered() throws Exception {
        Dice offers = new Dice(300);
        List<byte[]> corpus = corpora("sip-connector/stack", "sdp");
        var a = carillon.line();
        int broken = 0;
        long refused = carillon.counted(REFUSED);
        try (Phone alice = a.registered()) {
            for (int i = 0; i < HOSTILE_OFFERS; i++) {
                String offer = new String(offers.mutate(corpus.get(i % corpus.size())), StandardCharsets.UTF_8);
                try (PhoneCall out = alice.call("0000", Sdp.verbatim(offer))) {
                    int status = out.awaitFinal().status();
                    assertThat(status).as(offer).isGreaterThanOrEqualTo(400);
                    broken += status >= 500 && status < 600 ? 1 : 0;
                }
            }
        }
        carillon.awaitCounted(refused + HOSTILE_OFFERS, REFUSED);
        assertThat(broken).as("answers 5xx").isLessThanOrEqualTo(HOSTILE_OFFERS * 2 / 100);
    }
}
