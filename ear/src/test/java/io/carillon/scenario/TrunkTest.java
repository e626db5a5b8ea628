package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over carriers that are phones at addresses of their own. */
@ArquillianTest
@RunAsClient
class TrunkTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aCallLeavesByATrunkThatAsksWhoWeAre() throws Exception {
        var a = carillon.line("Alice");
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "out" + a.number(), "127.0.0.2", Map.of(
                        "callerPolicy", "FIXED", "callerNumber", "+4930555000", "assertIdentity", true))) {
            Trunking.route(carillon, "out" + a.number(), "0" + a.number() + "ZZZ", carrier);
            String dialled = "0" + a.number() + "123";
            PhoneCall out = alice.call(dialled);
            PhoneCall in = carrier.phone().awaitCall();
            SipText invite = in.sentInvite();
            assertThat(invite.requestUri()).startsWith("sip:+49" + a.number() + "123@127.0.0.2");
            assertThat(invite.header("From")).contains("\"Alice\"", "sip:+4930555000@127.0.0.2");
            assertThat(invite.header("P-Asserted-Identity")).contains("+4930555000");
            assertThat(invite.toString()).doesNotContain(Trunking.SECRET);
            in.ring();
            out.awaitProvisional(180);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), dialled);
            assertThat(cdr.getString("direction")).isEqualTo("OUTBOUND");
            assertThat(cdr.getString("explain")).contains("route out" + a.number(), "trunk out" + a.number());
            assertThat(cdr.getJsonArray("legs").getJsonObject(1).getString("trunk"))
                    .isEqualTo("default/out" + a.number());
        }
    }

    @Test
    void aTrunkThatWantsProofOfEverythingGetsItAndItsCallEnds() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "strict" + a.number(), "127.0.0.12", Map.of())) {
            carrier.phone().gatekeeper.strict();
            Trunking.route(carillon, "strict" + a.number(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall out = alice.call("0" + a.number() + "123");
            PhoneCall in = carrier.phone().awaitCall();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(out.hold().status()).isEqualTo(200);
            assertThat(in.awaitReInvite(1).header("Proxy-Authorization")).contains("username=\"house\"");
            assertThat(out.resume().status()).isEqualTo(200);
            in.awaitReInvite(2);
            new Talk(alice, out, carrier.phone(), in).hearOneAnother();
            assertThat(out.hangUp().status()).isEqualTo(200);
            assertThat(in.awaitEnded().header("Proxy-Authorization")).contains("uri=\"sip:carrier@127.0.0.12");
            carillon.awaitCdr(a.number(), "0" + a.number() + "123");
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void keysReachATrunkByInfoAndATelephoneInItsAudio() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "keys" + a.number(), "127.0.0.13", Map.of("dtmf", "INFO"))) {
            Trunking.route(carillon, "keys" + a.number(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall out = alice.call("0" + a.number() + "123");
            PhoneCall in = carrier.phone().awaitCall();
            assertThat(in.sentInvite().body()).doesNotContain("telephone-event");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), in);
            talk.hearOneAnother();
            out.audio().digit(7, 101);
            SipText info = carrier.phone().awaitReceived("INFO");
            assertThat(info.header("Content-Type")).isEqualTo("application/dtmf-relay");
            assertThat(info.body()).contains("Signal=7").containsPattern("Duration=[1-9]");
            assertThat(in.infoKey("#", 100).status()).isEqualTo(200);
            awaitKeys(out, 7);
            assertThat(out.audio().keyPackets()).extracting(key -> (int) key[12]).containsOnly(11);
            assertThat(out.audio().keyPackets()).extracting(key -> key[1] < 0)
                    .containsExactly(true, false, false, false, false, false, false);
            assertThat(out.audio().digits()).hasSize(3);
            talk.hearOneAnother();
            assertThat(carrier.phone().received("INFO")).as("one INFO for a key").hasSize(1);
            talk.hangUp();
        }
    }

    private static void awaitKeys(PhoneCall call, int packets) {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        while (call.audio().keyPackets().size() < packets) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + call.audio().keyPackets().size() + " packets of a key");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void whoSentACallOnOutsideIsToldFromATrustedTrunkToPhoneAndNextTrunkAndIsInTheRecord() throws Exception {
        var a = carillon.line();
        String number = "49308" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Trunking trusted = Trunking.at(carillon, "dt" + a.number(), "127.0.4.11", Map.of("diversions", "TRUSTED",
                        "callerNumber", "+4930555000"));
                Trunking other = Trunking.at(carillon, "do" + a.number(), "127.0.4.12", Map.of(
                        "callerNumber", "+4930555000"))) {
            assertThat(trusted.read().getString("diversions")).isEqualTo("TRUSTED");
            assertThat(other.read().getString("diversions")).isEqualTo("OWN");
            Trunking.route(carillon, "dt" + a.number(), "0" + a.number() + "1ZZ", trusted);
            Trunking.route(carillon, "do" + a.number(), "0" + a.number() + "2ZZ", other);
            assertTold(alice, trusted, number, true);
            assertTold(alice, other, number, false);
            for (Trunking next : List.of(trusted, other)) {
                a.forwarding(Map.of("all", "0" + a.number() + (next == trusted ? "155" : "255")));
                PhoneCall out = trusted.phone().call(number);
                PhoneCall in = next.phone().awaitCall();
                List<String> told = in.sentInvite().all("Diversion");
                assertThat(told).hasSize(next == trusted ? 2 : 1);
                assertThat(told.get(0)).contains("sip:+4930555000@", "reason=unconditional");
                assertThat(told.get(told.size() - 1)).contains(next == trusted ? "sip:+4930777@" : "+4930555000");
                in.reject(486, "Busy Here");
                assertThat(out.awaitFinal().status()).isEqualTo(486);
            }
        }
    }

    private void assertTold(Phone alice, Trunking carrier, String number, boolean told) throws Exception {
        carrier.phone().saying("Diversion", "<sip:030777@c.example>;reason=no-answer,<sip:8@c.example>;privacy=full");
        PhoneCall out = carrier.phone().call(number);
        PhoneCall in = alice.awaitCall();
        SipText invite = in.sentInvite();
        List<String> diversion = invite.all("Diversion");
        assertThat(diversion).as("the number that was dialled is known in any case").hasSize(told ? 2 : 1);
        assertThat(diversion.get(0)).contains(number);
        if (told) {
            assertThat(diversion.get(1)).contains("sip:030777@", "reason=no-answer");
            assertThat(invite.all("History-Info")).hasSize(3);
        }
        in.reject(486, "Busy Here");
        assertThat(out.awaitFinal().status()).isEqualTo(486);
        String words = "sent on outside by 030777 (NO_ANSWER), says the trunk" + (told ? "\n" : ", which is told to nobody");
        JsonObject cdr = carillon.awaitCdr("carrier", number, one -> one.getString("explain").contains(words));
        assertThat(cdr.getString("divertedBy")).isEqualTo("030777");
        assertThat(cdr.getString("divertedWhy")).isEqualTo("NO_ANSWER");
    }

    @Test
    void aNumberOfOursThatIsCalledOnATrunkRings() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "in" + a.number(), "127.0.0.3", Map.of())) {
            String number = "49301" + a.number();
            carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
            PhoneCall out = carrier.phone().call(number);
            PhoneCall in = alice.awaitCall();
            assertThat(in.sentInvite().header("From")).contains("sip:carrier@");
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(carrier.phone(), out, alice, in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr("carrier", number);
            assertThat(cdr.getString("direction")).isEqualTo("INBOUND");
            assertThat(carrier.phone().call(a.number()).awaitFinal().status()).isEqualTo(404);
        }
    }

    @Test
    void aCarrierThatWantsUsToOfferIsOfferedAudio() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "late" + a.number(), "127.0.0.14", Map.of())) {
            String number = "49303" + a.number();
            carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
            PhoneCall out = carrier.phone().call(number, Sdp.none());
            PhoneCall in = alice.awaitCall();
            assertThat(in.sentInvite().body()).as("we offer ourselves").contains("m=audio");
            in.answer();
            assertThat(out.awaitFinal().body()).contains("m=audio");
            in.awaitAnswered();
            Talk talk = new Talk(carrier.phone(), out, alice, in);
            talk.hearOneAnother();
            talk.hangUp();
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    @Test
    void whoIsNoTrunkIsAskedForCredentialsAndASecretIsShownToNobody() throws Exception {
        var a = carillon.line();
        try (Trunking carrier = Trunking.at(carillon, "hush" + a.number(), "127.0.0.4", Map.of());
                Phone stranger = Phone.with(carillon.sip(), java.net.InetAddress.getByName("127.0.0.5"), "carrier", "x", "MD5")) {
            assertThat(carrier.read().toString()).contains("\"hasSecret\":true").doesNotContain(Trunking.SECRET);
            assertThat(carillon.admin().get("/audit?limit=50").expect(200).body()).doesNotContain(Trunking.SECRET);
            PhoneCall call = stranger.call(a.number());
            assertThat(call.awaitFinal().status()).isEqualTo(407);
        }
    }

    @Test
    void aTrunkThatAnswersNothingIsDownUntilItAnswersAgain() throws Exception {
        var a = carillon.line();
        try (Trunking carrier = Trunking.at(carillon, "ill" + a.number(), "127.0.0.6", Map.of())) {
            carrier.await(true);
            carrier.phone().gatekeeper.deaf(true);
            carrier.await(false);
            carrier.phone().gatekeeper.deaf(false);
            carrier.await(true);
        }
    }

    @Test
    void weRegisterWithATrunkThatWantsIt() throws Exception {
        var a = carillon.line();
        try (Trunking carrier = Trunking.at(carillon, "reg" + a.number(), "127.0.0.7", Map.of("login", "REGISTER"))) {
            carrier.await(true);
            assertThat(carrier.read().getJsonObject("state").getBoolean("registered")).isTrue();
            SipText register = carrier.phone().awaitReceived("REGISTER");
            assertThat(register.header("Authorization")).contains("username=\"house\"");
            assertThat(register.header("Contact")).contains("sip:house@");
        }
    }

    /** RFC 5626: calls come by the connection that we registered over, so it is kept alive, and missed at once. */
    @Test
    void aConnectionThatWeRegisteredOverIsKeptAliveAndWhenItIsCutWeRegisterAgain() throws Exception {
        var a = carillon.line();
        String number = "49305" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.overTcp(carillon, "flow" + a.number(), "127.0.0.15",
                        Map.of("login", "REGISTER", "optionsSeconds", 0))) {
            Phone them = carrier.await(true).phone();
            SipText first = them.awaitReceived("REGISTER", register -> register.find("Authorization").isPresent());
            assertThat(first.header("Contact")).contains(";reg-id=1", "+sip.instance=\"<urn:uuid:", "transport=tcp");
            assertThat(first.header("Supported")).contains("outbound");
            them.gatekeeper.flowTimer(1);
            them.reception().cut();
            long cut = System.nanoTime();
            SipText second = them.awaitReceived("REGISTER", register -> register.cseq() > first.cseq()
                    && register.find("Authorization").isPresent());
            assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(6));
            assertThat(second.header("Contact")).as("in the place of the first").isEqualTo(first.header("Contact"));
            carrier.await(true);
            Awaitility.await().atMost(Phone.PATIENCE).until(() -> them.reception().pings() > 1);
            talk(them, number, alice);
            assertThat(them.reception().connections()).isEqualTo(2);
        } finally {
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    @ParameterizedTest
    @CsvSource({"TCP,127.0.0.16", "UDP,::1"})
    void callsGoBothWaysOverAConnectionAndOverIpv6(String transport, String address) throws Exception {
        var a = carillon.line();
        String number = "49306" + a.number();
        String name = "way" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Trunking carrier = transport.equals("TCP") ? Trunking.overTcp(carillon, name, address, Map.of())
                        : Trunking.at(carillon, name, address, Map.of())) {
            carrier.await(true);
            Trunking.route(carillon, name, "0" + a.number() + "ZZZ", carrier);
            SipText invite = talk(alice, "0" + a.number() + "123", carrier.phone());
            assertThat(invite.header("Via")).startsWith("SIP/2.0/" + transport);
            assertThat(invite.body()).contains(address.equals("::1") ? "IP6 " : "IP4 ");
            talk(carrier.phone(), number, alice);
            JsonObject cdr = carillon.awaitCdr("carrier", number);
            assertThat(cdr.getJsonArray("legs").getJsonObject(0).getString("trunk")).isEqualTo("default/" + name);
        } finally {
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    /** A call from one to the other, heard both ways; the INVITE that came. */
    private static SipText talk(Phone caller, String dialled, Phone callee) throws Exception {
        PhoneCall out = caller.call(dialled);
        PhoneCall in = callee.awaitCall();
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        talk.hangUp();
        return in.sentInvite();
    }

    @Test
    void aTrunkWithoutAnAddressProvesItselfByDigestAndMayNotRegister() throws Exception {
        var a = carillon.line();
        String name = "dig" + a.number();
        carillon.admin().post("/trunks", Api.json(Map.of("name", name, "host", "127.0.0.9", "optionsSeconds", 0,
                "inboundUsername", name, "inboundSecret", "a-secret-of-theirs"))).expect(201);
        String number = "49302" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Phone them = Phone.with(carillon.sip(), java.net.InetAddress.getByName("127.0.0.10"), name,
                        "a-secret-of-theirs", "SHA-256");
                Phone liar = Phone.with(carillon.sip(), java.net.InetAddress.getByName("127.0.0.11"), name,
                        "another-secret", "SHA-256")) {
            PhoneCall out = them.call(number);
            alice.awaitCall().answer();
            out.awaitAnswered();
            out.hangUp();
            assertThat(carillon.awaitCdr(name, number).getJsonArray("legs").getJsonObject(0).getString("trunk"))
                    .isEqualTo("default/" + name);
            assertThat(liar.call(number).awaitFinal().status()).isEqualTo(407);
            assertThat(them.register(60).status()).isEqualTo(403);
        }
    }
}
