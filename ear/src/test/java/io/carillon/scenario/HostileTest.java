package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers try, and that the next good call works after each. */
@ArquillianTest
@RunAsClient
class HostileTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aThirdPartyCannotEndTheCallAndTheRealHangUpStillWorks() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                DatagramSocket thief = new DatagramSocket(0, carillon.sip().getAddress())) {
            Talk talk = Talk.between(alice, bob);
            String via = "SIP/2.0/UDP 127.0.0.1:" + thief.getLocalPort() + ";rport;branch=z9hG4bKforged";
            for (String method : new String[] {"BYE", "UPDATE", "INVITE", "REFER"}) {
                SipText forged = talk.out().forged(method, via + method)
                        .add("Contact", "<sip:thief@127.0.0.1:" + thief.getLocalPort() + ">");
                if (method.equals("REFER")) {
                    forged.add("Refer-To", "<sip:0900123456@127.0.0.1>");
                }
                assertThat(ask(thief, forged).status()).as(method).isGreaterThanOrEqualTo(400);
            }
            talk.hearOneAnother();
            assertThat(talk.in().isEnded()).isFalse();
            talk.hangUp();
        }
    }

    /** Whoever knows all of a dialog and asks from a third address to have the audio sent to him. */
    @Test
    void aThirdAddressGetsNoneOfTheAudio() throws Exception {
        InetAddress third = InetAddress.getByName("127.0.0.66");
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered();
                DatagramSocket thief = new DatagramSocket(0, third);
                DatagramSocket ear = new DatagramSocket(0, third)) {
            Talk talk = Talk.between(alice, bob);
            String sdp = "v=0\r\no=- 1 9 IN IP4 127.0.0.66\r\ns=-\r\nc=IN IP4 127.0.0.66\r\nt=0 0\r\nm=audio "
                    + ear.getLocalPort() + " RTP/AVP 0\r\na=sendrecv\r\n";
            for (PhoneCall leg : List.of(talk.out(), talk.in())) {
                for (String method : List.of("INVITE", "UPDATE", "REFER")) {
                    SipText forged = leg.forged(method, "SIP/2.0/UDP 127.0.0.66:" + thief.getLocalPort()
                                    + ";rport;branch=z9hG4bKthird" + method + leg.callId().hashCode())
                            .add("Contact", "<sip:thief@127.0.0.66:" + thief.getLocalPort() + ">");
                    if (method.equals("REFER")) {
                        forged.add("Refer-To", "<sip:0900123456@127.0.0.66>");
                    } else {
                        forged.body("application/sdp", sdp);
                    }
                    assertThat(ask(thief, forged).status()).as(method).isBetween(401, 499);
                }
            }
            talk.hearOneAnother();
            talk.hangUp();
            ear.setSoTimeout(200);
            assertThatThrownBy(() -> ear.receive(new DatagramPacket(new byte[2048], 2048)))
                    .as("a packet for the thief").isInstanceOf(SocketTimeoutException.class);
        }
    }

    private SipText ask(DatagramSocket socket, SipText request) throws Exception {
        byte[] bytes = request.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
        socket.setSoTimeout(5_000);
        byte[] buffer = new byte[65_536];
        DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
        while (true) {
            socket.receive(reply);
            SipText message = SipText.parse(buffer, reply.getLength());
            if (!message.isRequest() && message.status() >= 200 && message.branch().equals(request.branch())) {
                return message;
            }
        }
    }

    @Test
    void aThirdPartysPacketsAreNotHeard() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                DatagramSocket thief = new DatagramSocket(0, carillon.sip().getAddress())) {
            Talk talk = Talk.between(alice, bob);
            Random random = new Random(1);
            InetSocketAddress port = talk.out().remoteSdp().rtp();
            for (int i = 0; i < 200; i++) {
                byte[] packet = new byte[172];
                random.nextBytes(packet);
                packet[0] = (byte) 0x80;
                packet[1] = 0;
                thief.send(new DatagramPacket(packet, packet.length, port));
            }
            talk.hearOneAnother();
            talk.hangUp();
            var legs = carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs");
            int foreign = legs.stream().mapToInt(l -> l.asJsonObject().getJsonObject("media").getInt("packetsForeign")).sum();
            assertThat(foreign).isEqualTo(200);
        }
    }

    @Test
    void aCallWithoutCredentialsReachesNoPhone() throws Exception {
        var b = carillon.line();
        String[] numbers = {b.number(), "0900123456", "00442079460000", "+15005550006", "9" + b.number(), "101"};
        try (Phone bob = b.registered();
                DatagramSocket stranger = new DatagramSocket(0, carillon.sip().getAddress())) {
            for (String number : numbers) {
                for (String from : new String[] {b.number(), "anonymous", "1001", "0"}) {
                    SipText invite = new SipText("INVITE sip:" + number + "@127.0.0.1 SIP/2.0")
                            .add("Via", "SIP/2.0/UDP 127.0.0.1:" + stranger.getLocalPort() + ";rport;branch=z9hG4bK" + from + number)
                            .add("Max-Forwards", "70")
                            .add("From", "<sip:" + from + "@127.0.0.1>;tag=1")
                            .add("To", "<sip:" + number + "@127.0.0.1>")
                            .add("Call-ID", "fraud-" + from + "-" + number)
                            .add("CSeq", "1 INVITE")
                            .add("Contact", "<sip:x@127.0.0.1:" + stranger.getLocalPort() + ">");
                    assertThat(ask(stranger, invite).status()).as("%s calls %s", from, number).isEqualTo(407);
                }
            }
            assertThat(bob.isCalledWithin(ofMillis(300))).isFalse();
        }
    }

    @Test
    void knownAndUnknownExtensionsAreToldTheSame() throws Exception {
        var a = carillon.line();
        try (Phone known = Phone.on(carillon.sip(), a.number(), "wrong-password-here");
                Phone unknown = Phone.on(carillon.sip(), "7654321", "wrong-password-here")) {
            SipText first = known.register(300);
            SipText second = unknown.register(300);
            assertThat(first.status()).isEqualTo(second.status()).isIn(401, 403);
            assertThat(first.startLine()).isEqualTo(second.startLine());
        }
    }

    @Test
    void oneCannotRegisterForAnother() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone thief = Phone.named(carillon.sip(), b.number(), a.number(), a.secret());
                Phone bob = b.registered()) {
            assertThat(thief.register(300).status()).as("the credentials of one, the address of another").isEqualTo(403);
            var bindings = carillon.admin().get("/registrations?extension=" + b.number()).expect(200).object();
            assertThat(bindings.getJsonArray("items")).hasSize(1);
            assertThat(bindings.toString()).contains(bob.contact().replaceAll("[<>]", "").replaceFirst(";.*", ""));
        }
    }

    @Test
    void aThousandContactsAreRefusedAndTheServerGoesOn() throws Exception {
        var a = carillon.line();
        try (Phone alice = Phone.over(Carrier.TCP, carillon.sip(), a.number(), a.secret())) {
            StringBuilder bomb = new StringBuilder("<sip:0@127.0.0.1:9>");
            for (int i = 1; i < 1000; i++) {
                bomb.append(",<sip:").append(i).append("@127.0.0.1:9>");
            }
            assertThat(alice.register(bomb.toString()).status()).isBetween(400, 499).isNotIn(401, 407);
        }
        assertThat(carillon.admin().get("/registrations?extension=" + a.number()).expect(200).object().getJsonArray("items"))
                .isEmpty();
        assertThat(Asking.usual(carillon.sip())).isLessThan(ofMillis(500));
        try (Phone alice = a.registered()) {
            assertThat(alice.received("SIP/2.0 200")).isNotEmpty();
        }
    }

    @Test
    void rubbishIsAnsweredOrDroppedAndTheNextCallWorks() throws Exception {
        Random random = new Random(7);
        try (DatagramSocket stranger = new DatagramSocket(0, carillon.sip().getAddress())) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(600)];
                random.nextBytes(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
            }
            for (String text : new String[] {
                "INVITE sip:1@x SIP/2.0\r\n\r\n",
                "INVITE sip:1@x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nCSeq: 99999999999999999999 INVITE\r\n\r\n",
                "OPTIONS sip:1@x SIP/7.0\r\nVia: SIP/7.0/UDP h;branch=z9hG4bK2\r\n\r\n",
                "\0\0\0\0", "SIP/2.0 200 OK\r\n\r\n", "A".repeat(60_000)
            }) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                stranger.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
            }
        }
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    @Test
    void hostileMediaLeavesTheCallUp() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            Random random = new Random(3);
            for (int i = 0; i < 3_000; i++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    talk.out().audio().raw(bytes, talk.out().audio().remote());
                } else {
                    talk.out().audio().rawRtcp(bytes);
                }
            }
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void maxForwardsZeroIsTooManyHops() throws Exception {
        try (DatagramSocket stranger = new DatagramSocket(0, carillon.sip().getAddress())) {
            SipText options = new SipText("OPTIONS sip:1001@127.0.0.1 SIP/2.0")
                    .add("Via", "SIP/2.0/UDP 127.0.0.1:" + stranger.getLocalPort() + ";rport;branch=z9hG4bKmf0")
                    .add("Max-Forwards", "0")
                    .add("From", "<sip:x@127.0.0.1>;tag=1")
                    .add("To", "<sip:1001@127.0.0.1>")
                    .add("Call-ID", "mf0")
                    .add("CSeq", "1 OPTIONS");
            // For OPTIONS the last hop answers itself (RFC 3261 section 11); for INVITE it refuses.
            assertThat(ask(stranger, options).status()).isIn(200, 483);
        }
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            SipText invite = new SipText("INVITE sip:1001@127.0.0.1 SIP/2.0")
                    .add("Via", "SIP/2.0/UDP 127.0.0.1:" + alice.sipPort() + ";rport;branch=z9hG4bKmf1")
                    .add("Max-Forwards", "0")
                    .add("From", "<sip:" + a.number() + "@127.0.0.1>;tag=1")
                    .add("To", "<sip:1001@127.0.0.1>")
                    .add("Call-ID", "mf1-" + a.number())
                    .add("CSeq", "1 INVITE")
                    .add("Contact", alice.contact());
            assertThat(alice.exchange(invite).status()).isEqualTo(483);
        }
    }

    @ParameterizedTest
    @CsvSource({"401,WWW-Authenticate", "407,Proxy-Authenticate"})
    void aPhoneIsNeverGivenCredentials(int status, String asks) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.reject(status, "Who are you", asks, "Digest realm=\"thief\", nonce=\"1\", qop=\"auth\", algorithm=MD5");
            assertThat(out.awaitFinal().status()).isBetween(400, 699);
            assertThat(bob.received("INVITE")).allSatisfy(invite -> {
                assertThat(invite.find("Authorization")).isEmpty();
                assertThat(invite.find("Proxy-Authorization")).isEmpty();
            });
        }
    }

    /** All three in the same five seconds: each answer is waited for to be repeated. */
    @Test
    void aSpoofedSourceIsNotFlooded() throws Exception {
        Map<String, DatagramSocket> victims = new LinkedHashMap<>();
        Map<String, Integer> asked = new HashMap<>();
        try {
            for (String method : List.of("REGISTER", "OPTIONS", "INVITE")) {
                DatagramSocket victim = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                victims.put(method, victim);
                byte[] bytes = spoofed(method, victim).getBytes(StandardCharsets.UTF_8);
                victim.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
                asked.put(method, bytes.length);
            }
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            for (var victim : victims.entrySet()) {
                assertThat(received(victim.getValue(), end)).as(victim.getKey()).isPositive()
                        .isLessThan(10 * asked.get(victim.getKey()));
            }
        } finally {
            victims.values().forEach(DatagramSocket::close);
        }
    }

    private static String spoofed(String method, DatagramSocket victim) {
        return method + " sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + victim.getLocalPort()
                + ";rport;branch=z9hG4bKamp" + method + "\r\nMax-Forwards: 70\r\nFrom: <sip:1001@127.0.0.1>;tag=1\r\n"
                + "To: <sip:1001@127.0.0.1>\r\nCall-ID: amp-" + method + "\r\nCSeq: 1 " + method
                + "\r\nContact: <sip:1@127.0.0.1>\r\nContent-Length: 0\r\n\r\n";
    }

    /** Octets that come until then. */
    private static int received(DatagramSocket victim, long end) throws Exception {
        int received = 0;
        byte[] buffer = new byte[65_536];
        try {
            while (true) {
                victim.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
                DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
                victim.receive(reply);
                received += reply.getLength();
            }
        } catch (SocketTimeoutException silence) {
            return received;
        }
    }
}
