package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.DialNotes.Diverted;
import io.carillon.contract.DialNotes.Why;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Origin;
import io.carillon.contract.SignedCall;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Verstat;
import io.carillon.sip.DialRequest;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.SessionConfig;
import io.carillon.sip.SipLeg;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say of themselves, and what a called phone is told besides who calls. */
class CourtesiesTest extends Wire {

    @Override
    SessionConfig sessions() {
        SessionConfig d = super.sessions();
        return new SessionConfig(
                d.sessionExpires(), d.minSe(), List.of("user-to-user", "x-shop-*", "from"),
                List.of("user-to-user"), d.infoBodies(), false);
    }

    /** An INVITE with these headers and this From, with credentials. */
    private void invite(RawPhone alice, String headers, String from) {
        String uri = "sip:1002@carillon";
        String own = "From: <sip:1001@carillon>";
        alice.cseq++;
        String first = alice.request("INVITE", uri, "<" + uri + ">", headers, alice.sdp("sendrecv")).replace(own, from);
        alice.send(first);
        String challenge = alice.expect("SIP/2.0 407");
        alice.send(alice.ackFor(first, challenge));
        alice.cseq++;
        alice.send(alice.request("INVITE", uri, "<" + uri + ">",
                headers + alice.authorization(challenge, "INVITE", uri, 1), alice.sdp("sendrecv")).replace(own, from));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "P-Asserted-Identity: <sip:1002@carillon>", "P-Asserted-Identity: <sip:1001@carillon>, <tel:+15550100>"
    })
    void nobodyClaimsToBeSomebodyElse(String header) {
        RawPhone alice = alice();
        invite(alice, header + "\r\n", "From: <sip:1001@carillon>");
        alice.expect("SIP/2.0 403");
        assertThat(owner.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Privacy: id", "Privacy: header;user;critical", "P-Preferred-Identity: <sip:1001@carillon>"})
    void aCallerMayAskNotToBeNamed(String header) {
        RawPhone alice = alice();
        invite(alice, header + "\r\n", "From: <sip:1001@carillon>");
        Invited invited = invited();
        assertThat(invited.withheld()).isEqualTo(header.startsWith("Privacy"));
        invited.leg().end(Cause.BUSY);
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:1001@carillon>,1001", "\"Boss\" <sip:+4930123@carillon;user=phone>,+4930123", "<sip:boss@carillon>,''",
        "<sip:+49@c>;x=\"<sip:1@c>\",+49", "<sip:012345678901234567890123@c>,''"
    })
    void whichNumberSomebodyWishesToBeShownIsNoClaim(String wish, String number) {
        RawPhone alice = alice();
        invite(alice, "P-Preferred-Identity: " + wish + "\r\n", "From: <sip:1001@carillon>");
        Invited invited = invited();
        assertThat(invited.identity().caller()).isEqualTo(number);
        invited.leg().end(Cause.BUSY);
    }

    @Test
    void anAnonymousFromIsTakenFromWhoeverProvedToBeSomebody() {
        RawPhone alice = alice();
        invite(alice, "", "From: \"Anonymous\" <sip:anonymous@anonymous.invalid>");
        Invited invited = invited();
        assertThat(invited.withheld()).isTrue();
        assertThat(((Origin.Device) invited.origin()).aor().user()).isEqualTo("1001");
        invited.leg().end(Cause.BUSY);
    }

    @Test
    void onlyWhatTheOperatorListsPasses() {
        RawPhone alice = alice();
        invite(alice, "User-to-User: 56a390f3d2b7310023a2;encoding=hex\r\nX-Shop-Cart: 17\r\nX-Other: no\r\n"
                + "Alert-Info: <http://x>;info=alert-autoanswer\r\n", "From: <sip:1001@carillon>");
        SipLeg caller = invited().leg();
        RawPhone bob = bob();
        dialLike(bob, caller, DialNotes.NONE);
        String invite = bob.expect("INVITE");
        assertThat(invite).contains("User-to-User: 56a390f3d2b7310023a2;encoding=hex\r\n", "X-Shop-Cart: 17\r\n")
                .doesNotContain("X-Other", "Alert-Info").containsOnlyOnce("From: ");
        caller.end(Cause.BUSY);
    }

    private SipLeg dialLike(RawPhone phone, SipLeg caller, DialNotes notes) {
        return endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(),
                new SipTarget("sip:" + phone.user + "@" + phone.hostPort(), List.of(), phone.peer()),
                CallerIdentity.of(notes.withheld() ? "anonymous" : "1001"), phone.user, 69,
                ourOffer(MediaDirection.SENDRECV), notes, caller, null));
    }

    @Test
    void whereTheCallHasBeenIsTold() {
        RawPhone bob = bob();
        dialLike(bob, null, new DialNotes("1005",
                List.of(new Diverted("1003", Why.ALWAYS), new Diverted("1004", Why.BUSY)), true, false));
        String invite = bob.expect("INVITE");
        assertThat(invite).containsSubsequence(
                "Referred-By: <sip:1005@", "Privacy: id\r\n",
                "Diversion: <sip:1004@", ">;reason=user-busy;counter=1\r\n",
                "Diversion: <sip:1003@", ">;reason=unconditional;counter=1\r\n",
                "History-Info: <sip:1003@", "?Reason=SIP%3Bcause%3D302>;index=1\r\n",
                "History-Info: <sip:1004@", "?Reason=SIP%3Bcause%3D486>;index=1.1;mp=1\r\n",
                "History-Info: <sip:1002@", ">;index=1.1.1;mp=1.1\r\n");
        assertThat(invite).contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>");
    }

    @Test
    void aPhoneThatRedirectsNamesANumber() {
        RawPhone bob = bob();
        SipLeg leg = dial(bob);
        String invite = bob.expect("INVITE");
        bob.send(bob.answer(invite, "302 Moved Temporarily", "x", "").replaceFirst("Contact: [^\r]*",
                "Contact: <sip:1003@elsewhere.example>;q=0.2, <sip:1004@elsewhere.example>;q=0.7, <mailto:a@b>"));
        bob.expect("ACK");
        Owner.Told told = owner.next("redirected");
        assertThat(told.leg()).isSameAs(leg);
        assertThat(told.with()).isEqualTo("1004");
    }

    @Test
    void aRedirectionToNobodyIsARefusal() {
        RawPhone bob = bob();
        dial(bob);
        bob.send(bob.answer(bob.expect("INVITE"), "302 Moved Temporarily", "x", "").replaceFirst("Contact: [^\r]*",
                "Contact: <sip:elsewhere.example>"));
        bob.expect("ACK");
        assertThat(((Cause) owner.next("rejected").with()).sip()).isEqualTo(302);
    }

    private static final String RELAY = "Signal=5\r\nDuration=160\r\n";

    @Test
    void keyPressesByInfoAreToldAndOtherBodiesAreNotTaken() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        alice.send(alice.inDialog("INFO", call.text(), "", RELAY).replace("application/sdp", "application/dtmf-relay"));
        alice.expect("SIP/2.0 200");
        InfoBody info = (InfoBody) owner.next("informed").with();
        assertThat(info.contentType()).isEqualTo("application/dtmf-relay");
        assertThat(new String(info.body(), java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo(RELAY);
        alice.send(alice.inDialog("INFO", call.text(), "", RELAY).replace("application/sdp", "application/x-vendor"));
        assertThat(alice.expect("SIP/2.0 415")).contains("Accept: application/dtmf-relay, application/dtmf");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aDeviceIsInformed() {
        RawPhone bob = bob();
        Talking call = answeredDial(bob, "bt");
        call.leg().inform(new InfoBody("application/dtmf", new byte[] {'5'}));
        String info = bob.expect("INFO");
        assertThat(info).contains("Content-Type: application/dtmf\r\n").endsWith("\r\n\r\n5");
        bob.send(bob.answer(info, "415 Unsupported", "", ""));
    }

    @Test
    void aPhoneIsAskedToAnswerByItself() {
        RawPhone bob = bob();
        dialLike(bob, null, new DialNotes(null, List.of(), false, true));
        assertThat(bob.expect("INVITE")).contains(
                "Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0\r\n",
                "Call-Info: <sip:127.0.0.1>;answer-after=0\r\n", "Answer-Mode: Auto\r\n");
    }

    @Test
    void aPhoneIsToldWhetherTheNumberIsVerified() {
        RawPhone bob = bob();
        dialLike(bob, null, new DialNotes(null, List.of(), false, false, SignedCall.NONE,
                new DialNotes.Verified(Verstat.PASSED, true, true)));
        assertThat(bob.expect("INVITE"))
                .containsPattern("P-Asserted-Identity: <sip:1001;verstat=TN-Validation-Passed@[0-9.]+;user=phone>\r\n")
                .containsPattern("From: <sip:1001;verstat=TN-Validation-Passed@[0-9.]+;user=phone>;tag=");
        dialLike(bob, null, new DialNotes(null, List.of(), true, false, SignedCall.NONE,
                new DialNotes.Verified(Verstat.FAILED, true, true)));
        assertThat(bob.expect("INVITE")).as("who hides is not named").doesNotContain("verstat", "P-Asserted");
    }

    @Test
    void signaturesGoOutWithTheirDate() {
        RawPhone bob = bob();
        dialLike(bob, null, DialNotes.outside(List.of(),
                new SignedCall(List.of("a.b.c;ppt=shaken", "d.e.f;ppt=div"), Instant.ofEpochSecond(1_800_000_000))));
        assertThat(bob.expect("INVITE")).contains("Identity: a.b.c;ppt=shaken\r\n", "Identity: d.e.f;ppt=div\r\n",
                "Date: Fri, 15 Jan 2027 08:00:00 GMT\r\n");
    }
}
