package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.sip.SipLeg;
import io.carillon.sip.sdp.SessionDescription;
import org.junit.jupiter.api.Test;

class OutboundCallTest extends Wire {

    @Test
    void aPhoneRingsAnswersAndHangsUp() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE sip:1002@127.0.0.1:" + bob.port() + " SIP/2.0");
        assertThat(invite).contains("Max-Forwards: 69", "m=audio 20000 RTP/AVP 0 8 9 101", "User-Agent: Carillon\r\n",
                "From: \"Alice \\\"A\\\"  X-Evil: 1\" <sip:1001@127.0.0.1>;tag=", "Call-ID: " + leg.sipCallId());
        bob.send(bob.answer(invite, "180 Ringing", "bt", ""));
        assertThat(owner.next("progressed").with()).isEqualTo(180);
        bob.send(bob.answer(invite, "183 Session Progress", "bt", bob.sdp("sendrecv")));
        assertThat(owner.next("progressed").with()).isInstanceOf(SessionDescription.class);
        bob.send(bob.answer(invite, "200 OK", "bt", bob.sdp("sendrecv")));
        String ack = bob.expect("ACK");
        assertThat(RawPhone.number(ack)).isEqualTo(RawPhone.number(invite));
        owner.next("answered");
        bob.send(bob.inDialogOf(invite, "bt", "BYE", ""));
        bob.expect("SIP/2.0 200");
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void everyRepeated200IsAcknowledgedAgain() {
        RawPhone bob = bob();
        String invite = answeredDial(bob, "bt").text();
        String ok = bob.answer(invite, "200 OK", "bt", bob.sdp("sendrecv"));
        bob.send(ok);
        bob.expectAgain("ACK");
        bob.send(ok);
        bob.expectAgain("ACK");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void anAnswerWithoutSdpUsesTheEarlyOne() {
        RawPhone bob = bob();
        dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "183 Session Progress", "bt", bob.sdp("sendrecv")));
        owner.next("progressed");
        bob.send(bob.answer(invite, "200 OK", "bt", ""));
        bob.expect("ACK");
        assertThat(owner.next("answered").with()).isInstanceOf(SessionDescription.class);
    }

    @Test
    void anAnswerThatIsNoneIsAcknowledgedAndEnded() {
        RawPhone bob = bob();
        dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "200 OK", "bt", "v=0\r\nrubbish\r\n"));
        bob.expect("ACK");
        bob.expect("BYE");
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(488);
    }

    @Test
    void weGiveUpWhileItRings() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "180 Ringing", "bt", ""));
        owner.next("progressed");
        leg.end(Cause.ANSWERED_ELSEWHERE);
        String cancel = bob.expect("CANCEL");
        assertThat(cancel).contains("Reason: SIP;cause=200");
        bob.send(bob.answer(cancel, "200 OK", "bt", ""));
        bob.send(bob.answer(invite, "487 Request Terminated", "bt", ""));
        bob.expect("ACK");
        assertThat(owner.next("rejected").with()).isEqualTo(Cause.ANSWERED_ELSEWHERE);
    }

    @Test
    void weGiveUpBeforeAnythingCame() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        leg.end(Cause.NO_ANSWER);
        String invite = bob.expect("INVITE");
        assertThat(bob.hearsNothing("CANCEL", 60)).isTrue();
        bob.send(bob.answer(invite, "100 Trying", "", ""));
        String cancel = bob.expect("CANCEL");
        bob.send(bob.answer(cancel, "200 OK", "bt", ""));
        bob.send(bob.answer(invite, "487 Request Terminated", "bt", ""));
        assertThat(owner.next("rejected").with()).isEqualTo(Cause.NO_ANSWER);
    }

    @Test
    void cancelCrossesThe200() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "180 Ringing", "bt", ""));
        owner.next("progressed");
        leg.end(Cause.CANCELLED);
        bob.expect("CANCEL");
        bob.send(bob.answer(invite, "200 OK", "bt", bob.sdp("sendrecv")));
        bob.expect("ACK");
        String bye = bob.expect("BYE");
        bob.send(bob.answer(bye, "200 OK", "", ""));
        assertThat(owner.next("rejected").with()).isEqualTo(Cause.CANCELLED);
        assertThat(owner.told).isEmpty();
    }

    @Test
    void byesCross() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().end(Cause.NORMAL_CLEARING);
        bob.send(bob.inDialogOf(call.text(), "bt", "BYE", ""));
        bob.expectBoth("BYE", "SIP/2.0 200");
        owner.next("ended");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void twoFinalAnswersFromAFork() {
        RawPhone bob = bob();
        dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "200 OK", "one", bob.sdp("sendrecv")));
        bob.send(bob.answer(invite, "200 OK", "two", bob.sdp("sendrecv")));
        owner.next("answered");
        assertThat(bob.expect("ACK")).contains("tag=one");
        assertThat(bob.expect("ACK")).contains("tag=two");
        String bye = bob.expect("BYE");
        assertThat(bye).contains("tag=two");
        bob.send(bob.answer(bye, "200 OK", "", ""));
        bob.send(bob.inDialogOf(invite, "one", "BYE", ""));
        bob.expect("SIP/2.0 200");
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void refusalsAreTranslated() {
        String[][] cases = {
            {"486 Busy Here", "486", "17"}, {"480 Gone", "480", "18"}, {"302 Moved", "302", "127"},
            {"603 Decline", "603", "21"}, {"404 Nobody", "404", "1"}, {"407 Who are you", "403", "21"},
        };
        for (String[] one : cases) {
            RawPhone bob = bob();
            dial(bob);
            String invite = bob.expect("INVITE");
            bob.send(bob.answer(invite, one[0], "bt", "").replaceFirst("Contact: [^\r]*\r\n", ""));
            bob.expect("ACK");
            Cause cause = (Cause) owner.next("rejected").with();
            assertThat(cause.sip()).isEqualTo(Integer.parseInt(one[1]));
            assertThat(cause.q850()).isEqualTo(Integer.parseInt(one[2]));
            assertThat(bob.hearsNothing("INVITE", 20)).isTrue();
        }
    }

    @Test
    void aPhoneThatIsGoneTimesOut() {
        RawPhone bob = bob();
        dial(bob);
        assertThat(owner.next("rejected").with()).isEqualTo(Cause.TIMEOUT);
        assertThat(endpoint.gauges()).containsEntry("sip.dialogs", 0L);
    }

    @Test
    void anUnknownHostIsRejected() {
        RawPhone bob = bob();
        endpoint.dial(new io.carillon.sip.DialRequest(
                io.carillon.contract.Ids.newCall(), io.carillon.contract.Ids.newLeg(),
                new io.carillon.contract.SipTarget("sip:x@host.invalid", java.util.List.of(), null),
                io.carillon.contract.CallerIdentity.of("1001"), "1002", 70,
                ourOffer(io.carillon.contract.MediaDirection.SENDRECV)));
        assertThat(((Cause) owner.next("rejected").with()).q850()).isEqualTo(27);
        assertThat(bob.hearsNothing("INVITE", 10)).isTrue();
    }

    @Test
    void ourOwnInviteComingBackIsALoop() {
        RawPhone bob = bob();
        dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(invite.replaceFirst("Via: ", "Via: SIP/2.0/UDP 127.0.0.1:" + bob.port()
                + ";branch=z9hG4bKloop;rport\r\nVia: "));
        bob.expect("SIP/2.0 482");
        bob.send(bob.answer(invite, "486 Busy Here", "bt", ""));
        owner.next("rejected");
    }
}
