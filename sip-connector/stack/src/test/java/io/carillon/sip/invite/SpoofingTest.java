package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody at a third address knows everything about a call: Call-ID, tags, sequence numbers. It does not help. */
class SpoofingTest extends Wire {

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INVITE", "UPDATE", "REFER", "INFO", "OPTIONS", "NOTIFY", "MESSAGE"})
    void aForgedRequestFromAThirdAddressIsChallengedAndTheRealByeStillWorks(String method) {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        RawPhone thief = thief();
        thief.callId = alice.callId;
        thief.fromTag = alice.fromTag;
        thief.cseq = alice.cseq + 1000;
        String body = method.equals("INVITE") || method.equals("UPDATE") ? thief.sdp("sendrecv") : "";
        thief.send(thief.inDialog(method, ok, "", body));
        thief.expect("SIP/2.0 407");
        alice.send(alice.inDialog("BYE", ok, "", ""));
        alice.expect("SIP/2.0 200");
        assertThat(owner.next("ended").byFarEnd()).isTrue();
        assertThat(owner.told).isEmpty();
    }

    @Test
    void wrongTagsAreNoDialog() {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        String bye = alice.inDialog("BYE", ok, "", "");
        alice.send(bye.replaceFirst("(?m)^(To: .*;tag=)\\S+", "$1guess"));
        alice.expect("SIP/2.0 481");
        alice.send(alice.inDialog("BYE", ok, "", "").replaceFirst("(?m)^(From: .*;tag=)\\S+", "$1guess"));
        alice.expect("SIP/2.0 481");
        alice.send(alice.inDialog("BYE", ok, "", "").replaceFirst("(?m)^Call-ID: .*", "Call-ID: other"));
        alice.expect("SIP/2.0 481");
        assertThat(owner.told).isEmpty();
        alice.send(alice.inDialog("BYE", ok, "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void aForgedByeToAnOutboundLegIsChallenged() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        RawPhone thief = thief();
        thief.cseq = 500;
        thief.send(thief.inDialogOf(call.text(), "bt", "BYE", ""));
        thief.expect("SIP/2.0 407");
        bob.send(bob.inDialogOf(call.text(), "bt", "BYE", ""));
        bob.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void aPhoneThatMovedProvesItselfByDigest() {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        RawPhone moved = alice();
        moved.callId = alice.callId;
        moved.fromTag = alice.fromTag;
        moved.cseq = alice.cseq;
        String bye = moved.inDialog("BYE", ok, "", "");
        moved.send(bye);
        String challenge = moved.expect("SIP/2.0 407");
        String uri = bye.split(" ")[1];
        moved.send(moved.inDialog("BYE", ok, moved.authorization(challenge, "BYE", uri, 1), ""));
        moved.expect("SIP/2.0 200");
        assertThat(owner.next("ended").byFarEnd()).isTrue();
    }

    @Test
    void anotherUserCannotActForTheCaller() {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        RawPhone bob = bob();
        bob.callId = alice.callId;
        bob.fromTag = alice.fromTag;
        bob.cseq = alice.cseq + 5;
        String bye = bob.inDialog("BYE", ok, "", "");
        bob.send(bye);
        String challenge = bob.expect("SIP/2.0 407");
        bob.send(bob.inDialog("BYE", ok, bob.authorization(challenge, "BYE", bye.split(" ")[1], 1), ""));
        bob.expect("SIP/2.0 403");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void theSameNumberOfAnotherTenantCannotActForTheCaller() {
        credentials.put(new Credential(new Aor(new Tenant("other"), "1001"), "1001@other", "carillon",
                RawPhone.hash("MD5", "1001@other:carillon:secret9"),
                RawPhone.sha256("1001@other:carillon:secret9")));
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        RawPhone namesake = phone("1001", "secret9");
        namesake.callId = alice.callId;
        namesake.fromTag = alice.fromTag;
        namesake.cseq = alice.cseq + 5;
        String bye = namesake.inDialog("BYE", ok, "", "");
        namesake.send(bye);
        String challenge = namesake.expect("SIP/2.0 407");
        namesake.send(namesake.inDialog("BYE", ok, RawPhone.credentials("Proxy-Authorization",
                RawPhone.find(challenge, "nonce=\"([^\"]+)\""), "BYE", bye.split(" ")[1], 1, "1001@other", "secret9",
                "carillon"), ""));
        namesake.expect("SIP/2.0 403");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aForgedCancelDoesNotStopTheRinging() {
        RawPhone alice = alice();
        String invite = alice.call("1002", alice.sdp("sendrecv"));
        invited().leg().provisional(180, null);
        alice.expect("SIP/2.0 180");
        RawPhone thief = thief();
        thief.send(alice.cancelFor(invite));
        assertThat(alice.hearsNothing("SIP/2.0 487", 200)).isTrue();
        assertThat(owner.told).isEmpty();
        alice.send(alice.cancelFor(invite));
        owner.next("ended");
    }

    @Test
    void anAnswerInAForgedAckIsIgnored() {
        RawPhone alice = alice();
        alice.call("1002", "");
        invited().leg().accept(ourOffer(io.carillon.contract.MediaDirection.SENDRECV));
        String ok = alice.expect("SIP/2.0 200");
        RawPhone thief = thief();
        thief.callId = alice.callId;
        thief.fromTag = alice.fromTag;
        thief.cseq = alice.cseq;
        thief.send(thief.inDialog("ACK", ok, "", thief.sdp("sendrecv")));
        assertThat(alice.expectAgain("SIP/2.0 200")).isEqualTo(ok);
        assertThat(owner.told).isEmpty();
        alice.send(alice.inDialog("ACK", ok, "", alice.sdp("sendrecv")));
        owner.next("confirmed");
    }

    @Test
    void anOldSequenceNumberIsRefused() {
        RawPhone alice = alice();
        String ok = answeredCall(alice).text();
        alice.cseq -= 2;
        alice.send(alice.inDialog("BYE", ok, "", ""));
        assertThat(alice.expect("SIP/2.0 500")).contains("CSeq is out of order");
        assertThat(owner.told).isEmpty();
    }
}
