package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.DialRequest;
import io.carillon.sip.SessionConfig;
import io.carillon.sip.SipLeg;
import io.carillon.sip.TlsContexts;
import io.carillon.sip.transport.TestCertificates;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who asks for a {@code sips} address is carried by TLS alone, on every hop from here (RFC 3261 section 26.2.2, RFC 5630). */
class SipsTest extends Wire {
    private static SSLContext context;

    @BeforeAll
    static void certify() throws Exception {
        KeyStore store = TestCertificates.make("127.0.0.1", "IP:127.0.0.1");
        context = TestCertificates.context(store, store);
    }

    @Override
    TlsContexts certificates() {
        return new TlsContexts(() -> context, () -> context);
    }

    @Override
    SessionConfig sessions() {
        SessionConfig d = super.sessions();
        return new SessionConfig(d.sessionExpires(), d.minSe(), d.passHeaders(), d.trunkHeaders(), d.infoBodies(), true);
    }

    private SipLeg dial(SipTarget target) {
        return endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(), target, CallerIdentity.of("1001"), "1002", 69,
                ourOffer(MediaDirection.SENDRECV), DialNotes.NONE, null, null, true));
    }

    private static TrunkLine trunk(String id, String at) {
        return new TrunkLine(id, Tenant.DEFAULT, at, "", "", "carrier.example", 0, List.of(), null, 0);
    }

    private static SipTarget behind(String trunk, String uri) {
        return SipTarget.behind(new TrunkUse(trunk, CallerIdentity.of("+4930555"), false, List.of()), uri);
    }

    private void isRefused(RawPhone heard) {
        Cause cause = (Cause) owner.next("rejected").with();
        assertThat(cause).isEqualTo(Reasons.SIPS_NOT_ALLOWED);
        assertThat(heard.hearsNothing("INVITE", 200)).isTrue();
        assertThat(endpoint.gauges().get("sip.dialogs")).isZero();
    }

    @Test
    void aTelephoneThatIsNotReachedOverTlsIsNotCalled() {
        RawPhone bob = bob();
        dial(new SipTarget("sip:1002@" + bob.hostPort(), List.of(), bob.peer()));
        isRefused(bob);
        dial(new SipTarget("sips:1002@127.0.0.1:9", List.of(), bob.peer()));
        isRefused(bob);
    }

    @Test
    void aTrunkWithoutTlsIsNoWay() {
        RawPhone carrier = phone("carrier", "none");
        endpoint.replaceTrunks(List.of(trunk("default/c", "sip:" + carrier.hostPort())));
        dial(behind("default/c", "sip:+4940@" + carrier.hostPort()));
        isRefused(carrier);
    }

    @Test
    void aTrunkOverTlsIsAskedToGoOnLikeThat() throws Exception {
        try (SSLServerSocket carrier = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String at = "sip:127.0.0.1:" + carrier.getLocalPort() + ";transport=tls";
            endpoint.replaceTrunks(List.of(trunk("default/c", at)));
            carrier.setSoTimeout(10_000);
            SipLeg leg = dial(behind("default/c", at.replace("sip:", "sip:+4940@")));
            try (Socket connection = carrier.accept(); TcpPhone theirs = new TcpPhone("carrier", "none", connection)) {
                String invite = theirs.expect("INVITE");
                assertThat(invite).startsWith("INVITE sips:+4940@127.0.0.1:" + carrier.getLocalPort() + " SIP/2.0")
                        .containsPattern("Via: SIP/2.0/TLS ").containsPattern("Contact: <sips:");
                theirs.send(theirs.answer(invite, "486 Busy Here", "ct", ""));
                theirs.expect("ACK");
                assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(486);
                assertThat(leg.isSips()).as("only a caller's leg asks").isFalse();
            }
        }
    }

    /** What a caller asks for is known by his leg, unless he calls for help. */
    @Test
    void whoCallsForHelpIsHelpedOverAnything() {
        endpoint.replaceEmergencyNumbers(Set.of("112"));
        assertThat(called("sips:1002@carillon")).isTrue();
        assertThat(called("sip:1002@carillon")).isFalse();
        assertThat(called("sips:112@carillon")).isFalse();
    }

    private boolean called(String uri) {
        RawPhone alice = alice();
        alice.cseq++;
        String first = alice.request("INVITE", uri, "<" + uri + ">", "", alice.sdp("sendrecv"));
        alice.send(first);
        String challenge = alice.expect("SIP/2.0 407");
        alice.send(alice.ackFor(first, challenge));
        alice.cseq++;
        String invite = alice.request("INVITE", uri, "<" + uri + ">", alice.authorization(challenge, "INVITE", uri, 1),
                alice.sdp("sendrecv"));
        alice.send(invite);
        SipLeg leg = invited().leg();
        leg.end(Reasons.SIPS_NOT_ALLOWED);
        String refusal = alice.expect("SIP/2.0 480");
        assertThat(refusal).contains("Warning: 380 carillon \"SIPS Not Allowed\"", "Reason: Q.850;cause=27");
        alice.send(alice.ackFor(invite, refusal));
        owner.next("ended");
        return leg.isSips();
    }
}
