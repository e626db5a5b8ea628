package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.fuzz.TlsHello;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transport.TlsSettings.ClientAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIP over TLS on the loopback. */
class TlsConnectionsTest {
    private static final String FLOODER = "127.0.0.3";

    private static KeyStore ours;
    private static KeyStore renewed;
    private static KeyStore device;

    @BeforeAll
    static void certificates() throws Exception {
        ours = TestCertificates.make("pbx.test", "dns:pbx.test,ip:127.0.0.1,ip:::1");
        renewed = TestCertificates.make("pbx.test", "dns:pbx.test,ip:127.0.0.1");
        device = TestCertificates.make("device.test", "dns:device.test");
    }

    private static SSLContext server() throws Exception {
        return TestCertificates.context(ours, device);
    }

    private static String options(int number) {
        return SocketsRig.options("TLS 10.1.1.1;branch=z9hG4bK" + number, "call" + number);
    }

    private static SipRequest request(String callId) {
        return RequestBuilder.request("OPTIONS", "sip:a@b")
                .header(HeaderName.FROM, "<sip:x@y>;tag=1")
                .header(HeaderName.TO, "<sip:a@b>")
                .header(HeaderName.CALL_ID, callId)
                .cseq(1)
                .build()
                .withVia("SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aRequestIsAnsweredOverTheConnectionItCameBy(String version) throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE);
                SSLSocket socket = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
            socket.setEnabledProtocols(new String[] {version});
            SocketsRig.TcpPhone phone = rig.phone(socket);
            phone.send(options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200").contains("received=127.0.0.1");
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            Flow back = rig.sockets.flowTo(rig.flows.get(0).remote());
            back.send(request("ours"), Flow.NOBODY_CARES);
            assertThat(phone.receive()).startsWith("OPTIONS").contains("Call-ID: ours");
            assertThat(rig.flows.get(0).remote().transport()).isEqualTo(SipTransport.TLS);
            assertThat(rig.flows.get(0).local().port()).isEqualTo(rig.port(SipTransport.TLS));
        }
    }

    @Test
    void oldVersionsAreNotSpoken() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE)) {
            assertThat(answered(rig, 2)).startsWith(new byte[] {22, 3, 3});
            assertThat(TlsHello.isRefusedByVersion(answered(rig, 1))).isTrue();
        }
    }

    private static byte[] answered(SecureRig rig, int minor) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", rig.port(SipTransport.TLS))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(TlsHello.of(minor));
            return socket.getInputStream().readNBytes(7);
        }
    }

    @Test
    void aNewCertificateCountsForNewConnectionsAndOldOnesTalkOn() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE);
                SSLSocket before = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
            SocketsRig.TcpPhone phone = rig.phone(before);
            phone.send(options(1));
            phone.receive();
            rig.server = TestCertificates.context(renewed, device);
            try (SSLSocket after = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(renewed))) {
                after.startHandshake();
                assertThat(after.getSession().getPeerCertificates()[0]).isEqualTo(TestCertificates.of(renewed));
            }
            phone.send(options(2));
            assertThat(phone.receive()).contains("Call-ID: call2");
        }
    }

    @Test
    void whoMustShowACertificateAndHasNoneIsNotLetInAndTheNextOneIs() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NEED)) {
            try (SSLSocket nobody = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
                assertThatThrownBy(() -> {
                    rig.phone(nobody).send(options(1));
                    rig.phone(nobody).receive();
                }).isInstanceOf(IOException.class);
            }
            await().untilAsserted(() -> assertThat(rig.count("sip.tls.handshakes.failed")).isEqualTo(1));
            try (SSLSocket known = rig.tlsSocket(SipTransport.TLS, TestCertificates.context(device, ours))) {
                SocketsRig.TcpPhone phone = rig.phone(known);
                phone.send(options(2));
                assertThat(phone.receive()).startsWith("SIP/2.0 200");
            }
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void aHandshakeThatIsNotFinishedIsCut() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE);
                var half = new SocketsRig.TcpPhone(rig.port(SipTransport.TLS))) {
            half.socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0});
            assertThat(half.isClosedWithin(5_000)).isTrue();
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    /** Half handshakes take places like connections: those of one source are few, and nobody else is kept out. */
    @Test
    void handshakesThatAreNotFinishedTakeNoMorePlacesThanTheirSourceHas() throws Exception {
        List<Socket> half = new ArrayList<>();
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE, Duration.ofMinutes(5))) {
            for (int i = 0; i < SecureRig.PER_SOURCE; i++) {
                half.add(rig.halfHandshake(i % 2 == 0 ? SipTransport.TLS : SipTransport.WSS, FLOODER));
            }
            await().until(() -> rig.count("sip.connections.accepted") == SecureRig.PER_SOURCE);
            for (int i = 1; i <= 10; i++) {
                try (Socket more = new Socket("127.0.0.1", rig.port(SipTransport.TLS), InetAddress.getByName(FLOODER), 0)) {
                    assertThat(rig.phone(more).isClosedWithin(20_000)).isTrue();
                }
                assertThat(rig.count("sip.connections.refused")).isEqualTo(i);
            }
            goodPhoneIsAnswered(rig);
            for (Socket one : half) {
                one.close();
            }
            await().until(() -> rig.sockets.connections() == 0);
            await().until(() -> rig.count("sip.tls.handshakes.failed") == SecureRig.PER_SOURCE);
        }
    }

    @Test
    void handshakesThatAreNotFinishedAreCutAndCountedAndTheNextPhoneIsAnswered() throws Exception {
        List<Socket> half = new ArrayList<>();
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE, Duration.ofSeconds(2))) {
            for (int i = 0; i < 2 * SecureRig.PER_SOURCE; i++) {
                half.add(rig.halfHandshake(i % 4 < 2 ? SipTransport.TLS : SipTransport.WSS, i % 2 == 0 ? FLOODER : "127.0.0.4"));
            }
            goodPhoneIsAnswered(rig);
            for (Socket one : half) {
                assertThat(rig.phone(one).isClosedWithin(20_000)).isTrue();
                one.close();
            }
            await().until(() -> rig.sockets.connections() == 0);
            await().until(() -> rig.count("sip.tls.handshakes.failed") == 2 * SecureRig.PER_SOURCE);
            assertThat(rig.count("sip.connections.refused")).isZero();
            goodPhoneIsAnswered(rig);
        }
    }

    private static void goodPhoneIsAnswered(SecureRig rig) throws Exception {
        try (SSLSocket socket = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours), "127.0.0.2")) {
            SocketsRig.TcpPhone phone = rig.phone(socket);
            phone.send(options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void plainTextIsHungUpOn() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE);
                var plain = new SocketsRig.TcpPhone(rig.port(SipTransport.TLS))) {
            plain.send(options(1));
            assertThat(plain.isClosedWithin(5_000)).isTrue();
            await().untilAsserted(() -> assertThat(rig.count("sip.tls.handshakes.failed")).isEqualTo(1));
            assertThat(rig.requests).isEmpty();
        }
    }

    @Test
    void onlyTheVeryConnectionReachesWhoRegisteredOverIt() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE)) {
            SipPeer peer;
            try (SSLSocket socket = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
                SocketsRig.TcpPhone phone = rig.phone(socket);
                phone.send(options(1));
                phone.receive();
                peer = rig.flows.get(0).remote();
                assertThat(rig.sockets.isReachable(peer)).isTrue();
            }
            await().until(() -> rig.gone.contains(peer));
            assertThat(rig.sockets.isReachable(peer)).isFalse();
            List<String> failures = new CopyOnWriteArrayList<>();
            rig.sockets.flowTo(peer).send(request("late"), failures::add);
            assertThat(failures).containsExactly("the connection is gone");
            SipPeer forged = new SipPeer(peer.transport(), peer.host(), peer.port(), peer.flow() + 1);
            assertThat(rig.sockets.isReachable(forged)).isFalse();
        }
    }

    @Test
    void whoPromisedSignsOfLifeAndGivesNoneIsGone() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE);
                SSLSocket socket = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
            SocketsRig.TcpPhone phone = rig.phone(socket);
            phone.send(options(1));
            phone.receive();
            SipPeer peer = rig.flows.get(0).remote();
            rig.sockets.expectLife(peer, Duration.ofMillis(1_500));
            phone.send("\r\n\r\n");
            assertThat(socket.getInputStream().readNBytes(2)).isEqualTo(new byte[] {'\r', '\n'});
            assertThat(rig.sockets.isReachable(peer)).isTrue();
            assertThat(phone.isClosedWithin(6_000)).isTrue();
            await().until(() -> rig.gone.contains(peer));
        }
    }

    @Test
    void aServerWhoseCertificateIsForTheNameIsTalkedTo() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE); Far far = new Far(ours)) {
            rig.client = SecureRig.trusting(ours);
            rig.names.add(far.peer(), "pbx.test");
            rig.sockets.flowTo(far.peer()).send(request("over"), Flow.NOBODY_CARES);
            assertThat(far.received()).startsWith("OPTIONS").contains("Call-ID: over");
        }
    }

    @Test
    void aServerWhoseCertificateIsForAnotherNameIsNot() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE); Far far = new Far(ours)) {
            rig.client = SecureRig.trusting(ours);
            rig.names.add(far.peer(), "bank.test");
            List<String> failures = new CopyOnWriteArrayList<>();
            rig.sockets.flowTo(far.peer()).send(request("over"), failures::add);
            assertThatThrownBy(far::received).isInstanceOf(IOException.class);
            await().until(() -> failures.size() == 1);
            assertThat(failures.get(0)).startsWith("cannot connect");
            await().until(() -> rig.sockets.connections() == 0);
        }
    }

    @Test
    void anUntrustedServerIsNotTalkedTo() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE); Far far = new Far(renewed)) {
            rig.client = SecureRig.trusting(ours);
            List<String> failures = new CopyOnWriteArrayList<>();
            rig.sockets.flowTo(far.peer()).send(request("over"), failures::add);
            assertThatThrownBy(far::received).isInstanceOf(SSLException.class);
            await().until(() -> failures.size() == 1);
        }
    }

    @Test
    void aConnectionIsUsedForItsOwnersPortWhenACertificateSaysWhoseItIs() throws Exception {
        String offer = options(1).replace("10.1.1.1;", "127.0.0.1:7777;alias;");
        SipPeer owner = new SipPeer(SipTransport.TLS, "127.0.0.1", 7777);
        try (SecureRig rig = new SecureRig(server(), ClientAuth.WANT)) {
            try (SSLSocket nobody = rig.tlsSocket(SipTransport.TLS, SecureRig.trusting(ours))) {
                rig.phone(nobody).send(offer);
                rig.phone(nobody).receive();
                assertThat(rig.sockets.flowTo(owner)).isNotSameAs(rig.flows.get(0));
            }
            await().until(() -> rig.sockets.connections() == 0);
            try (SSLSocket known = rig.tlsSocket(SipTransport.TLS, TestCertificates.context(device, ours))) {
                SocketsRig.TcpPhone phone = rig.phone(known);
                phone.send(offer);
                phone.receive();
                assertThat(rig.sockets.flowTo(owner)).isSameAs(rig.flows.get(1));
                rig.sockets.flowTo(owner).send(request("reused"), Flow.NOBODY_CARES);
                assertThat(phone.receive()).contains("Call-ID: reused");
            }
            await().until(() -> rig.sockets.connections() == 0);
            assertThat(rig.sockets.flowTo(owner)).isNotSameAs(rig.flows.get(1));
        }
    }

    @Test
    void itSpeaksIpv6() throws Exception {
        try (SecureRig rig = new SecureRig(server(), ClientAuth.NONE, java.util.Set.of(), "::1");
                SSLSocket socket = (SSLSocket) SecureRig.trusting(ours).getSocketFactory()
                        .createSocket("::1", rig.port(SipTransport.TLS))) {
            SocketsRig.TcpPhone phone = rig.phone(socket);
            phone.send(options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
            assertThat(rig.flows.get(0).remote().host()).isEqualTo("::1");
        }
    }

    /** A TLS server that we connect to. */
    private static final class Far implements AutoCloseable {
        private final SSLServerSocket listener;

        Far(KeyStore certificate) throws Exception {
            listener = (SSLServerSocket) TestCertificates.context(certificate, null).getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
            listener.setSoTimeout(5_000);
        }

        SipPeer peer() {
            return new SipPeer(SipTransport.TLS, "127.0.0.1", listener.getLocalPort());
        }

        String received() throws IOException {
            try (SSLSocket socket = (SSLSocket) listener.accept()) {
                socket.setSoTimeout(5_000);
                return new SocketsRig.TcpPhone(socket).receive();
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
