package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TextMessage;
import io.carillon.sip.DialRequest;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipLeg;
import io.carillon.sip.transport.FakeNameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A domain with several servers (RFC 3263 section 4.3): the next is tried while nobody has been reached. */
class FailoverTest extends Wire {
    private final FakeNameServer names = new FakeNameServer();

    @Override
    SipConfig config() {
        SipConfig c = super.config();
        Map<String, String> settings = Map.of("carillon.sip.port", "0", "carillon.sip.ws", "false",
                "carillon.sip.dns-servers", "127.0.0.1:" + names.address().getPort());
        return new SipConfig(c.bindAddresses(), 0, "", c.realm(), true, c.dscp(), c.nonceLifetime(), c.authFailures(),
                c.authBan(), c.requestsPerSecond(), c.product(), c.md5OnlyAgents(), c.t1(),
                SipConfig.read(settings::get).transports(), c.sessions(), c.bans());
    }

    @AfterEach
    void closeNames() {
        names.close();
    }

    private void servers(RawPhone... inOrder) throws IOException {
        for (int i = 0; i < inOrder.length; i++) {
            names.srv("_sip._udp.carrier.test", i, 0, inOrder[i].port(), "host.carrier.test");
        }
        names.a("host.carrier.test", "127.0.0.1");
    }

    private SipLeg dialCarrier(String parameter) {
        return endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(),
                new SipTarget("sip:1002@carrier.test" + parameter, List.of(), null),
                new CallerIdentity("1001", "Alice"), "1002", 69, ourOffer(MediaDirection.SENDRECV)));
    }

    @Test
    void aServerThatIsOutOfServiceHandsTheCallToTheNext() throws IOException {
        RawPhone one = bob();
        RawPhone two = bob();
        servers(one, two);
        SipLeg leg = dialCarrier("");
        String refused = one.expect("INVITE sip:1002@carrier.test SIP/2.0");
        one.send(one.answer(refused, "503 Service Unavailable", "x", ""));
        one.expect("ACK");
        String invite = two.expect("INVITE sip:1002@carrier.test SIP/2.0");
        assertThat(RawPhone.number(invite)).isGreaterThan(RawPhone.number(refused));
        two.send(two.answer(invite, "200 OK", "y", two.sdp("sendrecv")));
        two.expect("ACK");
        owner.next("answered");
        leg.end(Cause.NORMAL_CLEARING);
        two.expect("BYE");
    }

    @Test
    void aServerThatSaysNothingHandsTheCallToTheNext() throws IOException {
        RawPhone one = bob();
        RawPhone two = bob();
        servers(one, two);
        dialCarrier(";transport=udp");
        one.expect("INVITE");
        String invite = two.expect("INVITE");
        two.send(two.answer(invite, "200 OK", "y", two.sdp("sendrecv")));
        two.expect("ACK");
        owner.next("answered");
    }

    @Test
    void aServerThatCannotBeConnectedToHandsTheCallToTheNext() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }
        RawPhone two = bob();
        names.naptr("carrier.test", 1, 1, "SIP+D2T", "_sip._tcp.carrier.test")
                .naptr("carrier.test", 2, 1, "SIP+D2U", "_sip._udp.carrier.test")
                .srv("_sip._tcp.carrier.test", 1, 0, closed, "host.carrier.test");
        servers(two);
        dialCarrier("");
        String invite = two.expect("INVITE");
        two.send(two.answer(invite, "200 OK", "y", two.sdp("sendrecv")));
        two.expect("ACK");
        owner.next("answered");
    }

    @Test
    void whoeverHasRungIsNotRungTwice() throws IOException {
        RawPhone one = bob();
        RawPhone two = bob();
        servers(one, two);
        dialCarrier("");
        String invite = one.expect("INVITE");
        one.send(one.answer(invite, "180 Ringing", "x", ""));
        owner.next("progressed");
        one.send(one.answer(invite, "503 Service Unavailable", "x", ""));
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(503);
        assertThat(two.receive(300)).isEmpty();
    }

    @Test
    void busyIsAnAnswer() throws IOException {
        RawPhone one = bob();
        RawPhone two = bob();
        servers(one, two);
        dialCarrier("");
        one.send(one.answer(one.expect("INVITE"), "486 Busy Here", "x", ""));
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(486);
        assertThat(two.receive(300)).isEmpty();
    }

    @Test
    void aTextGoesToTheNextServerWhenOneIsOutOfServiceOrSaysNothing() throws Exception {
        RawPhone one = bob();
        RawPhone two = bob();
        RawPhone three = bob();
        servers(one, two, three);
        BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();
        endpoint.message(new TextMessage("m1", new SipTarget("sip:1002@carrier.test", List.of(), null), "1001", "1002",
                "text/plain", "hello".getBytes(StandardCharsets.US_ASCII)), settled::add);
        one.send(one.answer(one.expect("MESSAGE"), "503 Service Unavailable", "x", ""));
        String unanswered = two.expect("MESSAGE");
        String last = three.expect("MESSAGE");
        assertThat(RawPhone.number(last)).isGreaterThan(RawPhone.number(unanswered));
        three.send(three.answer(last, "404 Not Found", "y", ""));
        assertThat(settled.poll(20, TimeUnit.SECONDS)).as("an answer is an answer").isEqualTo(404);
    }

    /** RFC 5626 section 5.3. */
    @Test
    void aDeviceWithTwoConnectionsIsCalledByTheOtherWhenOneLeadsNowhere() {
        RawPhone one = bob();
        RawPhone two = bob();
        SipTarget device = new SipTarget("sip:first@" + one.hostPort(), List.of(), one.peer()).orElse(
                List.of(new SipTarget("sip:second@" + two.hostPort(), List.of(), two.peer())));
        endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(), device, CallerIdentity.of("1001"), "1002", 69,
                ourOffer(MediaDirection.SENDRECV)));
        one.send(one.answer(one.expect("INVITE sip:first@"), "430 Flow Failed", "x", ""));
        one.expect("ACK");
        String invite = two.expect("INVITE sip:second@");
        two.send(two.answer(invite, "200 OK", "y", two.sdp("sendrecv")));
        two.expect("ACK");
        owner.next("answered");
    }

    @Test
    void aNameThatIsUnknownIsNotReached() {
        dialCarrier("");
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(480);
    }
}
