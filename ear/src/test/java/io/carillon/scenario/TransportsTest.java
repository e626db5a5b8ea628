package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.TlsHello;
import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.phone.Texts;
import io.carillon.scenario.Installation.Line;
import io.carillon.server.ScenarioServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones on every transport call each other and hear each other. */
@ArquillianTest
@RunAsClient
class TransportsTest {
    private final Installation carillon = Installation.ofTestRun();

    /** These phones speak plain RTP; over a WebSocket that is offered only where encryption is off. */
    private Line line(Carrier carrier) throws Exception {
        boolean browser = carrier == Carrier.WS || carrier == Carrier.WSS;
        return browser ? carillon.securedLine("OFF") : carillon.line();
    }

    private Phone registered(Line line, Carrier carrier) throws Exception {
        return Phone.over(carrier, carillon.sip(carrier), line.number(), line.secret()).register();
    }

    @ParameterizedTest
    @CsvSource({"TLS,UDP", "WSS,TCP", "WS,TLS", "WSS,WSS", "TCP,TCP"})
    void phonesOnDifferentTransportsTalk(Carrier one, Carrier other) throws Exception {
        try (Phone alice = registered(line(one), one);
                Phone bob = registered(line(other), other)) {
            Talk.between(alice, bob).hangUp();
            Talk.between(bob, alice).hangUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"TCP", "TLS", "WSS"})
    void whoComesOverIpv6TalksToUdp(Carrier carrier) throws Exception {
        Line a = line(carrier);
        InetSocketAddress six = new InetSocketAddress("::1", carillon.sip(carrier).getPort());
        try (Phone alice = Phone.over(carrier, six, a.number(), a.secret()).register();
                Phone bob = carillon.line().registered()) {
            Talk.between(alice, bob).hangUp();
            Talk.between(bob, alice).hangUp();
        }
    }

    /** A phone whose connection ends before it has said a word will not answer any more. */
    @ParameterizedTest
    @CsvSource({"TCP", "TLS", "WS", "WSS"})
    void whoIsCalledAndGoesWithoutAWordIsNotWaitedFor(Carrier carrier) throws Exception {
        Line b = line(carrier);
        try (Phone alice = carillon.line().registered();
                Phone bob = registered(b, carrier)) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall();
            bob.close();
            assertThat(out.awaitFinal().status()).isEqualTo(480);
        }
        carillon.awaitNothingLeft();
    }

    /** One that rang and whose connection is gone may come back for some seconds; nobody waits for it longer, and another rings on. */
    @ParameterizedTest
    @CsvSource({"TCP", "WSS"})
    void whoRingsAndLosesItsConnectionIsGivenUp(Carrier carrier) throws Exception {
        Line b = line(carrier);
        try (Phone alice = carillon.line().registered();
                Phone bob = registered(b, carrier)) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().ring();
            out.awaitProvisional(180);
            bob.close();
            assertThat(out.awaitFinal().status()).isEqualTo(480);
            try (Phone lost = registered(b, carrier);
                    Phone desk = registered(b, Carrier.UDP)) {
                PhoneCall again = alice.call(b.number());
                lost.awaitCall().ring();
                PhoneCall in = desk.awaitCall().ring();
                again.awaitProvisional(180);
                lost.close();
                in.answer();
                again.awaitAnswered();
                in.awaitAnswered();
                assertThat(again.listen(Duration.ofSeconds(1)).isTone(desk.tone())).isTrue();
                in.hangUp();
                again.awaitEnded();
            }
        }
        carillon.awaitNothingLeft();
    }

    /** Whoever calls a sips address is carried by TLS on every hop, also to a carrier (RFC 5630). */
    @Test
    void aSipsAddressIsReachedOverTlsAlone() throws Exception {
        Line b = line(Carrier.UDP);
        try (Phone alice = registered(line(Carrier.TLS), Carrier.TLS);
                Phone desk = registered(b, Carrier.UDP);
                Trunking carrier = Trunking.at(carillon, "sips" + b.number(), "127.0.5.8", Map.of("optionsSeconds", 0))) {
            String dialled = "0" + b.number() + "123";
            Trunking.route(carillon, "sips" + b.number(), "0" + b.number() + "ZZZ", carrier);
            for (String number : new String[] {b.number(), dialled}) {
                SipText refusal = alice.call("sips:" + number + "@127.0.0.1").awaitFinal();
                assertThat(refusal.status()).isEqualTo(480);
                assertThat(refusal.header("Warning")).startsWith("380 ");
            }
            assertThat(desk.received("INVITE")).isEmpty();
            assertThat(carrier.phone().received("INVITE")).isEmpty();
            try (Phone soft = registered(b, Carrier.TLS)) {
                PhoneCall out = alice.call("sips:" + b.number() + "@127.0.0.1");
                PhoneCall in = soft.awaitCall();
                in.answer();
                out.awaitAnswered();
                in.awaitAnswered();
                new Talk(alice, out, soft, in).hearOneAnother();
                assertThat(desk.received("INVITE")).isEmpty();
                in.hangUp();
                out.awaitEnded();
            }
            Talk.between(alice, desk).hangUp();
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void aBrowserMayUseTheWebPortOfTheConsole() throws Exception {
        Line a = line(Carrier.WS);
        Line b = line(Carrier.WSS);
        InetSocketAddress web = new InetSocketAddress(carillon.http().getHost(), carillon.http().getPort());
        InetSocketAddress secure = new InetSocketAddress(web.getAddress(), web.getPort() + 363);
        try (Phone alice = Phone.over(Carrier.WS, web, a.number(), a.secret()).register();
                Phone bob = Phone.over(Carrier.WSS, secure, b.number(), b.secret()).register()) {
            Talk.between(alice, bob).hangUp();
            Talk.between(bob, alice).hangUp();
        }
    }

    @Test
    void aNewCertificateCountsWhileACallTalksOn() throws Exception {
        Line c = carillon.line();
        try (Phone alice = registered(carillon.line(), Carrier.TLS);
                Phone bob = carillon.line().registered()) {
            Talk talk = Talk.between(alice, bob);
            Certificate before = alice.serverCertificate();
            ScenarioServer.cli(
                    "/subsystem=elytron/key-store=carillon:remove-alias(alias=server)",
                    "/subsystem=elytron/key-store=carillon:generate-key-pair(alias=server,algorithm=EC,key-size=256,"
                            + "distinguished-name=\"CN=renewed\",validity=30)",
                    "/subsystem=elytron/key-store=carillon:store",
                    "/subsystem=elytron/key-manager=carillon:init");
            try (Phone carol = registered(c, Carrier.TLS)) {
                assertThat(carol.serverCertificate()).isNotEqualTo(before);
                assertThat(carol.serverCertificate().toString()).contains("CN=renewed");
                talk.hearOneAnother();
                talk.hangUp();
                Talk.between(carol, alice).hangUp();
            }
        }
    }

    @Test
    void whatIsHalfOrTooMuchIsCutAndTheNextCallIsGood() throws Exception {
        int before = connections();
        try (Socket noTls = connect(Carrier.TLS);
                Socket halfHello = connect(Carrier.TLS);
                Socket halfUpgrade = connect(Carrier.WS);
                Socket halfFrame = connect(Carrier.WS);
                Socket tooBig = connect(Carrier.WS)) {
            send(noTls, "OPTIONS sip:a SIP/2.0\r\n\r\n");
            halfHello.getOutputStream().write(new byte[] {22, 3, 1, 1, 0, 1, 0, 0});
            send(halfUpgrade, "GET /sip HTTP/1.1\r\nHost: a\r\n");
            upgrade(halfFrame);
            halfFrame.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0xFE, 1, 0, 1, 2, 3, 4, 5});
            upgrade(tooBig);
            tooBig.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4});
            try (Phone alice = registered(carillon.line(), Carrier.TLS);
                    Phone bob = registered(line(Carrier.WSS), Carrier.WSS)) {
                Talk.between(alice, bob).hangUp();
            }
            for (Socket bad : new Socket[] {noTls, halfHello, halfUpgrade, halfFrame, tooBig}) {
                assertCut(bad);
            }
        }
        carillon.awaitStatus("connections back to " + before,
                status -> status.getJsonObject("gauges").getInt("sip.connections") <= before);
    }

    @Test
    void aBrowserThatIsGoneIsNotCalled() throws Exception {
        Line b = line(Carrier.WSS);
        try (Phone alice = carillon.line().registered()) {
            try (Phone bob = registered(b, Carrier.WSS)) {
                Talk.between(alice, bob).hangUp();
            }
            long start = System.nanoTime();
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(480);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void aFlowThatIsKeptIsTheOnlyWayToItsPhoneAndItsEndIsTheEndOfTheRegistration() throws Exception {
        Line b = carillon.line();
        String instance = ";+sip.instance=\"<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>\";reg-id=1";
        try (Phone alice = carillon.line().registered()) {
            try (Phone bob = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), b.number(), b.secret())) {
                // the address leads nowhere: only the connection does
                SipText ok = bob.register("<sip:" + b.number() + "@192.0.2.77;transport=tls>;expires=300" + instance,
                        "Supported", "path, outbound");
                assertThat(ok.status()).isEqualTo(200);
                assertThat(ok.header("Require")).contains("outbound");
                assertThat(ok.header("Flow-Timer")).isEqualTo("120");
                Talk.between(alice, bob).hangUp();
            }
            carillon.awaitStatus("flow forgotten",
                    status -> registrations(b) == 0);
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(480);
        }
    }

    /** RFC 5626 section 5.3: whoever keeps two connections open is still one telephone. */
    @Test
    void aPhoneWithTwoFlowsIsCalledAndWrittenToOverOneOfThemAndOverTheOtherWhenThatIsGone() throws Exception {
        Line b = carillon.line();
        try (Phone alice = carillon.line().registered();
                Phone first = flow(b, 1);
                Phone second = flow(b, 2)) {
            assertThat(registrations(b)).isEqualTo(2);
            Talk.between(alice, first).hangUp();
            assertThat(Texts.send(alice, b.number(), "once").status()).isEqualTo(202);
            first.awaitReceived("MESSAGE", message -> message.body().equals("once"));
            PhoneCall out = alice.call(b.number());
            // its edge has lost the connection: nobody is there, and nobody else has been asked
            first.awaitCall().reject(430, "Flow Failed");
            PhoneCall in = second.awaitCall();
            in.reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
            assertThat(second.received("MESSAGE")).as("the text came once").isEmpty();
            assertThat(second.received("INVITE").stream().map(SipText::callId).distinct()).as("only the last call").hasSize(1);
            first.close();
            carillon.awaitStatus("one flow left", status -> registrations(b) == 1);
            Talk.between(alice, second).hangUp();
        }
    }

    private Phone flow(Line line, int number) throws Exception {
        Phone phone = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), line.number(), line.secret());
        SipText ok = phone.register("<sip:" + line.number() + "@192.0.2." + number + ";transport=tls>;expires=300"
                + ";+sip.instance=\"<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf7>\";reg-id=" + number, "Supported", "path, outbound");
        assertThat(ok.status()).isEqualTo(200);
        return phone;
    }

    private int registrations(Line line) {
        try {
            return carillon.admin().get("/registrations?extension=" + line.number()).expect(200).object()
                    .getJsonArray("items").size();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** RFC 5626: over datagrams a phone asks by STUN, over a connection by an empty line. Its router keeps the way open for both. */
    @Test
    void whoSaysThatHeIsThereIsAnsweredAndLearnsHisAddress() throws Exception {
        try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                Socket other = connect(Carrier.TCP)) {
            byte[] id = {0x21, 0x12, (byte) 0xA4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
            byte[] question = ByteBuffer.allocate(20).putInt(0x0001_0000).put(id).array();
            DatagramPacket answer = new DatagramPacket(new byte[500], 500);
            phone.setSoTimeout(10_000);
            phone.send(new DatagramPacket(question, question.length, carillon.sip()));
            phone.receive(answer);
            ByteBuffer read = ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
            assertThat(read.getShort()).as("success").isEqualTo((short) 0x0101);
            assertThat(Arrays.copyOfRange(answer.getData(), 4, 20)).isEqualTo(id);
            read.position(20);
            assertThat(read.getInt()).as("an XOR-MAPPED-ADDRESS of eight octets").isEqualTo(0x0020_0008);
            assertThat(read.getShort()).as("of IPv4").isEqualTo((short) 1);
            assertThat((read.getShort() ^ 0x2112) & 0xFFFF).isEqualTo(phone.getLocalPort());
            assertThat(read.getInt() ^ 0x2112_A442).isEqualTo(0x7F00_0001);
            send(other, "\r\n\r\n");
            assertThat(other.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
        }
    }

    @Test
    void baresipCallsOverTls(@TempDir Path directory) throws Exception {
        Network.assumed();
        Line stranger = carillon.line();
        try (Phone bob = carillon.line().registered();
                Stranger baresip = Stranger.baresip(directory, stranger, bob.user(), Carrier.TLS)) {
            var call = bob.awaitCall();
            call.answer();
            call.awaitAnswered();
            assertThat(call.listen(Duration.ofSeconds(2)).isTone(440)).as(baresip.output()).isTrue();
            call.hangUp();
        }
    }

    /** The same sound hello gets an answer when it speaks TLS 1.2, and is told why not when it speaks no more than 1.1. */
    @ParameterizedTest
    @CsvSource({"TLS", "WSS"})
    void aPhoneThatAsksForAnOldProtocolIsRefused(Carrier carrier) throws Exception {
        assertThat(answered(carrier, 2)).as("a record of the handshake").startsWith(new byte[] {22, 3, 3});
        byte[] refused = answered(carrier, 1);
        assertThat(TlsHello.isRefusedByVersion(refused)).as(Arrays.toString(refused)).isTrue();
    }

    /** The beginning of what is said to a hello of TLS 1.{@code minor}. */
    private byte[] answered(Carrier carrier, int minor) throws IOException {
        try (Socket socket = connect(carrier)) {
            socket.getOutputStream().write(TlsHello.of(minor));
            return socket.getInputStream().readNBytes(7);
        }
    }

    private Socket connect(Carrier carrier) throws IOException {
        InetSocketAddress address = carillon.sip(carrier);
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void upgrade(Socket socket) throws IOException {
        send(socket, "GET /sip HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: sip\r\n\r\n");
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("closed after " + head);
            }
            head.append((char) octet);
        }
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    private static void assertCut(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            while (in.read() >= 0) {
                continue;
            }
        } catch (java.net.SocketTimeoutException open) {
            throw new AssertionError("still open", open);
        } catch (IOException reset) {
            assertThat(reset).isNotNull();
        }
    }

    private int connections() throws Exception {
        return carillon.admin().get("/system/status").expect(200).object().getJsonObject("gauges")
                .getInt("sip.connections");
    }
}
