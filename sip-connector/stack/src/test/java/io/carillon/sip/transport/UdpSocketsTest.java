package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** SIP over UDP on the loopback. */
class UdpSocketsTest {

    @Test
    void anAnswerGoesBackToWhereTheRequestCameFromWhenRportAsksForIt() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send(SocketsRig.options("UDP 10.9.8.7:5099;rport;branch=z9hG4bK1", "one"));
            String answer = phone.receive();
            assertThat(answer).startsWith("SIP/2.0 200 OK\r\n");
            assertThat(answer)
                    .contains("Via: SIP/2.0/UDP 10.9.8.7:5099;branch=z9hG4bK1;received=127.0.0.1;rport="
                            + phone.socket.getLocalPort() + "\r\n");
            assertThat(rig.flows.get(0).remote()).isEqualTo(rig.peer(SipTransport.UDP, phone.socket.getLocalPort()));
        }
    }

    @Test
    void withoutRportItGoesToTheSentByPort() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port());
                var other = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send(SocketsRig.options("UDP 127.0.0.1:" + other.socket.getLocalPort() + ";branch=z9hG4bK1", "one"));
            assertThat(other.receive()).startsWith("SIP/2.0 200 OK\r\n").doesNotContain("received=");
        }
    }

    @Test
    void marksTheSenderWroteItselfAreReplaced() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send(SocketsRig.options("UDP 10.9.8.7;received=8.8.8.8;branch=z9hG4bK1;rport=1", "one"));
            assertThat(phone.receive())
                    .contains("Via: SIP/2.0/UDP 10.9.8.7;branch=z9hG4bK1;received=127.0.0.1;rport="
                            + phone.socket.getLocalPort());
        }
    }

    @Test
    void afterGarbageTheNextGoodRequestIsAnswered() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send("\r\n\r\n");
            phone.send("\0\0\0\0");
            phone.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            phone.send("x".repeat(60_000));
            phone.send("OPTIONS sip:a@b SIP/2.0\r\n" + "X: y\r\n".repeat(5_000) + "\r\n");
            phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "good"));
            assertThat(phone.receive()).startsWith("SIP/2.0 200").contains("Call-ID: good");
            assertThat(rig.sockets.counters().snapshot().get("sip.messages.bad")).isEqualTo(3);
        }
    }

    @Test
    void aBrokenRequestGets400() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "one")
                    .replace("1 OPTIONS", "1 INVITE"));
            assertThat(phone.receive()).startsWith("SIP/2.0 400 Bad Request");
        }
    }

    @Test
    void whoNeverReadsTheSocketEmptyIsLateHoweverPunctualItsThreadIs() throws Exception {
        Admission slow = (message, flow) -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            return Admission.Verdict.DROP;
        };
        try (SocketsRig rig = new SocketsRig("127.0.0.1", slow); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            String request = SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "one");
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
                for (int i = 0; i < 8; i++) {
                    phone.send(request);
                }
                return rig.sockets.readerLagMillis() > 500;
            });
            await().until(() -> rig.sockets.readerLagMillis() < 100);
        }
    }

    @Test
    void aDatagramOf60KilobytesIsOneMessage() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            String body = "b".repeat(60_000);
            phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "big")
                    .replace("Content-Length: 0", "l: 60000") + body);
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
            assertThat(rig.requests.get(0).bodyLength()).isEqualTo(60_000);
        }
    }

    @Test
    void theGateDropsRefusesAndMayFail() throws IOException {
        Admission gate = (message, flow) -> switch (message.callId()) {
            case "drop" -> Admission.Verdict.DROP;
            case "refuse" -> Admission.Verdict.refuse(503, 5);
            case "fail" -> throw new IllegalStateException("planted");
            default -> Admission.Verdict.PASS;
        };
        try (SocketsRig rig = new SocketsRig("127.0.0.1", gate);
                var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            for (String callId : List.of("drop", "fail", "refuse", "good")) {
                phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK" + callId, callId));
            }
            assertThat(phone.receive()).startsWith("SIP/2.0 503").contains("Call-ID: refuse");
            assertThat(phone.receive()).startsWith("SIP/2.0 200").contains("Call-ID: good");
        }
    }

    @Test
    void aBrokenRequestGetsItsAnswerWhateverTheGateWouldSayToASoundOne() throws IOException {
        Admission gate = (message, flow) -> Admission.Verdict.refuse(403, 0);
        try (SocketsRig rig = new SocketsRig("127.0.0.1", gate);
                var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            phone.send("OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport\r\nCSeq: 1 OPTIONS\r\n\r\n");
            assertThat(phone.receive()).startsWith("SIP/2.0 400");
        }
    }

    @Test
    void aFailureAboveDoesNotStopTheReader() throws IOException {
        try (SocketsRig rig = new SocketsRig(); var phone = new SocketsRig.UdpPhone("127.0.0.1", rig.port())) {
            rig.planted = new IllegalStateException("planted");
            phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "one"));
            await().until(() -> rig.sockets.counters().snapshot().get("sip.messages.dropped") == 1);
            rig.planted = null;
            phone.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK2", "two"));
            assertThat(phone.receive()).contains("Call-ID: two");
        }
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (SocketsRig rig = new SocketsRig()) {
            SocketSettings taken = SocketSettings.on(InetAddress.getByName("127.0.0.1"), rig.port());
            assertThatThrownBy(() -> SipSockets.open(taken, Admission.OPEN, rig))
                    .isInstanceOf(BindFailed.class)
                    .hasMessageContaining("carillon.sip.port")
                    .hasMessageContaining("127.0.0.1:" + rig.port())
                    .hasMessageNotContainingAny("\n");
        }
    }

    @Test
    void ipv6() throws IOException {
        try (SocketsRig rig = new SocketsRig("::1", Admission.OPEN);
                var phone = new SocketsRig.UdpPhone("::1", rig.port())) {
            phone.send(SocketsRig.options("UDP [2001:db8::1];rport;branch=z9hG4bK1", "six"));
            assertThat(phone.receive()).contains(";received=::1;rport=" + phone.socket.getLocalPort());
            assertThat(rig.flows.get(0).remote().host()).isEqualTo("::1");
            assertThat(rig.flows.get(0).local().host()).isEqualTo("::1");
        }
    }

    @Test
    void theIpv6WildcardTakesIpv4Too() throws IOException {
        try (SocketsRig rig = new SocketsRig("::", Admission.OPEN);
                var four = new SocketsRig.UdpPhone("127.0.0.1", rig.port());
                var six = new SocketsRig.UdpPhone("::1", rig.port())) {
            four.send(SocketsRig.options("UDP 127.0.0.1;rport;branch=z9hG4bK1", "four"));
            assertThat(four.receive()).startsWith("SIP/2.0 200");
            assertThat(rig.flows.get(0).remote().host()).isEqualTo("127.0.0.1");
            assertThat(rig.flows.get(0).local().host()).as("as the peer sees us").isEqualTo("127.0.0.1");
            six.send(SocketsRig.options("UDP [::1];rport;branch=z9hG4bK2", "six"));
            assertThat(six.receive()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aPeerOfAFamilyWithoutSocketIsAFailureAndNoException() {
        try (SocketsRig rig = new SocketsRig()) {
            Flow flow = rig.sockets.flowTo(new SipPeer(SipTransport.UDP, "2001:db8::1", 5060));
            assertThat(flow.isOpen()).isFalse();
            Flow nonsense = rig.sockets.flowTo(new SipPeer(SipTransport.UDP, "no address", 5060));
            assertThat(nonsense.isOpen()).isFalse();
            assertThat(rig.sockets.localFor(new SipPeer(SipTransport.UDP, "2001:db8::1", 5060)).port())
                    .isEqualTo(rig.port());
        }
    }
}
