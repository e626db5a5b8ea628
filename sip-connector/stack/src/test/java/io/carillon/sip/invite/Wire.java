package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Credential;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.DialRequest;
import io.carillon.sip.Invited;
import io.carillon.sip.SessionConfig;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipEndpoint;
import io.carillon.sip.SipLeg;
import io.carillon.sip.TlsContexts;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SessionDescription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * An endpoint on a loopback port with two known users, and phones to torment it. T1 is short so that lost messages
 * cost no patience.
 */
abstract class Wire {
    static final MediaAddress MEDIA = MediaAddress.of("127.0.0.1", 20000);

    final Owner owner = new Owner();
    final CredentialTable credentials = new CredentialTable();
    final List<RawPhone> phones = new ArrayList<>();
    SipEndpoint endpoint;

    SipConfig config() {
        SipConfig d = SipConfig.defaults();
        return new SipConfig(List.of("127.0.0.1"), 0, "", d.realm(), true, d.dscp(), d.nonceLifetime(),
                d.authFailures(),
                d.authBan(), d.requestsPerSecond(), d.product(), d.md5OnlyAgents(), Duration.ofMillis(50), SipConfig.read(Map.of(
                "carillon.sip.port", "0", "carillon.sip.ws", "false")::get).transports(), sessions(), d.bans());
    }

    TlsContexts certificates() {
        return TlsContexts.NONE;
    }

    SessionConfig sessions() {
        return SipConfig.defaults().sessions();
    }

    @BeforeEach
    void start() throws IOException {
        know("1001", "secret1");
        know("1002", "secret2");
        endpoint = new SipEndpoint(config(), owner, credentials, certificates());
        endpoint.start();
    }

    /** The endpoint says goodbye to every call that is left; somebody has to say it back. */
    @AfterEach
    void stop() {
        Thread closing = new Thread(endpoint::close);
        closing.start();
        while (closing.isAlive()) {
            for (RawPhone phone : phones) {
                String message = phone.receive(2);
                if (message.startsWith("BYE") || message.startsWith("CANCEL")) {
                    phone.send(phone.answer(message, "200 OK", "", ""));
                }
            }
        }
        phones.forEach(RawPhone::close);
    }

    private void know(String user, String secret) {
        credentials.put(new Credential(new Aor(Tenant.DEFAULT, user), user, "carillon",
                RawPhone.hash("MD5", user + ":carillon:" + secret), RawPhone.sha256(user + ":carillon:" + secret)));
    }

    int port() {
        return endpoint.listening().get(0).port();
    }

    RawPhone alice() {
        return phone("1001", "secret1");
    }

    RawPhone bob() {
        return phone("1002", "secret2");
    }

    RawPhone phone(String user, String secret) {
        RawPhone phone = new RawPhone(user, secret, port());
        phones.add(phone);
        return phone;
    }

    RawPhone thief() {
        RawPhone thief = new RawPhone("1001", "wrong", port(), "127.0.0.9");
        phones.add(thief);
        return thief;
    }

    static SessionDescription ourOffer(MediaDirection direction) {
        return OfferAnswer.ownOffer(MEDIA, direction);
    }

    static SessionDescription ourAnswer(SessionDescription offer) {
        return OfferAnswer.ownAnswer(offer, MEDIA, MediaDirection.SENDRECV).orElseThrow();
    }

    SipLeg dial(RawPhone phone) {
        return endpoint.dial(new DialRequest(
                Ids.newCall(), Ids.newLeg(),
                new SipTarget("sip:" + phone.user + "@" + phone.host() + ":" + phone.port(), List.of(), phone.peer()),
                new CallerIdentity("1001", "Alice \"A\"\r\nX-Evil: 1"), phone.user, 69,
                        ourOffer(MediaDirection.SENDRECV)));
    }

    /**
     * A call in which both ends talk. The text is the 200 that an inbound phone got, or the INVITE that an outbound
     * one got.
     */
    record Talking(SipLeg leg, String text) {}

    Talking answeredCall(RawPhone phone) {
        phone.call("1002", phone.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = phone.expect("SIP/2.0 200");
        phone.send(phone.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        return new Talking(invited.leg(), ok);
    }

    Invited invited() {
        return (Invited) owner.next("invited").with();
    }

    Talking answeredDial(RawPhone phone, String tag) {
        SipLeg leg = dial(phone);
        String invite = phone.expect("INVITE");
        phone.send(phone.answer(invite, "200 OK", tag, phone.sdp("sendrecv")));
        phone.expect("ACK");
        owner.next("answered");
        return new Talking(leg, invite);
    }
}
