package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.MediaDirection;
import io.carillon.sip.Invited;
import io.carillon.sip.SipLeg;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import org.junit.jupiter.api.Test;

/** Provisional responses that arrive (RFC 3262), in both directions, and offers before the answer (RFC 3311). */
class PrackTest extends Wire {
    private static final String SUPPORTED = "Supported: 100rel\r\n";
    private static final String REQUIRED = "Require: 100rel\r\n";

    /** An INVITE that was let in, with this header. */
    private Invited call(RawPhone alice, String header, String body) {
        String uri = "sip:1002@carillon";
        alice.cseq++;
        String first = alice.request("INVITE", uri, "<" + uri + ">", header, body);
        alice.send(first);
        String challenge = alice.expect("SIP/2.0 407");
        alice.send(alice.ackFor(first, challenge));
        alice.cseq++;
        alice.send(alice.request("INVITE", uri, "<" + uri + ">",
                header + alice.authorization(challenge, "INVITE", uri, 1), body));
        return invited();
    }

    private static String prack(RawPhone phone, String response, String body) {
        int invite = Integer.parseInt(RawPhone.number(response));
        return phone.inDialog("PRACK", response,
                "RAck: " + RawPhone.value(response, "RSeq") + " " + invite + " INVITE\r\n", body);
    }

    @Test
    void ringingIsRepeatedUntilItIsAcknowledged() {
        RawPhone alice = alice();
        Invited invited = call(alice, REQUIRED, alice.sdp("sendrecv"));
        invited.leg().provisional(180, null);
        String ringing = alice.expect("SIP/2.0 180");
        assertThat(ringing).contains("Require: 100rel", "RSeq: ");
        assertThat(alice.expectAgain("SIP/2.0 180")).isEqualTo(ringing);
        alice.send(prack(alice, ringing, ""));
        alice.expect("SIP/2.0 200");
        assertThat(alice.hearsNothingAgain("SIP/2.0 180", 300)).isTrue();
        alice.send(prack(alice, ringing, ""));
        alice.expect("SIP/2.0 481");
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.expect("SIP/2.0 200")).contains("m=audio");
        invited.leg().end(Cause.NORMAL_CLEARING);
    }

    @Test
    void aPhoneWithoutItIsLeftAsItIs() {
        RawPhone alice = alice();
        Invited invited = call(alice, "", alice.sdp("sendrecv"));
        invited.leg().provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.expect("SIP/2.0 183")).doesNotContain("100rel", "RSeq").contains("m=audio");
        assertThat(alice.hearsNothing("SIP/2.0 183", 200)).isTrue();
        invited.leg().end(Cause.BUSY);
    }

    @Test
    void aPhoneThatCanButNeedNotGetsOnlyDescriptionsReliably() {
        RawPhone alice = alice();
        Invited invited = call(alice, SUPPORTED, alice.sdp("sendrecv"));
        invited.leg().provisional(180, null);
        assertThat(alice.expect("SIP/2.0 180")).doesNotContain("RSeq");
        invited.leg().provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        String early = alice.expect("SIP/2.0 183");
        assertThat(early).contains("RSeq: ", "m=audio");
        // the answer waits for the description to arrive
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.hearsNothing("SIP/2.0 200", 100)).isTrue();
        alice.send(prack(alice, early, ""));
        assertThat(alice.expect("SIP/2.0 200")).contains("PRACK");
        assertThat(alice.expect("SIP/2.0 200")).contains("INVITE").doesNotContain("m=audio");
        invited.leg().end(Cause.NORMAL_CLEARING);
    }

    @Test
    void theNextOneWaitsForTheFirst() {
        RawPhone alice = alice();
        Invited invited = call(alice, REQUIRED, alice.sdp("sendrecv"));
        invited.leg().provisional(180, null);
        String ringing = alice.expect("SIP/2.0 180");
        invited.leg().provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        assertThat(alice.hearsNothing("SIP/2.0 183", 120)).isTrue();
        alice.send(prack(alice, ringing, ""));
        String early = alice.expect("SIP/2.0 183");
        assertThat(Long.parseLong(RawPhone.value(early, "RSeq")))
                .isEqualTo(Long.parseLong(RawPhone.value(ringing, "RSeq")) + 1);
        alice.send(prack(alice, early, ""));
        alice.expect("SIP/2.0 200");
        invited.leg().end(Cause.BUSY);
        alice.expect("SIP/2.0 486");
    }

    @Test
    void whoNeverAcknowledgesIsGivenUp() {
        RawPhone alice = alice();
        Invited invited = call(alice, REQUIRED, alice.sdp("sendrecv"));
        invited.leg().provisional(180, null);
        alice.expect("SIP/2.0 504");
        Owner.Told ended = owner.next("ended");
        assertThat(ended.byFarEnd()).isTrue();
        assertThat(endpoint.counters().get("sip.invites.pracks-missing")).isEqualTo(1);
    }

    @Test
    void anInviteWithoutOfferGetsOursEarlyAndItsAnswerInThePrack() {
        RawPhone alice = alice();
        Invited invited = call(alice, REQUIRED, "");
        invited.leg().provisional(180, null);
        assertThat(alice.hearsNothing("SIP/2.0 180", 100)).isTrue();
        invited.leg().provisional(183, ourOffer(MediaDirection.SENDRECV));
        String early = alice.expect("SIP/2.0 183");
        alice.send(prack(alice, early, alice.sdp("sendrecv")));
        owner.next("offerAnswered");
        alice.expect("SIP/2.0 200");
        invited.leg().accept(ourOffer(MediaDirection.SENDRECV));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).doesNotContain("m=audio");
        alice.cseq--;
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        invited.leg().end(Cause.NORMAL_CLEARING);
    }

    @Test
    void anOfferInThePrackAndOneInAnUpdate() {
        RawPhone alice = alice();
        Invited invited = call(alice, SUPPORTED, alice.sdp("sendrecv"));
        SipLeg leg = invited.leg();
        leg.provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        String early = alice.expect("SIP/2.0 183");
        alice.send(prack(alice, early, alice.sdp("inactive")));
        SessionDescription offer = ((SdpBody) owner.next("offered").with()).sdpOrNull();
        assertThat(offer.direction()).isEqualTo(MediaDirection.INACTIVE);
        leg.answerOffer(ourAnswer(offer));
        assertThat(alice.expect("SIP/2.0 200")).contains("PRACK", "a=inactive");
        alice.send(alice.inDialog("UPDATE", early, "", alice.sdp("sendrecv")));
        leg.answerOffer(ourAnswer(((SdpBody) owner.next("offered").with()).sdpOrNull()));
        assertThat(alice.expect("SIP/2.0 200")).contains("UPDATE", "a=sendrecv");
        leg.end(Cause.BUSY);
    }

    private static String reliable(RawPhone bob, String invite, String status, String tag, int rseq, String body) {
        return bob.answer(invite, status, tag, body)
                .replace("Content-Length", "Require: 100rel\r\nRSeq: " + rseq + "\r\nContent-Length");
    }

    @Test
    void weAcknowledgeEachBranchOnceAndInOrder() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        assertThat(invite).contains("Supported: 100rel");
        bob.send(reliable(bob, invite, "180 Ringing", "b1", 7, ""));
        owner.next("progressed");
        String first = bob.expect("PRACK");
        assertThat(first).contains("RAck: 7 1 INVITE", ";tag=b1");
        bob.send(bob.answer(first, "200 OK", "", ""));
        bob.send(reliable(bob, invite, "180 Ringing", "b1", 7, ""));
        bob.send(reliable(bob, invite, "183 Progress", "b1", 9, bob.sdp("sendrecv")));
        assertThat(bob.hearsNothing("PRACK", 150)).isTrue();
        assertThat(owner.told).isEmpty();
        bob.send(reliable(bob, invite, "183 Progress", "b2", 55, bob.sdp("sendrecv")));
        assertThat(owner.next("progressed").with()).isInstanceOf(SessionDescription.class);
        String second = bob.expect("PRACK");
        assertThat(second).contains("RAck: 55 1 INVITE", ";tag=b2");
        bob.send(bob.answer(second, "200 OK", "", ""));
        bob.send(bob.answer(invite, "200 OK", "b2", ""));
        assertThat(bob.expect("ACK")).contains("CSeq: 1 ACK", ";tag=b2");
        owner.next("answered");
        leg.end(Cause.NORMAL_CLEARING);
        String bye = bob.expect("BYE");
        assertThat(Integer.parseInt(RawPhone.number(bye))).isGreaterThan(Integer.parseInt(RawPhone.number(second)));
        bob.send(bob.answer(bye, "200 OK", "", ""));
    }

    @Test
    void theFarEndChangesItsMindBeforeItAnswers() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.cseq = 20;
        bob.send(bob.inDialogOf(invite, "b1", "UPDATE", bob.sdp("inactive")));
        bob.expect("SIP/2.0 481");
        bob.send(reliable(bob, invite, "183 Progress", "b1", 1, bob.sdp("sendrecv")));
        owner.next("progressed");
        bob.send(bob.answer(bob.expect("PRACK"), "200 OK", "", ""));
        bob.send(bob.inDialogOf(invite, "b1", "UPDATE", bob.sdp("inactive")));
        leg.answerOffer(ourAnswer(((SdpBody) owner.next("offered").with()).sdpOrNull()));
        assertThat(bob.expect("SIP/2.0 200")).contains("UPDATE", "a=inactive");
        bob.send(bob.answer(invite, "200 OK", "b1", bob.sdp("sendrecv")));
        bob.expect("ACK");
        SessionDescription answer = (SessionDescription) owner.next("answered").with();
        assertThat(answer.direction()).isEqualTo(MediaDirection.INACTIVE);
        leg.end(Cause.NORMAL_CLEARING);
    }

    /** What comes before the answer goes where the branch says it is now (RFC 3311 section 5.1, RFC 3261 section 12.2). */
    @Test
    void anUpdateBeforeTheAnswerMovesThePracks() {
        RawPhone bob = bob();
        RawPhone elsewhere = phone("1002", "secret2");
        RawPhone thirdPlace = phone("1002", "secret2");
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.cseq = 20;
        bob.send(reliable(bob, invite, "183 Progress", "b1", 1, bob.sdp("sendrecv")));
        owner.next("progressed");
        bob.send(bob.answer(bob.expect("PRACK"), "200 OK", "", ""));
        bob.send(bob.inDialogOf(invite, "b1", "UPDATE", "").replace(bob.contact(), elsewhere.contact()));
        assertThat(bob.expect("SIP/2.0 200")).contains("UPDATE");
        bob.send(withoutContact(bob, reliable(bob, invite, "180 Ringing", "b1", 2, "")));
        String there = elsewhere.expect("PRACK sip:1002@127.0.0.1:" + elsewhere.port());
        assertThat(there).contains("RAck: 2 1 INVITE");
        elsewhere.send(elsewhere.answer(there, "200 OK", "", ""));
        owner.next("progressed");
        bob.send(bob.inDialogOf(invite, "b1", "UPDATE", bob.sdp("inactive")).replace(bob.contact(), thirdPlace.contact()));
        leg.answerOffer(ourAnswer(((SdpBody) owner.next("offered").with()).sdpOrNull()));
        assertThat(bob.expect("SIP/2.0 200")).contains("UPDATE");
        bob.send(withoutContact(bob, reliable(bob, invite, "180 Ringing", "b1", 3, "")));
        String further = thirdPlace.expect("PRACK sip:1002@127.0.0.1:" + thirdPlace.port());
        thirdPlace.send(thirdPlace.answer(further, "200 OK", "", ""));
        bob.send(bob.answer(invite, "200 OK", "b1", "").replace(bob.contact(), thirdPlace.contact()));
        assertThat(thirdPlace.expect("ACK")).contains(";tag=b1");
        leg.end(Cause.NORMAL_CLEARING);
        thirdPlace.send(thirdPlace.answer(thirdPlace.expect("BYE"), "200 OK", "", ""));
    }

    /** One that moves nothing. */
    private static String withoutContact(RawPhone phone, String response) {
        return response.replace("Contact: " + phone.contact() + "\r\n", "");
    }

    @Test
    void anUpdateOfTheCallerMovesHimWhenItIsAnswered() {
        RawPhone alice = alice();
        RawPhone elsewhere = phone("1001", "secret1");
        Invited invited = call(alice, SUPPORTED, alice.sdp("sendrecv"));
        SipLeg leg = invited.leg();
        leg.provisional(183, ourAnswer(invited.offer().sdpOrNull()));
        String early = alice.expect("SIP/2.0 183");
        alice.send(prack(alice, early, ""));
        alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("UPDATE", early, "", alice.sdp("inactive")).replace(alice.contact(), elsewhere.contact()));
        leg.answerOffer(ourAnswer(((SdpBody) owner.next("offered").with()).sdpOrNull()));
        assertThat(alice.expect("SIP/2.0 200")).contains("UPDATE", "a=inactive");
        leg.accept(ourAnswer(invited.offer().sdpOrNull()));
        String ok = alice.expect("SIP/2.0 200");
        alice.cseq = Integer.parseInt(RawPhone.number(ok));
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        leg.end(Cause.NORMAL_CLEARING);
        String bye = elsewhere.expect("BYE sip:1001@127.0.0.1:" + elsewhere.port());
        elsewhere.send(elsewhere.answer(bye, "200 OK", "", ""));
    }
}
