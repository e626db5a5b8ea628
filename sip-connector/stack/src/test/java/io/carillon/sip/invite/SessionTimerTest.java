package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.MediaDirection;
import io.carillon.sip.Invited;
import io.carillon.sip.SessionConfig;
import io.carillon.sip.SipLeg;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that somebody says are still wanted (RFC 4028). A second of a session is 100 ms here. */
class SessionTimerTest extends Wire {

    @Override
    SessionConfig sessions() {
        return new SessionConfig(Duration.ofSeconds(20), Duration.ofSeconds(3), List.of(), List.of(), List.of(), false);
    }

    /** An INVITE with these headers; the response that begins so. */
    private String invite(RawPhone alice, String headers) {
        String uri = "sip:1002@carillon";
        alice.cseq++;
        String first = alice.request("INVITE", uri, "<" + uri + ">", headers, alice.sdp("sendrecv"));
        alice.send(first);
        String challenge = alice.expect("SIP/2.0 407");
        alice.send(alice.ackFor(first, challenge));
        alice.cseq++;
        String second = alice.request("INVITE", uri, "<" + uri + ">",
                headers + alice.authorization(challenge, "INVITE", uri, 1), alice.sdp("sendrecv"));
        alice.send(second);
        return second;
    }

    private String answered(RawPhone alice) {
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        return ok;
    }

    @Test
    void aCallerThatStopsRefreshingIsGivenUp() {
        RawPhone alice = alice();
        invite(alice, "Supported: timer\r\nSession-Expires: 12\r\n");
        String ok = answered(alice);
        assertThat(ok).contains("Session-Expires: 12;refresher=uac", "Require: timer");
        alice.send(alice.inDialog("UPDATE", ok, "Supported: timer\r\nSession-Expires: 12;refresher=uac\r\n", ""));
        assertThat(alice.expect("SIP/2.0 200")).contains("Session-Expires: 12;refresher=uac");
        assertThat(alice.expect("BYE")).contains("Reason: Q.850;cause=102");
        Owner.Told ended = owner.next("ended");
        assertThat(ended.with()).isEqualTo(Cause.SESSION_EXPIRED);
        assertThat(endpoint.counters().get("sip.dialogs.expired")).isEqualTo(1);
    }

    @Test
    void aCallerWithoutTimersHasNone() {
        RawPhone alice = alice();
        invite(alice, "Session-Expires: 4\r\n");
        assertThat(answered(alice)).doesNotContain("Session-Expires");
        assertThat(alice.hearsNothing("BYE", 700)).isTrue();
    }

    @Test
    void weRefreshWhenTheCallerWantsUsTo() {
        RawPhone alice = alice();
        invite(alice, "Supported: timer\r\nAllow: UPDATE\r\nSession-Expires: 12;refresher=uas\r\n");
        assertThat(answered(alice)).contains("Session-Expires: 12;refresher=uas");
        String update = alice.expect("UPDATE");
        assertThat(update).contains("Session-Expires: 12;refresher=uac", "Supported: ", "Content-Length: 0");
        alice.send(alice.answer(update, "200 OK", "", "")
                .replace("Content-Length", "Session-Expires: 12;refresher=uac\r\nContent-Length"));
        String again = alice.expect("UPDATE");
        alice.send(alice.answer(again, "481 Gone", "", ""));
        alice.expect("BYE");
        owner.next("ended");
    }

    @Test
    void tooOftenIsRefusedWithWhatWouldDo() {
        RawPhone alice = alice();
        invite(alice, "Supported: timer\r\nSession-Expires: 2\r\n");
        assertThat(alice.expect("SIP/2.0 422")).contains("Min-SE: 3");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void weAskOnceMoreWhenTheFarEndWantsLonger() {
        RawPhone bob = bob();
        dial(bob);
        String invite = bob.expect("INVITE");
        assertThat(invite).contains("Session-Expires: 20\r\n", "Min-SE: 3\r\n");
        bob.send(bob.answer(invite, "422 Session Interval Too Small", "of-the-422", "")
                .replace("Content-Length", "Min-SE: 40\r\nContent-Length"));
        bob.expect("ACK");
        String again = bob.expect("INVITE");
        assertThat(again).contains("Session-Expires: 40\r\n", "Min-SE: 40\r\n", "CSeq: 2 INVITE")
                .doesNotContain("of-the-422");
        bob.send(bob.answer(again, "486 Busy Here", "y", ""));
        owner.next("rejected");
    }

    @Test
    void withoutUpdateWeRefreshByReInviteAndTheDeviceMayChangeNothing() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "200 OK", "bt", bob.sdp("sendrecv"))
                .replace("Content-Type", "Session-Expires: 12;refresher=uac\r\nRequire: timer\r\nContent-Type"));
        bob.expect("ACK");
        owner.next("answered");
        String refresh = bob.expect("INVITE");
        assertThat(refresh).contains("Session-Expires: 12;refresher=uac", "m=audio");
        String version = RawPhone.find(invite, "o=- \\d+ (\\d+)");
        assertThat(RawPhone.find(refresh, "o=- \\d+ (\\d+)")).isEqualTo(version);
        bob.send(bob.answer(refresh, "200 OK", "", bob.sdp("sendrecv"))
                .replace("Content-Type", "Session-Expires: 12;refresher=uac\r\nContent-Type"));
        bob.expect("ACK");
        leg.offer(ourOffer(MediaDirection.INACTIVE));
        String hold = bob.expect("INVITE");
        assertThat(hold).contains("a=inactive", "Session-Expires: 12;refresher=uac");
        bob.send(bob.answer(hold, "200 OK", "", bob.sdp("inactive")));
        bob.expect("ACK");
        owner.next("offerAnswered");
        leg.end(Cause.NORMAL_CLEARING);
        String bye = bob.expect("BYE");
        bob.send(bob.answer(bye, "200 OK", "", ""));
        owner.next("ended");
        assertThat(owner.told).isEmpty();
    }
}
