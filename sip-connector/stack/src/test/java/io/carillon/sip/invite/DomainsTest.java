package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Origin;
import io.carillon.contract.SipDomain;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.Invited;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same number in two domains is two people: each is asked in the realm of its own domain and taken for nobody else. */
class DomainsTest extends Wire {
    private static final Tenant BETA = new Tenant("beta");
    private static final String SECRET = "secret-of-beta";

    @BeforeEach
    void aDomain() {
        credentials.put(new Credential(new Aor(BETA, "1001"), "1001", "beta-realm",
                RawPhone.hash("MD5", "1001:beta-realm:" + SECRET), RawPhone.sha256("1001:beta-realm:" + SECRET)));
        endpoint.replaceDomains(List.of(new SipDomain("B.example", BETA, "beta-realm")));
    }

    private RawPhone beta() {
        return phone("1001", SECRET);
    }

    /** Sends a request from this domain, answers the challenge, and returns the realm it was asked in. */
    private String ask(RawPhone phone, String method, String uri, String from) {
        String to = method.equals("REGISTER") ? "<sip:1001@" + from + ">" : "<" + uri + ">";
        String body = method.equals("INVITE") ? phone.sdp("sendrecv") : "";
        phone.cseq++;
        String first = in(from, phone.request(method, uri, to, "", body));
        phone.send(first);
        String challenge = phone.expect(method.equals("REGISTER") ? "SIP/2.0 401" : "SIP/2.0 407");
        if (method.equals("INVITE")) {
            phone.send(phone.ackFor(first, challenge));
        }
        String realm = RawPhone.find(challenge, "realm=\"([^\"]+)\"");
        phone.cseq++;
        String header = method.equals("REGISTER") ? "Authorization" : "Proxy-Authorization";
        String proof = RawPhone.credentials(header, RawPhone.find(challenge, "nonce=\"([^\"]+)\""), method, uri, 1,
                phone.user, phone.secret, realm);
        phone.send(in(from, phone.request(method, uri, to, proof, body)));
        return realm;
    }

    private static String in(String domain, String request) {
        return request.replace("@carillon>;tag=", "@" + domain + ">;tag=");
    }

    @Test
    void oneRegistersInTheDomainThatIsAsked() {
        assertThat(ask(beta(), "REGISTER", "sip:b.EXAMPLE:" + port(), "b.example")).isEqualTo("beta-realm");
        assertThat(owner.nextRegister().asked().aor()).isEqualTo(new Aor(BETA, "1001"));
        assertThat(ask(alice(), "REGISTER", "sip:127.0.0.1:" + port(), "127.0.0.1")).isEqualTo("carillon");
        assertThat(owner.nextRegister().asked().aor()).isEqualTo(new Aor(Tenant.DEFAULT, "1001"));
    }

    @Test
    void theSecretOfOneDomainIsWorthNothingInTheOther() {
        RawPhone stranger = phone("1001", "secret1");
        assertThat(ask(stranger, "REGISTER", "sip:b.example", "b.example")).isEqualTo("beta-realm");
        stranger.expect("SIP/2.0 401");
        RawPhone other = beta();
        assertThat(ask(other, "REGISTER", "sip:carillon", "carillon")).isEqualTo("carillon");
        other.expect("SIP/2.0 401");
    }

    @Test
    void aCallGoesByTheDomainThatIsCalledAndElseByTheCallers() {
        RawPhone caller = beta();
        assertThat(ask(caller, "INVITE", "sip:1002@b.example", "b.example")).isEqualTo("beta-realm");
        assertThat(invited().origin()).isEqualTo(new Origin.Device(new Aor(BETA, "1001")));
        assertThat(ask(beta(), "INVITE", "sip:1002@127.0.0.1", "b.example")).as("called back from a list of calls")
                .isEqualTo("beta-realm");
        assertThat(invited().origin()).isEqualTo(new Origin.Device(new Aor(BETA, "1001")));
        RawPhone neighbour = alice();
        assertThat(ask(neighbour, "INVITE", "sip:1002@b.example", "carillon")).isEqualTo("beta-realm");
        neighbour.expect("SIP/2.0 407");
    }

    @Test
    void insideOfACallOneIsAskedInTheRealmOfTheCall() {
        RawPhone caller = beta();
        ask(caller, "INVITE", "sip:1002@b.example", "b.example");
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = caller.expect("SIP/2.0 200");
        caller.send(in("b.example", caller.inDialog("ACK", ok, "", "")));
        owner.next("confirmed");
        RawPhone thief = thief();
        thief.callId = caller.callId;
        thief.fromTag = caller.fromTag;
        thief.cseq = caller.cseq;
        thief.send(thief.inDialog("BYE", ok, "", ""));
        assertThat(thief.expect("SIP/2.0 407")).contains("realm=\"beta-realm\"");
    }

    @Test
    void aCarrierThatSeveralHaveIsTheOneOfTheDomainThatIsCalled() {
        endpoint.replaceTrunks(List.of(trunk(Tenant.DEFAULT), trunk(BETA)));
        RawPhone carrier = phone("030", "");
        carrier.cseq++;
        carrier.send(carrier.request("INVITE", "sip:4930@b.example", "<sip:4930@b.example>", "", carrier.sdp("sendrecv")));
        assertThat(invited().origin()).isEqualTo(new Origin.Trunk(BETA, "beta/line"));
        RawPhone again = phone("030", "");
        again.cseq++;
        again.send(again.request("INVITE", "sip:4930@127.0.0.1", "<sip:4930@127.0.0.1>", "", again.sdp("sendrecv")));
        assertThat(invited().origin()).isEqualTo(new Origin.Trunk(Tenant.DEFAULT, "default/line"));
    }

    @Test
    void nobodyIsTakenForACarrierBecauseAnotherTenantClaimsHisAddress() {
        endpoint.replaceTrunks(List.of(trunk(BETA)));
        assertThat(ask(alice(), "INVITE", "sip:1002@127.0.0.1", "127.0.0.1")).isEqualTo("carillon");
        assertThat(invited().origin()).isEqualTo(new Origin.Device(new Aor(Tenant.DEFAULT, "1001")));
        assertThat(ask(alice(), "INVITE", "tel:1002", "pbx.example")).as("who asks for a number and no place").isEqualTo("carillon");
        assertThat(invited().origin()).isEqualTo(new Origin.Device(new Aor(Tenant.DEFAULT, "1001")));
        RawPhone carrier = phone("030", "");
        carrier.cseq++;
        carrier.send(in("carrier.example", carrier.request(
                "INVITE", "sip:4930@127.0.0.1", "<sip:4930@127.0.0.1>", "", carrier.sdp("sendrecv"))));
        assertThat(invited().origin()).isEqualTo(new Origin.Trunk(BETA, "beta/line"));
        endpoint.replaceTrunks(List.of(trunk(new Tenant("gamma"))));
        assertThat(ask(beta(), "INVITE", "sip:1002@127.0.0.1", "b.example")).isEqualTo("beta-realm");
        assertThat(invited().origin()).isEqualTo(new Origin.Device(new Aor(BETA, "1001")));
    }

    private static TrunkLine trunk(Tenant tenant) {
        return new TrunkLine(tenant.name() + "/line", tenant, "sip:127.0.0.1:9", "", "", "carrier", 0,
                List.of("127.0.0.1/32"), null, 0);
    }
}
