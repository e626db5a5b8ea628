package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SignedCall;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.DialRequest;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.Carriage;
import io.carillon.sip.sdp.CryptoLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to a trunk, and what a trunk that means ill or is out of its mind makes of them. */
class TrunkDialTest extends Wire {
    private String sent;

    private RawPhone carrier() {
        RawPhone carrier = phone("carrier", "none");
        endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT,
                "sip:" + carrier.host() + ":" + carrier.port(), "house", "hush", "carrier.example", 0, List.of(), null,
                0)));
        return carrier;
    }

    private void dial(String location) {
        endpoint.dial(request(location));
    }

    private static DialRequest request(String location) {
        return new DialRequest(Ids.newCall(), Ids.newLeg(),
                SipTarget.behind(new TrunkUse("default/c", CallerIdentity.of("+4930555"), false, List.of(), location,
                        !location.isEmpty()), "sip:+4940@elsewhere.invalid"),
                CallerIdentity.of("1001"), "+4940", 69, ourOffer(MediaDirection.SENDRECV));
    }

    private static String challenged(RawPhone carrier, String invite, String realm) {
        return carrier.answer(invite, "407 Proxy Authentication Required", "ct", "").replace("Call-ID:",
                "Proxy-Authenticate: Digest realm=\"" + realm + "\", nonce=\"abc\", qop=\"auth\"\r\nCall-ID:");
    }

    @Test
    void theChallengeOfItsRealmIsAnsweredOnceAtItsOwnAddressWhateverTheUriSays() {
        RawPhone carrier = carrier();
        dial("");
        String first = carrier.expect("INVITE");
        assertThat(first).doesNotContain("Authorization").contains("P-Asserted-Identity: <sip:+4930555@127.0.0.1>");
        carrier.send(challenged(carrier, first, "carrier.example"));
        carrier.expect("ACK");
        String second = carrier.expect("INVITE");
        assertThat(second).contains("Proxy-Authorization: Digest username=\"house\", realm=\"carrier.example\"")
                .doesNotContain("hush");
        assertThat(RawPhone.number(second)).isNotEqualTo(RawPhone.number(first));
        carrier.send(challenged(carrier, second, "carrier.example"));
        carrier.expect("ACK");
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(403);
        assertThat(endpoint.gauges().get("sip.dialogs")).isZero();
    }

    @Test
    void anotherRealmGetsNoCredentials() {
        RawPhone carrier = carrier();
        dial("");
        carrier.send(challenged(carrier, carrier.expect("INVITE"), "thief.example"));
        carrier.expect("ACK");
        owner.next("rejected");
        assertThat(carrier.hearsNothing("INVITE", 200)).isTrue();
    }

    private static DialRequest withKeys(String profile) {
        DialRequest plain = request("");
        CryptoLine line = new CryptoLine(1, "AES_CM_128_HMAC_SHA1_80", "A".repeat(40));
        return plain.offering(plain.offer().withAudio(plain.offer().audio().carried(profile, Carriage.withKeys(List.of(line)))));
    }

    /** Credentials are for one request: the INVITE without keys is challenged anew. */
    @ParameterizedTest
    @ValueSource(strings = {"488 Not Acceptable Here", "606 Not Acceptable"})
    void whoRefusesKeysThatItNeedNotTakeIsAskedOnceMoreWithoutThem(String refusal) {
        RawPhone carrier = carrier();
        endpoint.dial(withKeys(AudioStream.AVP));
        carrier.send(challenged(carrier, carrier.expect("INVITE"), "carrier.example"));
        carrier.expect("ACK");
        String first = carrier.expect("INVITE");
        assertThat(first).contains("a=crypto:1", "m=audio 20000 RTP/AVP ", "Proxy-Authorization");
        carrier.send(carrier.answer(first, refusal, "of-the-refusal", ""));
        carrier.expect("ACK");
        String second = carrier.expect("INVITE");
        assertThat(second).contains("m=audio 20000 RTP/AVP ").doesNotContain("a=crypto", "Proxy-Authorization", "of-the-refusal");
        assertThat(RawPhone.number(second)).isNotEqualTo(RawPhone.number(first));
        carrier.send(challenged(carrier, second, "carrier.example"));
        carrier.expect("ACK");
        String third = carrier.expect("INVITE");
        assertThat(third).contains("Proxy-Authorization").doesNotContain("a=crypto");
        carrier.send(carrier.answer(third, refusal, "ct", ""));
        carrier.expect("ACK");
        assertThat(((Cause) owner.next("rejected").with()).sip()).as("not for the keys").isBetween(400, 699);
        assertThat(carrier.hearsNothing("INVITE", 200)).isTrue();
        assertThat(endpoint.gauges().get("sip.dialogs")).isZero();
    }

    @Test
    void whoRefusesKeysThatItHasToTakeIsNotAskedWithout() {
        RawPhone carrier = carrier();
        endpoint.dial(withKeys(AudioStream.SAVP));
        carrier.send(carrier.answer(carrier.expect("INVITE"), "488 Not Acceptable Here", "ct", ""));
        carrier.expect("ACK");
        owner.next("rejected");
        assertThat(carrier.hearsNothing("INVITE", 200)).isTrue();
    }

    @Test
    void aTrunkThatAnswersGarbageEndsTheLegAndNothingIsLeft() {
        RawPhone carrier = carrier();
        dial("");
        String invite = carrier.expect("INVITE");
        carrier.send("SIP/2.0 \u0000 what\r\n\r\n");
        carrier.send(challenged(carrier, invite, "carrier.example").replace("Digest realm", "Digest ,,=realm"));
        carrier.expect("ACK");
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(403);
        assertThat(endpoint.gauges().get("sip.dialogs")).isZero();
    }

    @Test
    void aCallForHelpCarriesItsPlace() {
        RawPhone carrier = carrier();
        dial("<presence/>");
        String invite = carrier.expect("INVITE");
        assertThat(invite).contains("Geolocation: <cid:", "Content-Type: multipart/mixed;boundary=",
                "Content-Type: application/pidf+xml", "<presence/>", "m=audio");
        carrier.send(carrier.answer(invite, "486 Busy Here", "ct", ""));
        carrier.expect("ACK");
        owner.next("rejected");
    }

    @Test
    void aCallThatWasSentOnSaysByWhom() {
        RawPhone carrier = carrier();
        DialRequest plain = request("");
        endpoint.dial(new DialRequest(plain.call(), plain.leg(), plain.target(), plain.shown(), plain.dialled(),
                plain.hops(), plain.offer(), DialNotes.outside(List.of(
                        new DialNotes.Diverted("+4930555", DialNotes.Why.NO_ANSWER)), SignedCall.NONE), null, null));
        String invite = carrier.expect("INVITE");
        assertThat(invite).containsSubsequence(
                "Diversion: <sip:+4930555@", ">;reason=no-answer;counter=1\r\n",
                "History-Info: <sip:+4930555@", "?Reason=SIP%3Bcause%3D408>;index=1\r\n",
                "History-Info: <sip:+4940@elsewhere.invalid>;index=1.1;mp=1\r\n");
        carrier.send(carrier.answer(invite, "486 Busy Here", "ct", ""));
        carrier.expect("ACK");
        owner.next("rejected");
    }

    @Test
    void aTrunkThatIsGoneIsNoWayOut() {
        carrier();
        endpoint.replaceTrunks(List.of());
        dial("");
        assertThat(((Cause) owner.next("rejected").with()).q850()).isEqualTo(27);
    }

    /** A call from a trunk that says this of itself. */
    private Invited calls(RawPhone carrier, String headers) {
        endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT, "sip:127.0.0.1:9", "", "",
                "carrier.example", 0, List.of("127.0.0.1/32"), null, 0)));
        String uri = "sip:+493055501@carillon";
        carrier.cseq++;
        carrier.callId += "n";
        sent = carrier.request("INVITE", uri, "<sip:+493055502@carillon>", headers, carrier.sdp("sendrecv"))
                .replace("From: <sip:carrier@carillon>", "From: <sip:+4940;verstat=TN-Validation-Passed@carillon>");
        carrier.send(sent);
        return invited();
    }

    /** RFC 3261 section 19.1.6, RFC 3966 section 5.1.1, RFC 4694. */
    @ParameterizedTest
    @CsvSource({
        "sip:+493055501@carillon, +493055501", "sip:+49-(30)-555.01@carillon, +493055501", "tel:+49-30-55501, +493055501",
        "sip:+493055501;npdi;rn=+4930999@carillon;user=phone, +493055501", "tel:55501;phone-context=+4930, 55501",
        "sip:front-desk.1@carillon, front-desk.1"
    })
    void whatIsDialledIsTheNumberThatIsMeant(String uri, String number) {
        RawPhone carrier = phone("carrier", "none");
        calls(carrier, "");
        carrier.cseq++;
        carrier.callId += "m";
        carrier.send(carrier.request("INVITE", uri, "<" + uri + ">", "", carrier.sdp("sendrecv")));
        Invited invited = invited();
        assertThat(invited.to().digits()).isEqualTo(number);
        invited.leg().accept(ourAnswer(invited.offer().sdpOrNull()));
        assertThat(carrier.expect("SIP/2.0 200")).contains("Contact: <sip:");
    }

    private String refused(RawPhone carrier, Invited invited, Cause cause) {
        invited.leg().end(cause);
        String refusal = carrier.expect("SIP/2.0 " + cause.sip());
        carrier.send(carrier.ackFor(sent, refusal));
        owner.next("ended");
        return refusal;
    }

    @Test
    void whatWasSignedIsHandedOnAndWhatAStrangerSaysOfItselfIsNot() {
        RawPhone carrier = phone("carrier", "none");
        Invited plain = calls(carrier, "");
        assertThat(plain.from().number()).isEqualTo("+4940");
        assertThat(plain.identity()).isSameAs(IdentityClaim.NONE);
        assertThat(refused(carrier, plain, new Cause(428, 21, "Use Identity Header")))
                .startsWith("SIP/2.0 428 Use Identity Header\r\n")
                .contains("Reason: STIR;cause=428;text=\"Use Identity Header\", Q.850;cause=21;");
        Invited signed = calls(carrier, "Identity: a.b.c;ppt=shaken\r\ny: d.e.f;ppt=div\r\n"
                + "P-Asserted-Identity: <sip:+4941;verstat=No-TN-Validation@carillon>\r\n");
        assertThat(signed.identity()).isEqualTo(new IdentityClaim(List.of("a.b.c;ppt=shaken", "d.e.f;ppt=div"), "+4941",
                List.of("+493055501", "+493055502")));
        assertThat(refused(carrier, signed, new Cause(403, 21, "Stale Date")))
                .startsWith("SIP/2.0 403 Stale Date\r\n").contains("STIR;cause=403");
        Invited many = calls(carrier, "Identity: x\r\n".repeat(9));
        assertThat(many.identity().headers()).hasSize(4);
        assertThat(refused(carrier, many, Cause.BUSY))
                .startsWith("SIP/2.0 486 Busy Here\r\n").doesNotContain("STIR");
    }
}
