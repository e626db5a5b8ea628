package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers ask for besides being connected, and where phones send them. */
@ArquillianTest
@RunAsClient
class CallerWishesTest {
    private static final int SOON = 20;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    @Test
    void aCallerWhoHidesIsNotNamedToThePhoneButInTheRecord() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("Privacy", "id").saying("User-to-User", "414243;encoding=hex")
                        .saying("X-Secret", "1");
                Phone bob = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            SipText invite = in.sentInvite();
            assertThat(invite.header("From")).contains("anonymous@anonymous.invalid");
            assertThat(invite.toString()).doesNotContain(a.number() + "@").doesNotContain("X-Secret");
            assertThat(invite.header("Privacy")).isEqualTo("id");
            assertThat(invite.header("User-to-User")).isEqualTo("414243;encoding=hex");
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void nobodyIsAssertedToBeSomebodyElse() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered().saying("P-Asserted-Identity", "<sip:" + b.number() + "@carillon>")) {
            assertThat(alice.call(b.number()).awaitFinal().status()).isEqualTo(403);
        }
    }

    /** RFC 3325 section 9.2: of the numbers that are its own, and of no others. */
    @Test
    void aCallerWithSeveralNumbersChoosesWhichOneACarrierIsShown() throws Exception {
        var a = carillon.line("Alice");
        var b = carillon.line();
        String usual = "49301" + a.number();
        String other = "49302" + a.number();
        String foreign = "49303" + a.number();
        for (String number : List.of(usual, other, foreign)) {
            carillon.admin().post("/dids", Api.json(Map.of(
                    "number", number, "extension", number.equals(foreign) ? b.number() : a.number()))).expect(201);
        }
        String path = "/extensions/" + a.number() + "/outside";
        carillon.admin().put(path, Api.json(Map.of("permission", "INTERNATIONAL", "number", "+" + usual)), "If-Match",
                carillon.admin().get(path).expect(200).header("ETag")).expect(200);
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "ppi" + a.number(), "127.0.4.32",
                        Map.of("callerPolicy", "DID", "assertIdentity", true))) {
            Trunking.route(carillon, carrier.name(), "0" + a.number() + "55", carrier);
            Map<String, String> shown = Map.of("+" + other, other, "+" + foreign, usual, "+" + usual, usual, a.number(), usual,
                    "boss", usual);
            for (Map.Entry<String, String> wish : shown.entrySet()) {
                alice.saying("P-Preferred-Identity", "\"Boss\" <sip:" + wish.getKey() + "@carillon>");
                PhoneCall out = alice.call("0" + a.number() + "55");
                PhoneCall in = carrier.phone().awaitCall();
                assertThat(in.sentInvite().header("From")).as("wished: %s", wish.getKey()).contains("sip:+" + wish.getValue() + "@");
                assertThat(in.sentInvite().header("P-Asserted-Identity")).contains("+" + wish.getValue());
                assertThat(in.sentInvite().toString()).doesNotContain("P-Preferred-Identity");
                in.reject(486, "Busy Here");
                out.awaitFinal();
            }
            carillon.awaitCdr(a.number(), "0" + a.number() + "55", one -> one.getString("explain")
                    .contains("wishes to be shown as +" + foreign + ", which is no number of " + a.number()));
        } finally {
            for (String number : List.of(usual, other, foreign)) {
                carillon.admin().delete("/dids/" + number).expect(204);
            }
        }
    }

    @Test
    void aPhoneSendsTheCallOnAndTheNextOneHearsFromWhere() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + c.number() + "@elsewhere.invalid>");
            PhoneCall in = carol.awaitCall();
            assertThat(in.sentInvite().header("Diversion")).contains("sip:" + b.number() + "@", "reason=deflection");
            assertThat(in.sentInvite().all("History-Info")).hasSize(2);
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, carol, in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains(b.number() + ": 302 to " + c.number());
        }
    }

    @Test
    void twoPhonesThatSendACallToOneAnotherAreNotFollowed() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            long called = System.nanoTime();
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + c.number() + "@carillon>");
            carol.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + b.number() + "@carillon>");
            assertThat(out.awaitFinal().status()).isEqualTo(482);
            assertThat(Duration.ofNanos(System.nanoTime() - called)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** Each of them has two telephones, and each of the four sends the call to the other two. */
    @Test
    void telephonesThatSendACallRoundAreEachCalledOnceAndKeepNobodyElseWaiting() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone one = b.registered();
                Phone two = b.registered();
                Phone three = c.registered();
                Phone four = c.registered()) {
            Map.of(one, c, two, c, three, b, four, b).forEach((phone, other) -> sendsOn(phone, other.number()));
            int calls = GoingRound.endsInTime(carillon, alice, b.number());
            for (Phone phone : List.of(one, two)) {
                assertThat(phone.received("INVITE")).as("it was rung").isNotEmpty();
            }
            for (Phone phone : List.of(one, two, three, four)) {
                assertThat(phone.received("INVITE").stream().map(SipText::callId).distinct().count())
                        .as("calls that came to it; %s", phone.transcript()).isLessThanOrEqualTo(calls);
            }
        }
    }

    private static void sendsOn(Phone phone, String number) {
        Thread hand = new Thread(() -> {
            try {
                while (true) {
                    phone.awaitCall().reject(302, "Moved Temporarily", "Contact", "<sip:" + number + "@carillon>");
                }
            } catch (InterruptedException | IOException | AssertionError over) {
                // nobody calls any more, and the test has looked at what was called
            }
        }, "sends-on-" + phone.user());
        hand.setDaemon(true);
        hand.start();
    }

    @Test
    void aForwardedCallSaysWhyItWasForwarded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        b.forwarding(Map.of("busy", c.number()));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            PhoneCall in = carol.awaitCall();
            assertThat(in.sentInvite().header("Diversion")).contains("sip:" + b.number() + "@", "reason=user-busy");
            in.reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
    }

    @Test
    void keyPressesByInfoReachTheOtherPhoneInItsAudio() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.hearOneAnother();
            assertThat(talk.out().infoKey("7", 100).status()).isEqualTo(200);
            Awaitility.await().atMost(Phone.PATIENCE).until(() -> talk.in().audio().digits().contains(7));
            assertThat(bob.received("INFO")).isEmpty();
            talk.hearOneAnother();
            talk.in().hangUp();
            talk.out().awaitEnded();
        }
    }

    /** The operator of this server lets {@code x-shop-*} pass in the house, two of them to and from carriers, and a body of his own. */
    @Test
    void headersAndBodiesThatTheOperatorListsPassBothWaysAndNoOthers() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String number = "49309" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered().saying("X-Shop-Cart", "17;eur=\"20\"").saying("X-Shop-Staff", "7").saying("X-Shopping", "no");
                Phone bob = b.registered();
                Trunking carrier = Trunking.at(carillon, "shop" + a.number(), "127.0.4.31", Map.of())) {
            Trunking.route(carillon, carrier.name(), "0" + a.number() + "55", carrier);
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            assertThat(passed(in)).containsExactly("X-Shop-Cart: 17;eur=\"20\"", "X-Shop-Staff: 7");
            toldTheirOwn(alice, out, bob, in);
            out = alice.call("0" + a.number() + "55");
            in = carrier.phone().awaitCall();
            assertThat(passed(in)).containsExactly("X-Shop-Cart: 17;eur=\"20\"");
            toldTheirOwn(alice, out, carrier.phone(), in);
            carrier.phone().saying("X-Shop-Order", "9").saying("X-Shop-Staff", "1").saying("X-Carrier-Id", "no");
            out = carrier.phone().call(number);
            in = alice.awaitCall();
            assertThat(passed(in)).containsExactly("X-Shop-Order: 9");
            toldTheirOwn(carrier.phone(), out, alice, in);
        } finally {
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    private static List<String> passed(PhoneCall call) {
        return call.sentInvite().toString().lines().filter(line -> line.regionMatches(true, 0, "X-", 0, 2)).toList();
    }

    /** Whoever is called answers; each tells the other something by INFO, and is refused what the operator does not list. */
    private static void toldTheirOwn(Phone caller, PhoneCall out, Phone callee, PhoneCall in) throws Exception {
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        tells(out, callee, "{\"cart\":17}");
        tells(in, caller, "{\"paid\":true}");
        SipText refused = out.info("application/vnd.other", "x");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept")).isEqualTo("application/dtmf-relay, application/dtmf, application/vnd.shop+json");
        assertThat(out.info("application/vnd.shop+json", "x".repeat(3_000)).status()).as("too long").isEqualTo(413);
        assertThat(callee.received("INFO")).allMatch(info -> info.header("Content-Type").equals("application/vnd.shop+json"));
        new Talk(caller, out, callee, in).hangUp();
    }

    private static void tells(PhoneCall who, Phone whom, String words) throws Exception {
        tells(who, whom, "application/vnd.shop+json", words);
    }

    private static void tells(PhoneCall who, Phone whom, String type, String words) throws Exception {
        assertThat(who.info(type, words).status()).isEqualTo(200);
        SipText told = whom.awaitReceived("INFO", info -> info.body().equals(words));
        assertThat(told.header("Content-Type")).isEqualTo(type);
    }

    /** One carrier of the house has its own lists of what passes by it, another lets nothing pass. */
    @Test
    void aTrunkSaysItselfWhatPassesByIt() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String number = "49308" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered().saying("X-Shop-Cart", "17").saying("X-Shop-Staff", "7").saying("X-Line-Ref", "r1");
                Phone bob = b.registered();
                Trunking open = Trunking.at(carillon, "own" + a.number(), "127.0.4.32", Map.of(
                        "passHeaders", Json.createArrayBuilder().add("X-Shop-Staff").add("x-line-*").build(),
                        "infoBodies", Json.createArrayBuilder().add("application/vnd.line").build()));
                Trunking shut = Trunking.at(carillon, "shut" + a.number(), "127.0.4.33", Map.of(
                        "passHeaders", Json.createArrayBuilder().add("none").build(),
                        "infoBodies", Json.createArrayBuilder().add("none").build()))) {
            assertThat(open.read().getJsonArray("passHeaders").toString()).isEqualTo("[\"x-shop-staff\",\"x-line-*\"]");
            Trunking.route(carillon, open.name(), "0" + a.number() + "66", open);
            Trunking.route(carillon, shut.name(), "0" + a.number() + "77", shut);
            alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            assertThat(passed(in)).as("in the house").containsExactly("X-Shop-Cart: 17", "X-Shop-Staff: 7");
            in.reject(486, "Busy Here");
            PhoneCall out = alice.call("0" + a.number() + "66");
            in = open.phone().awaitCall();
            assertThat(passed(in)).containsExactly("X-Shop-Staff: 7", "X-Line-Ref: r1");
            answered(out, in);
            tells(out, open.phone(), "application/vnd.line", "there");
            tells(in, alice, "application/vnd.line", "back");
            assertThat(in.info("application/vnd.shop+json", "{}").status()).as("not by this trunk").isEqualTo(415);
            assertThat(out.info("application/vnd.shop+json", "{}").status()).as("taken, and kept").isEqualTo(200);
            new Talk(alice, out, open.phone(), in).hangUp();
            assertThat(open.phone().received("INFO")).noneMatch(info -> info.body().equals("{}"));
            nothingPassesBy(shut, alice, "0" + a.number() + "77");
            open.phone().saying("X-Line-Ref", "r2").saying("X-Shop-Cart", "18");
            open.phone().call(number);
            in = alice.awaitCall();
            assertThat(passed(in)).containsExactly("X-Line-Ref: r2");
            in.reject(486, "Busy Here");
        } finally {
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    private static void nothingPassesBy(Trunking trunk, Phone caller, String number) throws Exception {
        PhoneCall out = caller.call(number);
        PhoneCall in = trunk.phone().awaitCall();
        assertThat(passed(in)).isEmpty();
        answered(out, in);
        assertThat(in.info("application/vnd.shop+json", "{}").status()).isEqualTo(415);
        assertThat(in.infoKey("7", 100).status()).as("a key").isEqualTo(200);
        new Talk(caller, out, trunk.phone(), in).hangUp();
    }

    private static void answered(PhoneCall out, PhoneCall in) throws Exception {
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
    }

    /** Whether the session was described with the INVITE or with the ACK: a key that comes right behind the ACK counts. */
    @Test
    void noKeyIsPressedTooSoon() throws Exception {
        var b = carillon.line();
        String menu = "8801" + b.number();
        carillon.admin().post("/menus", Json.createObjectBuilder().add("number", menu).add("title", "Soon")
                .add("keys", Json.createArrayBuilder().add(Api.json(Map.of("key", "5", "action", "NUMBER", "target", b.number()))))
                .build()).expect(201);
        try (Phone alice = carillon.line().registered();
                Phone bob = b.registered();
                AutoCloseable gone = () -> carillon.admin().delete("/menus/" + menu).expect(204)) {
            for (int i = 0; i < SOON; i++) {
                PhoneCall out = alice.call(menu, i % 2 == 0 ? Sdp.offer("PCMU") : Sdp.none()).awaitAnswered();
                out.audio().digit(5, 101);
                PhoneCall in = bob.awaitCall().ring();
                out.hangUp();
                in.awaitEnded();
            }
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void theIntercomAsksThePhoneToAnswerByItself() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            PhoneCall out = alice.call("*80" + b.number());
            PhoneCall in = bob.awaitCall();
            assertThat(in.sentInvite().header("Alert-Info")).contains("info=alert-autoanswer");
            assertThat(in.sentInvite().header("Call-Info")).contains("answer-after=0");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, bob, in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), "*80" + b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }
}
