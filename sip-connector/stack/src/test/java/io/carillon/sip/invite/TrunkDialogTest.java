package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Credential;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.DialRequest;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.SipLeg;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trunk that wants proof of everything that happens in a call. */
class TrunkDialogTest extends Wire {
    private RawPhone carrier() {
        RawPhone carrier = phone("carrier", "none");
        endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT,
                "sip:" + carrier.host() + ":" + carrier.port(), "house", "hush", "carrier.example", 0,
                List.of(carrier.host() + "/32"), null, 0)));
        return carrier;
    }

    private SipLeg dialled() {
        TrunkUse use = new TrunkUse("default/c", null, false, List.of(), "", false);
        return endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(),
                SipTarget.behind(use, "sip:+4940@carrier.example"), CallerIdentity.of("1001"), "+4940", 69,
                ourOffer(MediaDirection.SENDRECV)));
    }

    private SipLeg talking(RawPhone carrier) {
        SipLeg leg = dialled();
        String invite = carrier.expect("INVITE");
        carrier.send(carrier.answer(invite, "200 OK", "ct", carrier.sdp("sendrecv")));
        carrier.expect("ACK");
        owner.next("answered");
        return leg;
    }

    private static String challenged(RawPhone carrier, String request, String realm) {
        return carrier.answer(request, "401 Unauthorized", "", "").replace("Call-ID:",
                "WWW-Authenticate: Digest realm=\"" + realm + "\", nonce=\"abc\", qop=\"auth\"\r\nCall-ID:");
    }

    /** The next request of that method, which is challenged first. */
    private static String proved(RawPhone carrier, String method) {
        String first = carrier.expect(method);
        assertThat(first).doesNotContain("Authorization");
        carrier.send(challenged(carrier, first, "carrier.example"));
        String second = carrier.expect(method);
        while (RawPhone.number(second).equals(RawPhone.number(first))) {
            second = carrier.expect(method); // the first was repeated before it was answered
        }
        assertThat(Long.parseLong(RawPhone.number(second))).isEqualTo(Long.parseLong(RawPhone.number(first)) + 1);
        String uri = second.split(" ")[1];
        assertThat(second).contains("Authorization: Digest username=\"house\"", "uri=\"" + uri + "\"")
                .doesNotContain("hush");
        String expected = RawPhone.hash("MD5", RawPhone.hash("MD5", "house:carrier.example:hush") + ":abc:00000001:"
                + RawPhone.find(second, "cnonce=\"([^\"]+)\"") + ":auth:" + RawPhone.hash("MD5", method + ":" + uri));
        assertThat(second).contains("response=\"" + expected + "\"");
        return second;
    }

    @Test
    void aByeThatIsChallengedIsSaidAgainAndEndsTheCall() {
        RawPhone carrier = carrier();
        SipLeg leg = talking(carrier);
        leg.end(Cause.BUSY);
        String bye = proved(carrier, "BYE");
        assertThat(bye).contains("Reason: ");
        assertThat(endpoint.gauges().get("sip.dialogs")).as("as long as the carrier has not agreed").isEqualTo(1);
        carrier.send(carrier.answer(bye, "200 OK", "", ""));
        owner.next("ended");
        awaitNoDialogs();
        assertThat(endpoint.counters().get("sip.challenges.answered")).isEqualTo(1);
    }

    @Test
    void whoIsNotContentWithTheAnswerGetsNoOther() {
        RawPhone carrier = carrier();
        SipLeg leg = talking(carrier);
        leg.end(Cause.NORMAL_CLEARING);
        carrier.send(challenged(carrier, proved(carrier, "BYE"), "carrier.example"));
        owner.next("ended");
        awaitNoDialogs();
        assertThat(endpoint.counters().get("sip.challenges.answered")).isEqualTo(1);
    }

    @Test
    void anotherRealmGetsNoCredentials() {
        RawPhone carrier = carrier();
        SipLeg leg = talking(carrier);
        leg.end(Cause.NORMAL_CLEARING);
        carrier.send(challenged(carrier, carrier.expect("BYE"), "thief.example"));
        owner.next("ended");
        awaitNoDialogs();
        assertThat(endpoint.counters().get("sip.challenges.answered")).isZero();
    }

    @Test
    void aReInviteAndAnInfoAreProvedAsWell() {
        RawPhone carrier = carrier();
        SipLeg leg = talking(carrier);
        leg.offer(ourOffer(MediaDirection.SENDONLY));
        String invite = proved(carrier, "INVITE");
        assertThat(invite).contains("a=sendonly");
        carrier.send(carrier.answer(invite, "200 OK", "", carrier.sdp("recvonly")));
        carrier.expect("ACK");
        owner.next("offerAnswered");
        leg.inform(new InfoBody("application/dtmf-relay", "Signal=5\r\n".getBytes(StandardCharsets.US_ASCII)));
        String info = proved(carrier, "INFO");
        assertThat(info).contains("Signal=5");
        carrier.send(carrier.answer(info, "200 OK", "", ""));
    }

    @Test
    void whatKeepsASessionAliveAndWhatAcknowledgesItsBeginningIsProvedToo() {
        RawPhone carrier = carrier();
        dialled();
        String invite = carrier.expect("INVITE");
        carrier.send(carrier.answer(invite, "183 Session Progress", "ct", carrier.sdp("sendrecv"))
                .replace("Contact:", "Require: 100rel\r\nRSeq: 7\r\nContact:"));
        owner.next("progressed");
        String prack = proved(carrier, "PRACK");
        assertThat(prack).contains("RAck: 7 ");
        carrier.send(carrier.answer(prack, "200 OK", "", ""));
        carrier.send(carrier.answer(invite, "200 OK", "ct", carrier.sdp("sendrecv"))
                .replace("Contact:", "Allow: UPDATE\r\nSession-Expires: 12;refresher=uac\r\nContact:"));
        carrier.expect("ACK");
        owner.next("answered");
        String update = proved(carrier, "UPDATE");
        assertThat(update).contains("Session-Expires: 12");
        carrier.send(carrier.answer(update, "200 OK", "", "")
                .replace("Contact:", "Session-Expires: 400;refresher=uac\r\nContact:"));
        assertThat(carrier.hearsNothing("BYE", 300)).isTrue();
    }

    @Test
    void aReInviteThatIsRefusedForGoodLeavesTheCallAsItIs() {
        RawPhone carrier = carrier();
        SipLeg leg = talking(carrier);
        leg.offer(ourOffer(MediaDirection.SENDONLY));
        carrier.send(challenged(carrier, proved(carrier, "INVITE"), "carrier.example"));
        carrier.expect("ACK");
        owner.next("offerRefused");
        assertThat(endpoint.gauges().get("sip.dialogs")).isEqualTo(1);
    }

    @Test
    void aCallThatCameFromTheTrunkIsProvedToo() {
        RawPhone carrier = carrier();
        carrier.cseq++;
        String uri = "sip:+4930@carillon";
        carrier.send(carrier.request("INVITE", uri, "<" + uri + ">", "", carrier.sdp("sendrecv")));
        Invited invited = invited();
        SipLeg leg = invited.leg();
        leg.accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = carrier.expect("SIP/2.0 200");
        carrier.send(carrier.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        leg.end(Cause.NORMAL_CLEARING);
        carrier.send(carrier.answer(proved(carrier, "BYE"), "200 OK", "", ""));
        owner.next("ended");
        awaitNoDialogs();
    }

    @Test
    void aTrunkThatProvesItselfNeitherWatchesNorWritesNorPublishes() {
        RawPhone them = phone("default/d", "theirs");
        endpoint.replaceTrunks(List.of(new TrunkLine("default/d", Tenant.DEFAULT, "sip:127.0.0.1:1", "", "", "r", 0,
                List.of(), new Credential(new Aor(Tenant.DEFAULT, "default/d"), "default/d", "carillon",
                        RawPhone.hash("MD5", "default/d:carillon:theirs"),
                        RawPhone.sha256("default/d:carillon:theirs")), 0)));
        for (String method : List.of("SUBSCRIBE", "PUBLISH", "MESSAGE")) {
            String uri = "sip:1001@carillon";
            String more = "Event: presence\r\n";
            them.cseq++;
            them.send(them.request(method, uri, "<" + uri + ">", more, ""));
            String challenge = them.expect("SIP/2.0 407");
            them.cseq++;
            them.send(them.request(method, uri, "<" + uri + ">", more + them.authorization(challenge, method, uri, 1), ""));
            them.expect("SIP/2.0 403");
            them.callId += "x";
        }
        assertThat(owner.told).isEmpty();
        assertThat(owner.events).isEmpty();
    }

    /** A telephone whose Contact is called like a trunk is no trunk. */
    @Test
    void aTelephoneIsProvedNothing() {
        carrier();
        RawPhone bob = phone("default%2Fc", "none");
        Talking talking = answeredDial(bob, "bt");
        talking.leg().end(Cause.NORMAL_CLEARING);
        bob.send(challenged(bob, bob.expect("BYE"), "carrier.example"));
        owner.next("ended");
        awaitNoDialogs();
        assertThat(endpoint.counters().get("sip.challenges.answered")).isZero();
    }

    private void awaitNoDialogs() {
        long until = System.nanoTime() + 5_000_000_000L;
        while (endpoint.gauges().get("sip.dialogs") > 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(endpoint.gauges().get("sip.dialogs")).isZero();
    }
}
