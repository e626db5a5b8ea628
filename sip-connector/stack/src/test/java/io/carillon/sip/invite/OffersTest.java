package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.MediaDirection;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import org.junit.jupiter.api.Test;

class OffersTest extends Wire {

    @Test
    void holdAndResume() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        for (MediaDirection direction : new MediaDirection[] {MediaDirection.SENDONLY, MediaDirection.SENDRECV}) {
            alice.send(alice.inDialog("INVITE", call.text(), "", alice.sdp(direction.name().toLowerCase())));
            SessionDescription offer = ((SdpBody) owner.next("offered").with()).sdpOrNull();
            assertThat(offer.direction()).isEqualTo(direction);
            call.leg().answerOffer(ourAnswer(offer));
            String ok = alice.expect("SIP/2.0 200");
            assertThat(ok).contains(direction == MediaDirection.SENDONLY ? "a=recvonly" : "a=sendrecv");
            alice.send(alice.inDialog("ACK", ok, "", ""));
        }
        alice.hearsNothing("-", 200); // what was on its way
        assertThat(alice.hearsNothingAgain("SIP/2.0 200", 500)).isTrue();
    }

    @Test
    void aDeclinedOfferLeavesTheSession() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        String invite = alice.inDialog("INVITE", call.text(), "", alice.sdp("sendonly"));
        alice.send(invite);
        owner.next("offered");
        call.leg().declineOffer(Cause.NOT_ACCEPTABLE);
        alice.send(alice.ackFor(invite, alice.expect("SIP/2.0 488")));
        alice.send(alice.inDialog("BYE", call.text(), "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void aBadReofferIsRefusedWithoutAsking() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        String invite = alice.inDialog("INVITE", call.text(), "", "v=0\r\nrubbish\r\n");
        alice.send(invite);
        alice.send(alice.ackFor(invite, alice.expect("SIP/2.0 400")));
        assertThat(owner.told).isEmpty();
    }

    @Test
    void updateChangesTheSessionWithoutAck() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("UPDATE", call.text(), "", alice.sdp("inactive")));
        SessionDescription offer = ((SdpBody) owner.next("offered").with()).sdpOrNull();
        call.leg().answerOffer(ourAnswer(offer));
        assertThat(alice.expect("SIP/2.0 200")).contains("a=inactive");
        alice.send(alice.inDialog("UPDATE", call.text(), "", ""));
        assertThat(alice.expect("SIP/2.0 200")).doesNotContain("m=audio");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void ourOfferIsAnswered() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().offer(ourOffer(MediaDirection.INACTIVE));
        String reinvite = bob.expect("INVITE");
        assertThat(reinvite).contains("a=inactive", "tag=bt", "CSeq: 2 INVITE");
        bob.send(bob.answer(reinvite, "200 OK", "", bob.sdp("inactive")));
        assertThat(bob.expect("ACK")).contains("CSeq: 2 ACK");
        assertThat(((SessionDescription) owner.next("offerAnswered").with()).direction())
                .isEqualTo(MediaDirection.INACTIVE);
    }

    @Test
    void ourOfferIsRefused() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().offer(ourOffer(MediaDirection.INACTIVE));
        bob.send(bob.answer(bob.expect("INVITE"), "488 No", "", ""));
        assertThat(((Cause) owner.next("offerRefused").with()).sip()).isEqualTo(488);
    }

    @Test
    void glareBothReInvite() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().offer(ourOffer(MediaDirection.INACTIVE));
        String ours = bob.expect("INVITE");
        bob.cseq = 10;
        String theirs = bob.inDialogOf(call.text(), "bt", "INVITE", bob.sdp("sendonly"));
        bob.send(theirs);
        bob.send(bob.ackFor(theirs, bob.expect("SIP/2.0 491")));
        bob.send(bob.answer(ours, "491 Request Pending", "", ""));
        bob.expect("ACK");
        // theirs comes again first, because the owner of the Call-ID waits longer
        bob.send(bob.inDialogOf(call.text(), "bt", "INVITE", bob.sdp("sendonly")));
        SessionDescription offer = ((SdpBody) owner.next("offered").with()).sdpOrNull();
        call.leg().answerOffer(ourAnswer(offer));
        String ok = bob.expect("SIP/2.0 200");
        bob.cseq--;
        bob.send(bob.inDialogOf(call.text(), "bt", "ACK", ""));
        assertThat(ok).contains("a=recvonly");
        String again = bob.expect("INVITE");
        assertThat(again).contains("a=inactive");
        bob.send(bob.answer(again, "200 OK", "", bob.sdp("inactive")));
        bob.expect("ACK");
        owner.next("offerAnswered");
    }

    @Test
    void aSecondReInviteBeforeTheFirstIsAnsweredWaits() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("INVITE", call.text(), "", alice.sdp("sendonly")));
        owner.next("offered");
        String second = alice.inDialog("INVITE", call.text(), "", alice.sdp("inactive"));
        alice.send(second);
        assertThat(alice.expect("SIP/2.0 500")).contains("Retry-After: ");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void reInviteWithoutOfferGetsOursAndItsAnswerInTheAck() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("INVITE", call.text(), "", ""));
        assertThat(owner.next("offered").with()).isInstanceOf(SdpBody.Absent.class);
        call.leg().answerOffer(ourOffer(MediaDirection.SENDRECV));
        String ok = alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("ACK", ok, "", alice.sdp("sendrecv")));
        owner.next("offerAnswered");
    }

    @Test
    void aReInviteTakenBackIsForgotten() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        String invite = alice.inDialog("INVITE", call.text(), "", alice.sdp("sendonly"));
        alice.send(invite);
        owner.next("offered");
        alice.send(alice.cancelFor(invite));
        alice.expect("SIP/2.0 487");
        call.leg().answerOffer(ourOffer(MediaDirection.SENDRECV));
        assertThat(alice.hearsNothing("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP x", 100)).isTrue();
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aDeviceThatForgotTheDialogEndsTheLeg() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().offer(ourOffer(MediaDirection.INACTIVE));
        bob.send(bob.answer(bob.expect("INVITE"), "481 Gone", "", ""));
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void hangUpWithAnOfferWaitingRefusesIt() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("INVITE", call.text(), "", alice.sdp("sendonly")));
        owner.next("offered");
        call.leg().end(Cause.NORMAL_CLEARING);
        alice.expect("SIP/2.0 487");
        alice.expect("BYE");
        owner.next("ended");
    }

    @Test
    void anOfferWhileTheirsWaitsGoesOutAfterwards() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("INVITE", call.text(), "", alice.sdp("sendonly")));
        SessionDescription offer = ((SdpBody) owner.next("offered").with()).sdpOrNull();
        call.leg().offer(ourOffer(MediaDirection.INACTIVE));
        assertThat(alice.hearsNothing("INVITE", 50)).isTrue();
        call.leg().answerOffer(ourAnswer(offer));
        alice.send(alice.inDialog("ACK", alice.expect("SIP/2.0 200"), "", ""));
        assertThat(alice.expect("INVITE")).contains("a=inactive");
    }
}
