package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SourceBan.Reason;
import io.carillon.contract.SourceBan;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.SdpBody;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is not listened to, and who is all the same. */
class ProtectionTest extends Wire {
    private static final String SCANNER = "User-Agent: friendly-scanner\r\n";

    private RawPhone at(String address, String user, String secret) {
        RawPhone phone = new RawPhone(user, secret, port(), address);
        phones.add(phone);
        return phone;
    }

    private String register(RawPhone phone, String extra) {
        phone.cseq++;
        return phone.request("REGISTER", "sip:carillon", "<sip:" + phone.user + "@carillon>", extra, "");
    }

    private String guess(RawPhone phone, String nonce, int count, String password) {
        return register(phone, RawPhone.credentials("Authorization", nonce, "REGISTER", "sip:carillon", count, phone.user,
                password, "carillon"));
    }

    private static String nonce(String challenge) {
        return RawPhone.find(challenge, "nonce=\"([^\"]+)\"");
    }

    private String nonceFor(RawPhone phone) {
        phone.send(register(phone, ""));
        return nonce(phone.expect("SIP/2.0 401"));
    }

    private List<SourceBan> bans() {
        return endpoint.bans().state(0).bans();
    }

    private void ban(String source) {
        endpoint.bans().ban(new SourceBan(source, Instant.now(), Instant.now().plusSeconds(60), 1, Reason.GUESSING));
    }

    @Test
    void aScannerOnDatagramsHearsNothingAndNobodyIsBannedInItsName() {
        RawPhone scanner = at("127.0.0.7", "100", "x");
        for (int i = 0; i < 30; i++) {
            scanner.send(scanner.request("OPTIONS", "sip:100@carillon", "<sip:100@carillon>", SCANNER, ""));
            scanner.send(register(scanner, SCANNER));
        }
        assertThat(scanner.hearsNothing("SIP/2.0", 300)).isTrue();
        assertThat(bans()).isEmpty();
        assertThat(endpoint.counters()).containsEntry("sip.scanners", 60L);
        nonceFor(at("127.0.0.7", "1001", "secret1"));
    }

    @Test
    void aScannerOnAConnectionIsBannedAtOnceAndCut() {
        TcpPhone scanner = new TcpPhone("100", "x", port());
        phones.add(scanner);
        scanner.send(register(scanner, SCANNER));
        assertThat(scanner.hearsNothing("SIP/2.0", 300)).isTrue();
        assertThat(bans()).singleElement().satisfies(ban -> {
            assertThat(ban.source()).isEqualTo("127.0.0.1");
            assertThat(ban.reason()).isEqualTo(Reason.SCANNER);
        });
        RawPhone same = alice();
        same.send(register(same, ""));
        assertThat(same.hearsNothing("SIP/2.0", 300)).isTrue();
        assertThat(endpoint.counters().get("sip.sources.dropped")).isPositive();
        assertThat(endpoint.counters().get("sip.messages.dropped")).isPositive();
        nonceFor(at("127.0.0.8", "1001", "secret1"));
        endpoint.bans().lift("127.0.0.1");
        nonceFor(same);
    }

    @Test
    void whoAnswersAChallengeThatAnotherHasSeenIsAskedAgainAndNotJudged() {
        String nonce = nonceFor(alice());
        RawPhone other = at("127.0.0.7", "1001", "secret1");
        for (int i = 1; i <= 30; i++) {
            other.send(guess(other, nonce, i, i % 2 == 0 ? "secret1" : "wrong"));
            assertThat(other.expect("SIP/2.0 401")).contains("stale=true");
        }
        assertThat(bans()).as("somebody could have written that address on his datagrams").isEmpty();
        assertThat(owner.registers).isEmpty();
        other.send(guess(other, nonce(other.lastReceived), 1, "secret1"));
        owner.nextRegister();
    }

    @Test
    void inAHouseWithATelephoneTheAccountIsLockedAndTheTelephoneGoesOn() {
        RawPhone bob = bob();
        bob.send(guess(bob, nonceFor(bob), 1, "secret2"));
        owner.nextRegister().responder().reply(new RegisterReply.Accepted(
                List.of(new RegisterReply.Bound("sip:1002@127.0.0.1:" + bob.port(), 300, 1000, ""))));
        bob.expect("SIP/2.0 200");
        RawPhone alice = alice();
        String nonce = nonceFor(alice);
        for (int i = 1; i <= 20; i++) {
            alice.send(guess(alice, nonce, i, "wrong"));
            alice.expect("SIP/2.0 401");
        }
        alice.send(guess(alice, nonce, 21, "secret1"));
        alice.expect("SIP/2.0 403");
        assertThat(bans()).isEmpty();
        endpoint.replaceEmergencyNumbers(Set.of("112"));
        alice.call("112", alice.sdp("sendrecv"));
        owner.next("invited").leg().end(Cause.BUSY);
        alice.expect("SIP/2.0 486");
        bob.send(guess(bob, nonceFor(bob), 1, "secret2"));
        owner.nextRegister();
    }

    @Test
    void aCallForHelpIsHeardFromABannedSourceAndItsEndToo() {
        endpoint.replaceEmergencyNumbers(Set.of("112"));
        ban("127.0.0.1");
        RawPhone alice = alice();
        alice.send(register(alice, ""));
        assertThat(alice.hearsNothing("SIP/2.0", 300)).isTrue();
        String uri = "sip:112@carillon";
        alice.cseq++;
        alice.send(alice.request("INVITE", uri, "<" + uri + ">", "", alice.sdp("sendrecv")));
        String challenge = alice.expect("SIP/2.0 407");
        assertThat(alice.hearsNothing("SIP/2.0", 300)).as("a pause of the gate").isTrue();
        alice.cseq++;
        alice.send(alice.request("INVITE", uri, "<" + uri + ">", alice.authorization(challenge, "INVITE", uri, 1),
                alice.sdp("sendrecv")));
        Owner.Told told = owner.next("invited");
        told.leg().accept(ourAnswer(((SdpBody.Good) ((Invited) told.with()).offer()).sdp()));
        String ok = alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        alice.send(alice.inDialog("BYE", ok, "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
        alice.send(register(alice, ""));
        alice.expect("SIP/2.0 403");
    }

    @Test
    void whenThereIsNoTimeNewWorkIsToldToComeAgainAndEverythingElseGoesOn() {
        endpoint.replaceEmergencyNumbers(Set.of("112"));
        RawPhone alice = alice();
        String ringing = alice.call("1002", alice.sdp("sendrecv"));
        Owner.Told told = owner.next("invited");
        alice.expect("SIP/2.0 100");
        owner.hasTime = false;
        alice.send(ringing);
        assertThat(alice.hearsNothing("SIP/2.0 503", 300)).as("a repetition is no new work").isTrue();
        told.leg().accept(ourAnswer(((SdpBody.Good) ((Invited) told.with()).offer()).sdp()));
        String ok = alice.expect("SIP/2.0 200");
        alice.send(alice.inDialog("ACK", ok, "", ""));
        owner.next("confirmed");
        RawPhone bob = bob();
        for (String method : List.of("INVITE", "REGISTER", "SUBSCRIBE", "PUBLISH", "MESSAGE")) {
            bob.cseq++;
            bob.send(bob.request(method, "sip:1001@carillon", "<sip:1001@carillon>", "Event: dialog\r\n", ""));
            String later = bob.expect("SIP/2.0 503");
            assertThat(Integer.parseInt(RawPhone.value(later, "Retry-After"))).as(method).isBetween(5, 15);
        }
        bob.cseq++;
        bob.send(bob.request("OPTIONS", "sip:carillon", "<sip:carillon>", "", ""));
        bob.expect("SIP/2.0 200");
        assertThat(endpoint.counters()).containsEntry("sip.requests.shed", 5L);
        bob.call("112", bob.sdp("sendrecv"));
        Owner.Told help = owner.next("invited");
        help.leg().end(Cause.BUSY);
        bob.expect("SIP/2.0 486");
        alice.send(alice.inDialog("BYE", ok, "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void anAllowedNetworkIsNeverBannedAndMayAnswerFromAnyOfItsFaces() {
        endpoint.bans().allow(List.of("127.0.0.0/28"));
        RawPhone one = at("127.0.0.7", "1001", "secret1");
        RawPhone other = at("127.0.0.8", "1001", "secret1");
        String nonce = nonceFor(one);
        other.send(guess(other, nonce, 1, "secret1"));
        owner.nextRegister();
        for (int i = 2; i <= 40; i++) {
            one.send(guess(one, nonce, i, "wrong"));
            one.expect("SIP/2.0 40");
        }
        assertThat(bans()).isEmpty();
    }
}
