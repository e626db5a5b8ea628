package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.RegisterAsked.ContactAsked;
import io.carillon.contract.RegisterReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digest, registration and everything that happens before anybody is known. */
class IdentityTest extends Wire {
    private String registrar() {
        return "sip:carillon:" + port();
    }

    private String register(RawPhone phone, String extra) {
        phone.cseq++;
        return phone.request("REGISTER", registrar(), "<sip:" + phone.user + "@carillon>", extra, "");
    }

    private String challenged(RawPhone phone) {
        phone.send(register(phone, ""));
        return phone.expect("SIP/2.0 401");
    }

    @Test
    void twoChallengesTheStrongerFirst() {
        RawPhone alice = alice();
        alice.send(register(alice, "User-Agent: Test\r\n"));
        String challenge = alice.expect("SIP/2.0 401");
        assertThat(challenge.lines().filter(l -> l.startsWith("WWW-Authenticate"))).hasSize(2);
        assertThat(challenge.indexOf("algorithm=SHA-256")).isPositive().isLessThan(challenge.indexOf("algorithm=MD5"));
        assertThat(challenge).contains("realm=\"carillon\"", "qop=\"auth\"");
    }

    @Test
    void aDeviceRegistersWithEverything() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        String auth = alice.authorization(challenge, "REGISTER", registrar(), 1);
        alice.cseq++;
        alice.send(alice.request("REGISTER", registrar(), "<sip:1001@carillon>", auth
                + "Contact: <sip:b@127.0.0.1:7000>;q=0.25;expires=60;+sip.instance=\"<urn:uuid:1>\"\r\nExpires: 600\r\n"
                + "Path: <sip:edge@127.0.0.1:7001;lr>\r\nUser-Agent: Test\r\nSupported: path\r\nRequire: path\r\n",
                ""));
        Owner.Asked asked = owner.nextRegister();
        assertThat(asked.asked().aor().user()).isEqualTo("1001");
        assertThat(asked.asked().contacts()).containsExactly(
                new ContactAsked("sip:1001@127.0.0.1:" + alice.port(), 600, 1000, ""),
                new ContactAsked("sip:b@127.0.0.1:7000", 60, 250, "<urn:uuid:1>"));
        assertThat(asked.asked().path()).containsExactly("<sip:edge@127.0.0.1:7001;lr>");
        assertThat(asked.asked().source()).isEqualTo(alice.peer());
        asked.responder().reply(new RegisterReply.Accepted(List.of(
                new RegisterReply.Bound("sip:b@127.0.0.1:7000", 60, 250, "<urn:uuid:1>"))));
        asked.responder().reply(new RegisterReply.Refused(500, "twice", 0, 0));
        String ok = alice.expect("SIP/2.0 200");
        assertThat(ok).contains("Contact: <sip:b@127.0.0.1:7000>;expires=60;q=0.250;+sip.instance=\"<urn:uuid:1>\"",
                "Date: ", " GMT", "Path: <sip:edge@127.0.0.1:7001;lr>", "Supported: path");
    }

    @Test
    void tooBriefIs423() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        alice.send(register(alice, alice.authorization(challenge, "REGISTER", registrar(), 1)));
        owner.nextRegister().responder().reply(new RegisterReply.Refused(423, "too brief", 60, 0));
        assertThat(alice.expect("SIP/2.0 423")).contains("Min-Expires: 60", "Warning: 399 carillon \"too brief\"");
    }

    @Test
    void md5IsTakenToo() {
        RawPhone alice = alice();
        String nonce = RawPhone.find(challenged(alice), "nonce=\"([^\"]+)\"");
        String response = RawPhone.hash("MD5", RawPhone.hash("MD5", "1001:carillon:secret1") + ":" + nonce
                + ":00000001:cn:auth:"
                + RawPhone.hash("MD5", "REGISTER:" + registrar()));
        alice.send(register(alice, "Authorization: Digest username=\"1001\", realm=\"carillon\", nonce=\"" + nonce
                + "\", uri=\"" + registrar() + "\", response=\"" + response
                + "\", qop=auth, nc=00000001, cnonce=\"cn\"\r\n"));
        owner.nextRegister();
    }

    @Test
    void digestReplayIsStale() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        String auth = alice.authorization(challenge, "REGISTER", registrar(), 1);
        alice.send(register(alice, auth));
        owner.nextRegister().responder().reply(new RegisterReply.Accepted(List.of()));
        alice.expect("SIP/2.0 200");
        alice.send(register(alice, auth));
        assertThat(alice.expect("SIP/2.0 401")).contains("stale=true");
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void nonceCountGoesBack() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        for (int count : new int[] {1, 7}) {
            alice.send(register(alice, alice.authorization(challenge, "REGISTER", registrar(), count)));
            owner.nextRegister().responder().reply(new RegisterReply.Accepted(List.of()));
            alice.expect("SIP/2.0 200");
        }
        alice.send(register(alice, alice.authorization(challenge, "REGISTER", registrar(), 5)));
        assertThat(alice.expect("SIP/2.0 401")).contains("stale=true");
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void wrongSecretUnknownUserAndForeignRealmLookAlike() {
        RawPhone alice = alice();
        String nonce = RawPhone.find(challenged(alice), "nonce=\"([^\"]+)\"");
        String[][] tries = {{"1001", "bad", "carillon"}, {"9999", "bad", "carillon"}, {"1001", "secret1", "elsewhere"}};
        for (String[] one : tries) {
            alice.send(register(alice, RawPhone.credentials("Authorization", nonce, "REGISTER", registrar(), 1, one[0],
                    one[1], one[2])));
            assertThat(alice.expect("SIP/2.0 401")).doesNotContain("stale", "Warning");
        }
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void aForeignNonceIsWorthNothing() {
        RawPhone alice = alice();
        challenged(alice);
        alice.send(register(alice, RawPhone.credentials("Authorization", "abcdef", "REGISTER", registrar(), 1, "1001",
                "secret1", "carillon")));
        assertThat(alice.expect("SIP/2.0 401")).doesNotContain("stale");
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void credentialsForAnotherUriAreNotTaken() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        alice.send(register(alice, alice.authorization(challenge, "REGISTER", "sip:elsewhere", 1)));
        alice.expect("SIP/2.0 401");
        assertThat(owner.registers).isEmpty();
    }

    /** Neither as a third party nor as if he were the other one (RFC 3261 section 10.2). */
    @ParameterizedTest
    @ValueSource(strings = {"1002", "1001"})
    void nobodyRegistersForSomebodyElse(String from) {
        RawPhone bob = bob();
        String challenge = challenged(bob);
        bob.cseq++;
        bob.send(bob.request("REGISTER", registrar(), "<sip:1001@carillon>",
                bob.authorization(challenge, "REGISTER", registrar(), 1), "")
                .replace("From: <sip:1002@", "From: <sip:" + from + "@"));
        bob.expect("SIP/2.0 403");
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void nobodyCallsAsSomebodyElse() {
        RawPhone bob = bob();
        String uri = "sip:1002@127.0.0.1:" + port();
        bob.cseq = 1;
        bob.send(bob.request("INVITE", uri, "<" + uri + ">", "", bob.sdp("sendrecv")));
        String challenge = bob.expect("SIP/2.0 407");
        bob.cseq = 2;
        bob.send(bob.request("INVITE", uri, "<" + uri + ">", bob.authorization(challenge, "INVITE", uri, 1),
                bob.sdp("sendrecv")).replace("From: <sip:1002@", "From: <sip:1001@"));
        bob.expect("SIP/2.0 403");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aGuesserIsRefusedEvenWithTheRightSecretAndTheVictimIsNot() {
        RawPhone guesser = new RawPhone("1001", "secret1", port(), "127.0.0.7");
        phones.add(guesser);
        String nonce = RawPhone.find(challenged(guesser), "nonce=\"([^\"]+)\"");
        for (int i = 1; i <= 20; i++) {
            guesser.send(register(guesser, RawPhone.credentials("Authorization", nonce, "REGISTER", registrar(), i,
                    "1001",
                    "guess" + i, "carillon")));
            guesser.expect("SIP/2.0 401");
        }
        guesser.send(register(guesser, RawPhone.credentials("Authorization", nonce, "REGISTER", registrar(), 21, "1001",
                "secret1", "carillon")));
        assertThat(guesser.hearsNothing("SIP/2.0", 300)).isTrue();
        RawPhone victim = alice();
        victim.send(register(victim, victim.authorization(challenged(victim), "REGISTER", registrar(), 1)));
        owner.nextRegister();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Contact: <sip:x@224.1.1.1>", "Contact: <sip:x@255.255.255.255>", "Contact: <sip:x@0.0.0.0>",
        "Contact: <tel:123>",
        "Contact: *",
    })
    void contactsNobodyMayRegister(String contact) {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        alice.send(register(alice, alice.authorization(challenge, "REGISTER", registrar(), 1))
                .replaceFirst("(?m)^Contact: .*", contact));
        assertThat(alice.expect("SIP/2.0 4")).startsWith("SIP/2.0 40");
        assertThat(owner.registers).isEmpty();
    }

    @Test
    void ourselvesAreNoContact() {
        RawPhone alice = alice();
        String challenge = challenged(alice);
        alice.send(register(alice, alice.authorization(challenge, "REGISTER", registrar(), 1)
                + "Contact: <sip:x@127.0.0.1:" + port() + ">\r\n"));
        alice.expect("SIP/2.0 403");
    }

    @Test
    void aContactBombIsRefused() {
        RawPhone alice = alice();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            many.append("Contact: <sip:x@127.0.0.1:").append(7000 + i).append(">\r\n");
        }
        alice.send(register(alice, many.toString()));
        assertThat(alice.expect("SIP/2.0 4")).doesNotContain("SIP/2.0 401");
    }

    @Test
    void optionsIsAnsweredToAnybodyAlike() {
        RawPhone alice = alice();
        alice.cseq = 1;
        alice.send(alice.request("OPTIONS", "sip:1001@127.0.0.1:" + port(), "<sip:1001@carillon>", "", ""));
        String known = alice.expect("SIP/2.0 200");
        assertThat(known).contains("Allow: INVITE", "Accept: application/sdp", "Supported: path");
        alice.cseq = 2;
        alice.send(alice.request("OPTIONS", "sip:9999@127.0.0.1:" + port(), "<sip:9999@carillon>", "", ""));
        assertThat(alice.expect("SIP/2.0 200").lines().count()).isEqualTo(known.lines().count());
    }

    @Test
    void whatIsNotTakenIsSaid() {
        RawPhone alice = alice();
        String uri = "sip:1002@127.0.0.1:" + port();
        String[][] cases = {
            {"MESSAGE", "", "407"}, {"SUBSCRIBE", "", "407"}, {"PUBLISH", "", "407"}, {"NOTIFY", "", "405"},
            {"REFER", "", "481"}, {"FOO", "", "501"}, {"BYE", "", "481"}, {"UPDATE", "", "481"},
            {"INVITE", "Require: magic\r\n", "420"},
        };
        for (String[] one : cases) {
            alice.cseq++;
            alice.send(alice.request(one[0], uri, "<" + uri + ">", one[1], ""));
            alice.expect("SIP/2.0 " + one[2]);
        }
        alice.cseq++;
        alice.send(alice.request("INVITE", uri, "<" + uri + ">", "", "").replace("Max-Forwards: 70",
                "Max-Forwards: 0"));
        alice.expect("SIP/2.0 483");
        alice.cseq++;
        alice.send(alice.request("INVITE", "nobody:x", "<" + uri + ">", "", ""));
        alice.expect("SIP/2.0 416");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void whileDrainingNewWorkGets503AndCallsGoOn() {
        RawPhone alice = alice();
        Talking call = answeredCall(alice);
        owner.accepting = false;
        RawPhone bob = bob();
        bob.cseq = 1;
        for (String method : new String[] {"INVITE", "REGISTER", "OPTIONS"}) {
            bob.send(bob.request(method, "sip:1001@127.0.0.1:" + port(), "<sip:1001@carillon>", "", ""));
            assertThat(bob.expect("SIP/2.0 503")).contains("Retry-After: ");
        }
        alice.send(alice.inDialog("BYE", call.text(), "", ""));
        alice.expect("SIP/2.0 200");
        owner.next("ended");
    }

    @Test
    void aChallengeLeavesNothingBehind() {
        RawPhone alice = alice();
        String uri = "sip:1002@127.0.0.1:" + port();
        for (int i = 0; i < 20; i++) {
            alice.cseq++;
            alice.send(alice.request("INVITE", uri, "<" + uri + ">", "", alice.sdp("sendrecv")));
            alice.expect("SIP/2.0 407");
        }
        assertThat(endpoint.gauges()).containsEntry("sip.transactions.server", 0L);
        assertThat(endpoint.counters()).containsEntry("sip.responses.4xx", 20L);
    }
}
