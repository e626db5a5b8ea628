package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.sip.SipLeg;
import io.carillon.sip.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Telephones hand on their conversations (RFC 3515, RFC 4488, RFC 3891 as far as Refer-To names a dialog). */
class ReferTest extends Wire {

    private static String to(String referTo) {
        return "Refer-To: " + referTo + "\r\n";
    }

    private Transfer asked(SipLeg leg) {
        Owner.Told told = owner.next("transferAsked");
        assertThat(told.leg()).isSameAs(leg);
        return (Transfer) told.with();
    }

    private static String notify(RawPhone phone) {
        String notify = phone.expect("NOTIFY");
        phone.send(phone.answer(notify, "200 OK", "", ""));
        return notify;
    }

    @Test
    void anInboundLegRefersAndHearsHowItGoes() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1003@carillon;user=phone>"), ""));
        assertThat(asked(call.leg())).isEqualTo(new Transfer("1003", null, false));

        call.leg().reportTransfer(100, "Trying");
        assertThat(alice.expect("SIP/2.0 202")).contains("Contact: <sip:");
        assertThat(notify(alice)).contains("Event: refer\r\n", "Subscription-State: active;expires=",
                "Content-Type: message/sipfrag;version=2.0", "\r\n\r\nSIP/2.0 100 Trying\r\n");
        call.leg().reportTransfer(180, "Ringing");
        assertThat(notify(alice)).contains("\r\n\r\nSIP/2.0 180 Ringing\r\n");
        call.leg().reportTransfer(200, "OK");
        assertThat(notify(alice)).contains(
                "Subscription-State: terminated;reason=noresource", "\r\n\r\nSIP/2.0 200 OK\r\n");
        call.leg().reportTransfer(200, "OK");
        assertThat(alice.hearsNothing("NOTIFY", 100)).isTrue();
    }

    @Test
    void anOutboundLegRefersTwiceAndTheSecondTimeIsNumbered() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        bob.cseq = 10;
        refer(bob, call, "<tel:+1-555-0100>", "");
        assertThat(asked(call.leg()).number()).isEqualTo("+15550100");
        call.leg().reportTransfer(100, "Trying");
        bob.expect("SIP/2.0 202");
        assertThat(notify(bob)).contains("Event: refer\r\n");
        refer(bob, call, "<sip:1004@carillon>", "");
        bob.expect("SIP/2.0 491");
        call.leg().reportTransfer(486, "Busy Here");
        assertThat(notify(bob)).contains("terminated", "SIP/2.0 486 Busy Here");
        refer(bob, call, "<sip:1004@carillon>", "");
        asked(call.leg());
        call.leg().reportTransfer(100, "Trying");
        assertThat(notify(bob)).contains("Event: refer;id=13\r\n");
    }

    private void refer(RawPhone phone, Talking call, String referTo, String extra) {
        String request = phone.inDialogOf(call.text(), "bt", "REFER", "");
        phone.send(request.replace("Content-Length", to(referTo) + extra + "Content-Length"));
    }

    @Test
    void aRefusalIsTheAnswerToTheRefer() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1003@carillon>"), ""));
        asked(call.leg());
        call.leg().reportTransfer(482, "Cannot be transferred to itself");
        assertThat(alice.expect("SIP/2.0 482")).contains("Cannot be transferred to itself");
        assertThat(alice.hearsNothing("NOTIFY", 100)).isTrue();
    }

    @Test
    void whoWantsNoNewsGetsNone() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(),
                to("<sip:1003@carillon>") + "Refer-Sub: false\r\nRequire: norefersub\r\n", ""));
        asked(call.leg());
        call.leg().reportTransfer(100, "Trying");
        assertThat(alice.expect("SIP/2.0 200")).contains("Refer-Sub: false");
        call.leg().reportTransfer(200, "OK");
        assertThat(alice.hearsNothing("NOTIFY", 100)).isTrue();
    }

    @Test
    void whoRefusesANotifyIsLeftAlone() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1003@carillon>"), ""));
        asked(call.leg());
        call.leg().reportTransfer(100, "Trying");
        alice.send(alice.answer(alice.expect("NOTIFY"), "481 Gone", "", ""));
        assertThat(alice.hearsNothing("NOTIFY", 150)).isTrue();
        call.leg().reportTransfer(180, "Ringing");
        assertThat(alice.hearsNothing("NOTIFY", 150)).isTrue();
    }

    @Test
    void theDialogToReplaceIsFoundByBothTags() {
        RawPhone alice = alice();
        Talking first = answeredCall(alice);
        RawPhone again = alice();
        Talking second = answeredCall(again);
        String theirs = again.callId + "%3Bto-tag%3D" + RawPhone.find(second.text(), "To: [^\r]*;tag=([^\r;]+)")
                + "%3Bfrom-tag%3D" + again.fromTag;
        alice.send(alice.inDialog("REFER", first.text(), to("<sip:1002@carillon?Replaces=" + theirs + ">"), ""));
        assertThat(asked(first.leg()).replaced()).isSameAs(second.leg());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <mailto:a@b>                                       | 416
            <sip:1003@carillon;method=BYE>                     | 403
            <sip:carillon>                                     | 404
            <sip:1003@carillon?Replaces=x>                     | 400
            <sip:1003@carillon?Replaces=x%3Bto-tag%3D1>        | 400
            <sip:1003@carillon?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2> | 481
            <sip:1003@carillon?Replaces=%ZZ>                   | 400
            not at all                                         | 400
            """)
    void whatCannotBeFollowedIsRefused(String referTo, int status) {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), to(referTo), ""));
        alice.expect("SIP/2.0 " + status);
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aReferThatReplacesItsOwnDialogIsRefused() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        String own = alice.callId + "%3Bto-tag%3D" + RawPhone.find(call.text(), "To: [^\r]*;tag=([^\r;]+)")
                + "%3Bfrom-tag%3D" + alice.fromTag;
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1002@carillon?Replaces=" + own + ">"), ""));
        alice.expect("SIP/2.0 481");
    }

    @Test
    void oneReferToIsNeededAndOnlyOne() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), "", ""));
        alice.expect("SIP/2.0 400");
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1@c>") + to("<sip:2@c>"), ""));
        alice.expect("SIP/2.0 400");
    }

    @Test
    void nobodyRefersInTheNameOfSomebodyElse() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(),
                to("<sip:1003@carillon>") + "Referred-By: <sip:1002@carillon>\r\n", ""));
        alice.expect("SIP/2.0 403");
        alice.send(alice.inDialog("REFER", call.text(),
                to("<sip:1003@carillon>") + "Referred-By: <sip:1001@carillon>\r\n", ""));
        asked(call.leg());
    }

    @Test
    void aReferToADialogThatIsOverOrNeverWas() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        String replay = alice.inDialog("REFER", call.text(), to("<sip:1003@carillon>"), "");
        alice.send(replay);
        asked(call.leg());
        call.leg().reportTransfer(503, "Service Unavailable");
        alice.expect("SIP/2.0 503");
        alice.send(replay.replaceFirst("branch=z9hG4bK", "branch=z9hG4bKother"));
        assertThat(alice.expect("SIP/2.0 500")).contains("CSeq is out of order");
        alice.send(alice.inDialog("BYE", call.text(), "", ""));
        alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1003@carillon>"), ""));
        alice.expect("SIP/2.0 481");
        owner.next("ended");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aCallThatEndsAnswersItsRefer() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("REFER", call.text(), to("<sip:1003@carillon>"), ""));
        asked(call.leg());
        call.leg().end(Cause.NORMAL_CLEARING);
        alice.expectBoth("SIP/2.0 487", "BYE");
    }

    @Test
    void beforeTheAnswerThereIsNothingToHandOn() {
        RawPhone bob = bob();
        alice().call("1002", bob.sdp("sendrecv"));
        SipLeg leg = invited().leg();
        leg.provisional(180, null);
        RawPhone alice = phones.get(1);
        String ringing = alice.expect("SIP/2.0 180");
        alice.send(alice.inDialog("REFER", ringing, to("<sip:1003@carillon>"), ""));
        alice.expect("SIP/2.0 403");
        leg.end(Cause.BUSY);
    }

    /** An INVITE of this phone with a Replaces header, with credentials. */
    private void replacing(RawPhone phone, String replaces) {
        inviting(phone, "Replaces: " + replaces + "\r\nRequire: replaces\r\n");
    }

    private static void inviting(RawPhone phone, String header) {
        String uri = "sip:1002@carillon";
        phone.cseq++;
        String first = phone.request("INVITE", uri, "<" + uri + ">", header, phone.sdp("sendrecv"));
        phone.send(first);
        String challenge = phone.expect("SIP/2.0 407");
        phone.send(phone.ackFor(first, challenge));
        phone.cseq++;
        phone.send(phone.request("INVITE", uri, "<" + uri + ">",
                header + phone.authorization(challenge, "INVITE", uri, 1), phone.sdp("sendrecv")));
    }

    @Test
    void anInviteThatJoinsComesIntoTheCallItNames() {
        RawPhone alice = alice();
        Talking first = answeredCall(alice);
        String dialog = alice.callId + ";from-tag=" + alice.fromTag + ";to-tag="
                + RawPhone.find(first.text(), "To: [^\r]*;tag=([^\r;]+)");
        inviting(alice(), "Join: " + dialog + "\r\nRequire: join\r\n");
        io.carillon.sip.Invited invited = invited();
        assertThat(invited.joined()).isSameAs(first.leg());
        assertThat(invited.replaced()).isNull();
        assertThat(invited.leg().call()).isEqualTo(first.leg().call());
        invited.leg().end(Cause.FORBIDDEN);
        phones.get(phones.size() - 1).expect("SIP/2.0 403");
        inviting(alice(), "Join: " + dialog + "x\r\n");
        phones.get(phones.size() - 1).expect("SIP/2.0 481");
        inviting(alice(), "Join: " + dialog + "\r\nReplaces: " + dialog + "\r\n");
        phones.get(phones.size() - 1).expect("SIP/2.0 400");
        assertThat(endpoint.counters().get("sip.invites.joins")).isEqualTo(2);
    }

    @Test
    void anInviteThatReplacesComesIntoTheCallItNames() {
        RawPhone alice = alice();
        Talking first = answeredCall(alice);
        RawPhone again = alice();
        replacing(again, alice.callId + ";from-tag=" + alice.fromTag + ";early-only;to-tag="
                + RawPhone.find(first.text(), "To: [^\r]*;tag=([^\r;]+)"));
        io.carillon.sip.Invited invited = invited();
        assertThat(invited.replaced()).isSameAs(first.leg());
        assertThat(invited.earlyOnly()).isTrue();
        assertThat(invited.leg().call()).isEqualTo(first.leg().call());
        invited.leg().end(Cause.BUSY);
    }

    @Test
    void aBranchThatRingsCanBeNamedAndNothingElse() {
        RawPhone bob = bob();
        SipLeg ringing = dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "180 Ringing", "b1", ""));
        owner.next("progressed");
        RawPhone other = bob();
        String ours = RawPhone.find(invite, "From: [^\r]*;tag=([^\r;]+)");
        replacing(other, RawPhone.value(invite, "Call-ID") + ";to-tag=" + ours + ";from-tag=nobody");
        other.expect("SIP/2.0 481");
        RawPhone third = bob();
        replacing(third, RawPhone.value(invite, "Call-ID") + ";to-tag=" + ours + ";from-tag=b1");
        assertThat(invited().replaced()).isSameAs(ringing);
        ringing.end(Cause.CANCELLED);
    }
}
