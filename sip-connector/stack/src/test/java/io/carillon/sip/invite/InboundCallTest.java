package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Origin;
import io.carillon.contract.Cause;
import io.carillon.contract.MediaDirection;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.SdpBody;
import org.junit.jupiter.api.Test;

class InboundCallTest extends Wire {

    @Test
    void aCallRingsIsAnsweredAndHungUpByTheCaller() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        assertThat(alice.expect("SIP/2.0 100")).doesNotContain("To: <sip:1002@127.0.0.1:" + port() + ">;tag");
        Invited invited = invited();
        assertThat(invited.origin()).isInstanceOfSatisfying(
                Origin.Device.class, device -> assertThat(device.aor().user()).isEqualTo("1001"));
        assertThat(invited.to().digits()).isEqualTo("1002");
        assertThat(invited.hops()).isEqualTo(70);
        invited.leg().provisional(180, null);
        assertThat(alice.expect("SIP/2.0 180")).contains("Contact: <sip:");
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).contains("Content-Type: application/sdp", "m=audio 20000 RTP/AVP 0 8 101", "Allow: INVITE",
                "Server: Carillon\r\n");
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        alice.send(alice.inDialog("BYE", ok, "Reason: Q.850;cause=31;text=\"x\"\r\n", ""));
        alice.expect("SIP/2.0 200");
        Owner.Told ended = owner.next("ended");
        assertThat(ended.byFarEnd()).isTrue();
        assertThat(((Cause) ended.with()).q850()).isEqualTo(31);
        assertThat(endpoint.gauges()).containsEntry("sip.dialogs", 0L);
    }

    @Test
    void weHangUpWithAReason() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        call.leg().end(new Cause(200, 26, "Call completed elsewhere"));
        assertThat(owner.next("ended").byFarEnd()).isFalse();
        String bye = alice.expect("BYE sip:1001@");
        assertThat(bye).contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\", Q.850;cause=26");
        alice.send(alice.answer(bye, "200 OK", "", ""));
        call.leg().end(Cause.NORMAL_CLEARING);
        assertThat(alice.hearsNothing("BYE", 200)).isTrue();
    }

    @Test
    void callerHangsUpWhileRinging() {
        RawPhone alice = alice();
        String invite = alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().provisional(180, null);
        alice.expect("SIP/2.0 180");
        alice.send(alice.cancelFor(invite));
        String first = alice.expect("SIP/2.0 ");
        String second = alice.expect("SIP/2.0 ");
        assertThat(first + second).contains("SIP/2.0 200 OK", "SIP/2.0 487 Request Terminated");
        Owner.Told ended = owner.next("ended");
        assertThat(ended.with()).isEqualTo(Cause.CANCELLED);
        assertThat(ended.byFarEnd()).isTrue();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.hearsNothing("SIP/2.0 200", 150)).isTrue();
        assertThat(owner.told).isEmpty();
    }

    @Test
    void cancelCrossesTheAnswer() {
        RawPhone alice = alice();
        String invite = alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        alice.send(alice.cancelFor(invite));
        String ok = alice.expect("SIP/2.0 200");
        while (!RawPhone.value(ok, "CSeq").endsWith("INVITE")) {
            ok = alice.expect("SIP/2.0 200");
        }
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        alice.send(alice.inDialog("BYE", ok, "", ""));
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void theAnswerIsRepeatedUntilTheAckComes() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(alice.expectAgain("SIP/2.0 200")).isEqualTo(ok);
        alice.send(alice.inDialog("ACK", ok, "", ""));
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        alice.hearsNothing("-", 200);
        assertThat(alice.hearsNothingAgain("SIP/2.0 200", 500)).isTrue();
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aLostAckEndsTheCall() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        alice.expect("SIP/2.0 200");
        alice.expect("BYE");
        Owner.Told ended = owner.next("ended");
        assertThat(ended.byFarEnd()).isTrue();
        assertThat(((Cause) ended.with()).sip()).isEqualTo(408);
    }

    @Test
    void endingBeforeTheAckWaitsForIt() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        invited.leg().end(Cause.NORMAL_CLEARING);
        String ok = alice.expect("SIP/2.0 200");
        assertThat(alice.hearsNothing("BYE", 40)).isTrue();
        alice.send(alice.inDialog("ACK", ok, "", ""));
        alice.expect("BYE");
        assertThat(owner.next("ended").byFarEnd()).isFalse();
    }

    @Test
    void refusalsCarryStatusAndReason() {
        RawPhone alice = alice();
        String invite = alice.call("1002", alice.sdp("sendrecv"));
        invited().leg().end(Cause.BUSY);
        String busy = alice.expect("SIP/2.0 486");
        assertThat(busy).contains("Reason: Q.850;cause=17;text=\"Busy Here\"");
        alice.send(alice.ackFor(invite, busy));
        assertThat(owner.next("ended").byFarEnd()).isFalse();
    }

    /** A minute is 120 T1, here 6 s. */
    @Test
    void ringingIsSaidAgainEachMinute() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().provisional(180, null);
        String first = alice.expect("SIP/2.0 180");
        assertThat(alice.hearsNothingAgain("SIP/2.0 180", 3000)).isTrue();
        assertThat(alice.expectAgain("SIP/2.0 180")).isEqualTo(first);
    }

    @Test
    void earlyMediaGoesInA183() {
        RawPhone alice = alice();
        alice.call("1002", alice.sdp("sendrecv"));
        Invited invited = invited();
        invited.leg().provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.expect("SIP/2.0 183")).contains("m=audio 20000");
    }

    @Test
    void delayedOffer() {
        RawPhone alice = alice();
        alice.call("1002", "");
        Invited invited = invited();
        assertThat(invited.offer()).isInstanceOf(SdpBody.Absent.class);
        invited.leg().accept(ourOffer(MediaDirection.SENDRECV));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).contains("m=audio 20000 RTP/AVP 0 8 9 101");
        alice.send(alice.inDialog("ACK", ok, "", alice.sdp("sendrecv")));
        assertThat(owner.next("confirmed").with()).isInstanceOf(io.carillon.sip.sdp.SessionDescription.class);
    }

    @Test
    void delayedOfferWithoutAnAnswerEndsTheCall() {
        RawPhone alice = alice();
        alice.call("1002", "");
        invited().leg().accept(ourOffer(MediaDirection.SENDRECV));
        String ok = alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("ACK", ok, "", ""));
        alice.expect("BYE");
        assertThat(((Cause) owner.next("ended").with()).sip()).isEqualTo(488);
    }

    @Test
    void aBrokenBodyIsToldAsAValue() {
        RawPhone alice = alice();
        alice.call("1002", "v=0\r\nrubbish\r\n");
        Invited invited = invited();
        assertThat(invited.offer()).isInstanceOf(SdpBody.Bad.class);
        invited.leg().end(new Cause(488, 88, "no audio"));
        assertThat(alice.expect("SIP/2.0 488")).contains("Warning: 399 carillon \"no audio\"");
    }

    @Test
    void recordRouteMakesTheRouteSet() {
        RawPhone alice = alice();
        RawPhone proxy = phone("proxy", "x");
        String uri = "sip:1002@127.0.0.1:" + port();
        alice.cseq = 1;
        String first = alice.request("INVITE", uri, "<" + uri + ">", "", alice.sdp("sendrecv"));
        alice.send(first);
        String challenge = alice.expect("SIP/2.0 407");
        alice.cseq = 2;
        String route = "<sip:127.0.0.1:" + proxy.port() + ";lr>";
        alice.send(alice.request("INVITE", uri, "<" + uri + ">",
                alice.authorization(challenge, "INVITE", uri, 1) + "Record-Route: " + route + "\r\n",
                alice.sdp("sendrecv")));
        Invited invited = invited();
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).contains("Record-Route: " + route);
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        invited.leg().end(Cause.NORMAL_CLEARING);
        assertThat(proxy.expect("BYE sip:1001@127.0.0.1:" + alice.port())).contains("Route: " + route);
    }

    @Test
    void optionsAndInfoInADialogAreAnswered() {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        alice.send(alice.inDialog("OPTIONS", ok, "", ""));
        assertThat(alice.expect("SIP/2.0 200")).contains("Allow: ");
        alice.send(alice.inDialog("INFO", ok, "", ""));
        alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("INFO", ok, "Info-Package: foo\r\n", ""));
        alice.expect("SIP/2.0 469");
        alice.send(alice.inDialog("PUBLISH", ok, "", ""));
        assertThat(alice.expect("SIP/2.0 405")).contains("Allow: ");
        alice.send(alice.inDialog("BYE", ok, "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void shutdownEndsLiveCalls() {
        RawPhone alice = alice();
        answeredCall(alice);
        Thread closing = new Thread(endpoint::close);
        closing.start();
        String bye = alice.expect("BYE");
        alice.send(alice.answer(bye, "200 OK", "", ""));
        assertThat(owner.next("ended").with()).isEqualTo(Cause.UNAVAILABLE);
        try {
            closing.join(3000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(closing.isAlive()).isFalse();
    }
}
