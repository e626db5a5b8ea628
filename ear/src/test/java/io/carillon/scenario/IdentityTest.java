package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.identity.Authority;
import io.carillon.identity.Signed;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that say who vouches for their caller, and calls that are asked who does (RFC 8224, RFC 8588). */
@ArquillianTest
@RunAsClient
class IdentityTest {
    private static final String CALLER = "4940123456";

    private final Installation carillon = Installation.ofTestRun();
    private Authorities authorities;
    private Authority.Signer signer;
    private String x5u;

    @BeforeEach
    void open() throws Exception {
        authorities = Authorities.open();
        signer = authorities.trusted().signer("Carrier");
        x5u = authorities.publish(signer);
    }

    @AfterEach
    void close() throws Exception {
        authorities.close();
        carillon.awaitNothingLeft();
    }

    /** A carrier whose network asserts the number of its caller. */
    private Trunking carrier(String name, String address, Map<String, ?> settings) throws Exception {
        Trunking carrier = Trunking.at(carillon, name, address, settings);
        carrier.phone().saying("P-Asserted-Identity", "<sip:+" + CALLER + "@carrier.example>");
        return carrier;
    }

    private String did(Installation.Line line) throws Exception {
        String number = "49304" + line.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", line.number()))).expect(201);
        return number;
    }

    private Signed signed(String called) {
        return new Signed(CALLER, called, Instant.now().getEpochSecond(), x5u);
    }

    private static Map<String, Object> claims(String header) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(header.substring(0, header.indexOf(';')));
        return JsonUtil.parseJson(jws.getUnverifiedPayload());
    }

    private static boolean isSignedBy(X509Certificate certificate, String header) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(header.substring(0, header.indexOf(';')));
        jws.setKey(certificate.getPublicKey());
        return jws.verifySignature();
    }

    private void setOutside(Installation.Line line, String number) throws Exception {
        String path = "/extensions/" + line.number() + "/outside";
        String tag = carillon.admin().get(path).expect(200).header("ETag");
        Api.Reply reply = carillon.admin().put(path, Api.json(Map.of("permission", "NATIONAL", "number", number)),
                "If-Match", tag);
        assertThat(reply.status()).as(reply.toString()).isBetween(200, 204);
    }

    @Test
    void aCallThatLeavesIsSignedByWhoCalls() throws Exception {
        var a = carillon.line("Alice");
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "is" + a.number(), "127.0.4.1", Map.of(
                        "callerPolicy", "DID", "assertIdentity", true, "signing", "SIGN"))) {
            Trunking.route(carillon, "is" + a.number(), "0" + a.number() + "ZZZ", carrier);
            setOutside(a, "+49305" + a.number());
            String dialled = "0" + a.number() + "123";
            assertAttested(carrier, alice.call(dialled), "B", "49305" + a.number(), "49" + a.number() + "123");
            carillon.admin().post("/dids", Api.json(Map.of("number", "49305" + a.number(), "extension", a.number())))
                    .expect(201);
            assertAttested(carrier, alice.call(dialled), "A", "49305" + a.number(), "49" + a.number() + "123");
            assertThat(carillon.awaitCdr(a.number(), dialled, cdr -> cdr.getString("attestation", "").equals("A"))
                    .getString("explain")).contains("signed with attestation A");
            JsonObject explained = carillon.admin()
                    .post("/routes/explain", Api.json(Map.of("from", a.number(), "to", dialled))).expect(200).object();
            assertThat(explained.toString()).contains("signed with attestation A");
        }
    }

    /** Attestation C: it came from a network that says nothing of its caller, and the house knows no more. */
    @Test
    void aCallThatNobodyVouchesForAndThatIsSentOnIsSignedByAGateway() throws Exception {
        var a = carillon.line();
        String number = did(a);
        a.forwarding(Map.of("all", "0" + a.number() + "123"));
        try (Trunking from = carrier("cf" + a.number(), "127.0.4.17", Map.of());
                Trunking to = Trunking.at(carillon, "ct" + a.number(), "127.0.4.18", Map.of(
                        "callerPolicy", "PASS", "assertIdentity", true, "callerNumber", "+" + CALLER, "signing", "SIGN"))) {
            Trunking.route(carillon, to.name(), "0" + a.number() + "ZZZ", to);
            assertAttested(to, from.phone().call(number), "C", CALLER, "49" + a.number() + "123");
            assertThat(carillon.awaitCdr("%2B" + CALLER, number).getString("explain")).contains("signed with attestation C");
        }
    }

    private void assertAttested(Trunking carrier, PhoneCall out, String attestation, String caller, String called)
            throws Exception {
        PhoneCall in = carrier.phone().awaitCall();
        SipText invite = in.sentInvite();
        String header = invite.header("Identity");
        assertThat(header).contains(";info=<" + Authorities.missing("/house.pem") + ">;alg=ES256;ppt=shaken");
        assertThat(isSignedBy(authorities.house(), header)).isTrue();
        Map<String, Object> claims = claims(header);
        assertThat(claims.get("attest")).isEqualTo(attestation);
        assertThat(claims.get("orig")).isEqualTo(Map.of("tn", caller));
        assertThat(claims.get("dest").toString()).isEqualTo("{tn=[" + called + "]}");
        assertThat(invite.header("P-Asserted-Identity")).contains(caller);
        Instant date = ZonedDateTime.parse(invite.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(date.getEpochSecond()).isEqualTo(((Number) claims.get("iat")).longValue());
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        out.hangUp();
    }

    @Test
    void aGoodSignatureIsShownByThePhoneAndKeptInTheRecord() throws Exception {
        var a = carillon.line();
        String number = did(a);
        try (Phone alice = a.registered();
                EventEar events = EventEar.on(carillon, "CarillonEvents", null);
                Trunking carrier = carrier("ig" + a.number(), "127.0.4.2", Map.of("verifying", "NOTE"))) {
            carrier.phone().saying("Identity", signed(number).claim("attest", "B").by(signer.key()));
            PhoneCall out = carrier.phone().call(number);
            PhoneCall in = alice.awaitCall();
            assertThat(in.sentInvite().header("P-Asserted-Identity"))
                    .contains("sip:+" + CALLER + ";verstat=TN-Validation-Passed@").contains("user=phone");
            in.ring();
            JsonObject ringing = events.await(one -> one.type().equals("call.ringing")
                    && one.body().getJsonObject("data").getString("to").equals(number)).body().getJsonObject("data");
            assertThat(ringing.getString("verstat")).isEqualTo("TN-Validation-Passed");
            assertThat(ringing.getString("attestation")).isEqualTo("B");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(carillon.admin().get("/calls").expect(200).body())
                    .contains("\"verstat\":\"TN-Validation-Passed\"");
            new Talk(carrier.phone(), out, alice, in).hearOneAnother();
            out.hangUp();
            JsonObject cdr = carillon.awaitCdr("%2B" + CALLER, number);
            assertThat(cdr.getString("verstat")).isEqualTo("TN-Validation-Passed");
            assertThat(cdr.getString("attestation")).isEqualTo("B");
            assertThat(cdr.getString("origid")).isEqualTo("123e4567-e89b-12d3-a456-426655440000");
            assertThat(cdr.getString("explain")).contains("caller's number: TN-Validation-Passed, attestation B");
            assertThat(figures()).containsPattern("carillon_identity_passed_total[^\n]* [1-9]");
        }
    }

    private String figures() throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(carillon.http().resolve("/metrics"))
                .header("Authorization", "Bearer " + carillon.admin().token()).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void whatIsWrongWithASignatureIsNotedWhereItIsNotRequired() throws Exception {
        var a = carillon.line();
        String number = did(a);
        try (Phone alice = a.registered();
                Trunking carrier = carrier("in" + a.number(), "127.0.4.3", Map.of("verifying", "NOTE"))) {
            assertNoted(alice, carrier, number, null, "No-TN-Validation", "nobody signed it");
            assertNoted(alice, carrier, number, signed("4930999").by(signer.key()), "TN-Validation-Failed",
                    "another called number");
            assertNoted(alice, carrier, number, signed(number).claim("iat", 1_600_000_000).by(signer.key()),
                    "TN-Validation-Failed", "signed at");
            Authority.Signer stranger = Authority.create("Stranger").signer("Liar");
            x5u = authorities.publish(stranger);
            assertNoted(alice, carrier, number, signed(number).by(stranger.key()), "TN-Validation-Failed",
                    "does not lead to an authority");
            x5u = Authorities.missing("/nowhere.pem");
            assertNoted(alice, carrier, number, signed(number).by(signer.key()), "No-TN-Validation", "HTTP status 404");
            x5u = authorities.publishSlowly(signer);
            assertNoted(alice, carrier, number, signed(number).by(signer.key()), "No-TN-Validation",
                    "certificate did not come in time");
        }
    }

    private void assertNoted(
            Phone alice, Trunking carrier, String number, String header, String verstat, String why) throws Exception {
        if (header != null) {
            carrier.phone().saying("Identity", header);
        }
        PhoneCall out = carrier.phone().call(number);
        PhoneCall in = alice.awaitCall();
        assertThat(in.sentInvite().header("P-Asserted-Identity")).as(why).contains(";verstat=" + verstat + "@");
        in.reject(486, "Busy Here");
        assertThat(out.awaitFinal().status()).isEqualTo(486);
        JsonObject cdr = carillon.awaitCdr(
                "%2B" + CALLER, number, one -> one.getString("explain").contains(why));
        assertThat(cdr.getString("verstat")).isEqualTo(verstat);
        assertThat(cdr.containsKey("attestation")).isFalse();
    }

    @Test
    void aCallWithoutAGoodSignatureIsRefusedWhereOneIsRequired() throws Exception {
        var a = carillon.line();
        String number = did(a);
        try (Phone alice = a.registered();
                Trunking carrier = carrier("ir" + a.number(), "127.0.4.4", Map.of("verifying", "REQUIRE"))) {
            assertRefused(carrier, number, null, 428, "Use Identity Header");
            assertRefused(carrier, number, signed(number).claim("iat", 1_600_000_000).by(signer.key()), 403,
                    "Stale Date");
            assertRefused(carrier, number, signed(number).claim("orig", Map.of("tn", "4940000000")).by(signer.key()),
                    438, "Invalid Identity Header");
            assertRefused(carrier, number, signed(number).by(authorities.trusted().signer("Other").key()), 438,
                    "Invalid Identity Header");
            assertRefused(carrier, number, "..c2ln;info=<" + x5u + ">;alg=ES256", 438, "Invalid Identity Header");
            Authority.Signer stranger = Authority.create("Stranger").signer("Liar");
            x5u = authorities.publish(stranger);
            assertRefused(carrier, number, signed(number).by(stranger.key()), 437, "Unsupported Credential");
            x5u = Authorities.missing("/nowhere-" + a.number());
            assertRefused(carrier, number, signed(number).by(signer.key()), 436, "Bad Identity Info");
            x5u = authorities.publishSlowly(signer);
            assertRefused(carrier, number, signed(number).by(signer.key()), 436, "Bad Identity Info");
            assertThat(alice.isCalledWithin(java.time.Duration.ofMillis(1))).isFalse();
            x5u = authorities.publish(signer);
            carrier.phone().saying("Identity", signed(number).by(signer.key()));
            PhoneCall out = carrier.phone().call(number);
            alice.awaitCall().reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
    }

    @Test
    void aCallSignedWithARevokedCertificateIsNotedAsFailedOrRefused() throws Exception {
        var a = carillon.line();
        String number = did(a);
        String reason = "certificate was revoked at ";
        Authority.Signer revoked = authorities.listed("Revoked", true);
        Authority.Signer listed = authorities.listed("Listed", false);
        try (Phone alice = a.registered();
                Trunking notes = carrier("iv" + a.number(), "127.0.4.8", Map.of("verifying", "NOTE"));
                Trunking requires = carrier("iw" + a.number(), "127.0.4.9", Map.of("verifying", "REQUIRE"))) {
            x5u = authorities.publish(revoked);
            assertNoted(alice, notes, number, signed(number).by(revoked.key()), "TN-Validation-Failed", reason);
            assertRefused(requires, number, signed(number).by(revoked.key()), 437, "Unsupported Credential");
            x5u = authorities.publish(listed);
            requires.phone().saying("Identity", signed(number).by(listed.key()));
            PhoneCall out = requires.phone().call(number);
            PhoneCall in = alice.awaitCall();
            assertThat(in.sentInvite().header("P-Asserted-Identity")).contains("verstat=TN-Validation-Passed");
            in.reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
    }

    private void assertRefused(Trunking carrier, String number, String header, int status, String phrase)
            throws Exception {
        if (header != null) {
            carrier.phone().saying("Identity", header);
        }
        SipText refusal = carrier.phone().call(number).awaitFinal();
        assertThat(refusal.startLine()).isEqualTo("SIP/2.0 " + status + " " + phrase);
        assertThat(refusal.header("Reason")).contains("STIR;cause=" + status + ";text=\"" + phrase + "\"");
    }

    @Test
    void whatWeSignWeBelieveAndHandOnAndSayThatItWasSentOn() throws Exception {
        var a = carillon.line("Alice");
        var b = carillon.line("Bob");
        String bob = did(b);
        String calling = "49306" + a.number();
        try (Phone alice = a.registered();
                Phone bobs = b.registered();
                Trunking out = Trunking.at(carillon, "il" + a.number(), "127.0.4.5", Map.of(
                        "callerPolicy", "FIXED", "callerNumber", "+" + calling, "assertIdentity", true,
                        "signing", "SIGN"));
                Trunking in = Trunking.at(carillon, "ij" + a.number(), "127.0.4.6", Map.of("verifying", "REQUIRE"));
                Trunking on = Trunking.at(carillon, "ik" + a.number(), "127.0.4.7", Map.of(
                        "callerPolicy", "PASS", "signing", "SIGN"))) {
            Trunking.route(carillon, "il" + a.number(), "0304" + b.number(), out);
            PhoneCall first = alice.call("0304" + b.number());
            PhoneCall left = out.phone().awaitCall();
            String header = left.sentInvite().header("Identity");
            left.reject(486, "Busy Here");
            first.awaitFinal();
            in.phone().saying("P-Asserted-Identity", "<sip:+" + calling + "@carrier.example>")
                    .saying("Identity", header);
            PhoneCall back = in.phone().call(bob);
            PhoneCall rings = bobs.awaitCall();
            assertThat(rings.sentInvite().header("P-Asserted-Identity")).contains("verstat=TN-Validation-Passed");
            rings.reject(486, "Busy Here");
            assertThat(back.awaitFinal().status()).isEqualTo(486);
            Trunking.route(carillon, "ik" + a.number(), "07" + b.number(), on);
            setOutside(b, "+" + bob);
            b.forwarding(Map.of("all", "07" + b.number()));
            PhoneCall again = in.phone().call(bob);
            PhoneCall goesOn = on.phone().awaitCall();
            assertThat(goesOn.sentInvite().header("Identity")).isEqualTo(header);
            assertThat(goesOn.sentInvite().find("Date")).isPresent();
            assertThat(goesOn.sentInvite().header("Diversion")).startsWith("<sip:+" + bob + "@")
                    .contains("reason=unconditional");
            goesOn.reject(486, "Busy Here");
            assertThat(again.awaitFinal().status()).isEqualTo(486);
            String sentOn = goesOn.sentInvite().all("Identity").get(1);
            assertThat(sentOn).endsWith(";ppt=div");
            assertThat(isSignedBy(authorities.house(), sentOn)).isTrue();
            assertThat(claims(sentOn).get("div")).isEqualTo(Map.of("tn", bob));
            assertBelieved(in, header + "\r\nIdentity: " + sentOn, sentOnTo(sentOn, a), alice);
        }
    }

    /** The number that a call was sent on to, which belongs to this extension from now on. */
    private String sentOnTo(String header, Installation.Line line) throws Exception {
        List<?> numbers = (List<?>) ((Map<?, ?>) claims(header).get("dest")).get("tn");
        String number = (String) numbers.get(0);
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", line.number()))).expect(201);
        return number;
    }

    private static void assertBelieved(Trunking carrier, String identity, String called, Phone phone) throws Exception {
        carrier.phone().saying("Identity", identity);
        PhoneCall out = carrier.phone().call("+" + called);
        PhoneCall rings = phone.awaitCall();
        assertThat(rings.sentInvite().header("P-Asserted-Identity")).contains("verstat=TN-Validation-Passed");
        rings.reject(486, "Busy Here");
        assertThat(out.awaitFinal().status()).isEqualTo(486);
    }
}
