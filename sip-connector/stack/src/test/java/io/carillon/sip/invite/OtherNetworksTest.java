package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.sip.Invited;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipLeg;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The same calls over TCP and IPv6. */
class OtherNetworksTest extends Wire {

    @Override
    SipConfig config() {
        SipConfig c = super.config();
        return new SipConfig(hasIpv6() ? List.of("0.0.0.0", "::") : List.of("127.0.0.1"), 0, "", c.realm(), true,
                c.dscp(), c.nonceLifetime(), c.authFailures(), c.authBan(), c.requestsPerSecond(), c.product(),
                c.md5OnlyAgents(), c.t1(), c.transports(),
                c.sessions(), c.bans());
    }

    private static boolean hasIpv6() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("::1"), 0))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void anInboundCallOverTcp() {
        RawPhone alice = new TcpPhone("1001", "secret1", port());
        phones.add(alice);
        Talking call = answeredCall(alice);
        assertThat(call.text()).contains(";transport=tcp>");
        call.leg().end(Cause.NORMAL_CLEARING);
        String bye = alice.expect("BYE");
        assertThat(bye).contains("Via: SIP/2.0/TCP");
        alice.send(alice.answer(bye, "200 OK", "", ""));
        owner.next("ended");
    }

    @Test
    void anOutboundCallOverTheConnectionOfThePhone() {
        RawPhone bob = new TcpPhone("1002", "secret2", port());
        phones.add(bob);
        bob.send(bob.request("OPTIONS", "sip:carillon", "<sip:carillon>", "", ""));
        bob.expect("SIP/2.0 200");
        Talking call = answeredDial(bob, "bt");
        bob.send(bob.inDialogOf(call.text(), "bt", "BYE", ""));
        bob.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void aBrokenConnectionReleasesARingingCaller() {
        TcpPhone alice = new TcpPhone("1001", "secret1", port());
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        alice.expect("SIP/2.0 100");
        alice.close();
        Awaitility.await().until(() -> endpoint.gauges().get("sip.connections") == 0L);
        invited.leg().provisional(180, null);
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void nobodyListensOnTheTcpPortOfTheCallee() {
        RawPhone bob = bob();
        SipLeg leg = endpoint.dial(new io.carillon.sip.DialRequest(
                io.carillon.contract.Ids.newCall(), io.carillon.contract.Ids.newLeg(),
                new io.carillon.contract.SipTarget("sip:x@127.0.0.1:" + bob.port() + ";transport=tcp", List.of(), null),
                io.carillon.contract.CallerIdentity.of("1001"), "1002", 70,
                ourOffer(io.carillon.contract.MediaDirection.SENDRECV)));
        Owner.Told rejected = owner.next("rejected");
        assertThat(rejected.leg()).isSameAs(leg);
        assertThat(((Cause) rejected.with()).q850()).isEqualTo(27);
    }

    @Test
    void aCallOverIpv6() {
        Assumptions.assumeTrue(hasIpv6());
        RawPhone alice = new RawPhone("1001", "secret1", port(), "::1");
        phones.add(alice);
        Talking call = answeredCall(alice);
        assertThat(call.text()).contains("@[::1]:" + port());
        call.leg().end(Cause.NORMAL_CLEARING);
        String bye = alice.expect("BYE sip:1001@[::1]:" + alice.port());
        alice.send(alice.answer(bye, "200 OK", "", ""));
        owner.next("ended");
    }
}
