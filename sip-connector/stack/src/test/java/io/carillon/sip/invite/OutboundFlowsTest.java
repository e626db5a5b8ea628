package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Cause;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices that keep a connection open and are reached by it alone (RFC 5626). */
class OutboundFlowsTest extends Wire {
    private String registrar() {
        return "sip:127.0.0.1:" + port();
    }

    private Owner.Asked register(RawPhone phone, String contact, String more) {
        phone.send(phone.request("REGISTER", registrar(), "<sip:1001@carillon>", more, ""));
        String challenge = phone.expect("SIP/2.0 401");
        phone.cseq++;
        String auth = phone.authorization(challenge, "REGISTER", registrar(), 1);
        phone.send(phone.request("REGISTER", registrar(), "<sip:1001@carillon>", auth + contact + more, ""));
        return owner.nextRegister();
    }

    private static String flow(int regId) {
        return "Contact: <sip:x@10.1.1.1;transport=tcp>;+sip.instance=\"<urn:uuid:7>\";reg-id=" + regId + "\r\n";
    }

    @Test
    void aKeptFlowIsConfirmedAndItsEndIsTold() {
        TcpPhone alice = new TcpPhone("1001", "secret1", port());
        phones.add(alice);
        Owner.Asked asked = register(alice, flow(2), "Supported: path, outbound\r\n");
        assertThat(asked.asked().contacts()).anySatisfy(contact -> {
            assertThat(contact.regId()).isEqualTo(2);
            assertThat(contact.instance()).isEqualTo("<urn:uuid:7>");
        });
        SipPeer source = asked.asked().source();
        assertThat(source.flow()).isNotZero();
        asked.responder().reply(new RegisterReply.Accepted(List.of(
                new RegisterReply.Bound("sip:x@10.1.1.1;transport=tcp", 60, 1000, "<urn:uuid:7>", 2))));
        assertThat(alice.expect("SIP/2.0 200")).contains("Require: outbound", "Flow-Timer: 120", ";reg-id=2",
                "Supported: path, outbound");
        assertThat(endpoint.gauges()).containsEntry("sip.flows.registered", 1L);
        phones.remove(alice);
        alice.close();
        await().until(() -> owner.gone.contains(source));
        assertThat(endpoint.gauges()).containsEntry("sip.flows.registered", 0L);
    }

    @Test
    void anOrdinaryRegistrationHearsNothingOfFlows() {
        RawPhone alice = alice();
        Owner.Asked asked = register(alice, "", "");
        assertThat(asked.asked().contacts()).allSatisfy(contact -> assertThat(contact.regId()).isZero());
        asked.responder().reply(new RegisterReply.Accepted(List.of()));
        assertThat(alice.expect("SIP/2.0 200")).doesNotContain("Require:", "Flow-Timer");
        assertThat(endpoint.gauges()).containsEntry("sip.flows.registered", 0L);
    }

    @Test
    void whoseConnectionIsGoneIsCalledBackWhereItListens() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            TcpPhone alice = new TcpPhone("1001", "secret1", port()).listensOn(listener.getLocalPort());
            Talking call = answeredCall(alice);
            alice.close();
            await().until(() -> endpoint.gauges().get("sip.connections") == 0);
            call.leg().end(Cause.NORMAL_CLEARING);
            listener.setSoTimeout(5_000);
            try (Socket again = listener.accept()) {
                byte[] start = again.getInputStream().readNBytes(4);
                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("BYE ");
            }
        }
    }

    @Test
    void aProxyThatKeepsNoFlowIsNotTrustedWithOne() {
        RawPhone alice = alice();
        String second = "Via: SIP/2.0/UDP 10.9.9.9;branch=z9hG4bKinner\r\n";
        alice.send(alice.request("REGISTER", registrar(), "<sip:1001@carillon>", second, ""));
        String challenge = alice.expect("SIP/2.0 401");
        alice.cseq++;
        String auth = alice.authorization(challenge, "REGISTER", registrar(), 1);
        alice.send(alice.request("REGISTER", registrar(), "<sip:1001@carillon>", auth + second + flow(1), ""));
        assertThat(alice.expect("SIP/2.0 439")).contains("First Hop Lacks Outbound Support");
    }
}
