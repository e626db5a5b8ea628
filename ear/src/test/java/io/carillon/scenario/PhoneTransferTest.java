package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telephones hand on their conversations by themselves. */
@ArquillianTest
@RunAsClient
class PhoneTransferTest {
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final String DECK = "prefix,per_minute,step_seconds\n49,0.06,60\n";

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static SipText refer(PhoneCall call, String target) throws Exception {
        return call.inDialog("REFER", "Refer-To", "<sip:" + target + "@carillon>");
    }

    private static SipText awaitNotify(Phone phone, String sipfrag) throws Exception {
        return phone.awaitReceived("NOTIFY", notify -> notify.body().startsWith("SIP/2.0 " + sipfrag));
    }

    @Test
    void theCalleeHandsOnBlindly() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), c.number()).status()).isEqualTo(202);
            PhoneCall atCarol = carol.awaitCall();
            assertThat(atCarol.sentInvite().header("Referred-By")).contains("sip:" + b.number() + "@");
            assertThat(atCarol.sentInvite().header("From")).contains("sip:" + a.number() + "@");
            atCarol.ring();
            awaitNotify(bob, "180");
            assertThat(talk.out().listen(ofMillis(400)).isTone(425)).as("ringback to who is handed on").isTrue();
            long answered = System.nanoTime();
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk after = new Talk(alice, talk.out(), carol, atCarol);
            after.heardWithin(SOON, answered);
            assertThat(awaitNotify(bob, "200").header("Subscription-State")).startsWith("terminated");
            talk.in().awaitEnded();
            after.hearOneAnother();
            after.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("transferred by " + b.number() + " to " + c.number());
        }
    }

    @Test
    void theCallerHoldsHandsOnAndLeavesAtOnce() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).isEqualTo(200);
            assertThat(refer(talk.out(), c.number()).status()).isEqualTo(202);
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            talk.out().hangUp();
            atCarol.answer();
            atCarol.awaitAnswered();
            Talk after = new Talk(carol, atCarol, bob, talk.in());
            after.hearOneAnother();
            after.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(3);
        }
    }

    @Test
    void aBusyTargetGivesTheConversationBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), c.number()).status()).isEqualTo(202);
            carol.awaitCall().reject(486, "Busy Here");
            awaitNotify(bob, "486");
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void aTransferToItselfOrToNobodyIsAClearNo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(refer(talk.in(), a.number()).status()).isEqualTo(482);
            assertThat(referReplacing(talk.in(), talk.in(), a.number()).status()).as("its own call").isEqualTo(481);
            assertThat(refer(talk.in(), "0000").status()).isEqualTo(202);
            awaitNotify(bob, "404");
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(refer(talk.in(), a.number()).status()).isEqualTo(481);
        }
    }

    private static SipText referReplacing(PhoneCall call, PhoneCall other, String target) throws Exception {
        SipText dialog = other.forged("INVITE", "");
        String replaces = other.callId() + "%3Bto-tag%3D" + SipText.param(dialog.header("To"), "tag") + "%3Bfrom-tag%3D"
                + SipText.param(dialog.header("From"), "tag");
        return call.inDialog("REFER", "Refer-To", "<sip:" + target + "@carillon?Replaces=" + replaces + ">");
    }

    @Test
    void anAnnouncedTransferJoinsTheTwoConversations() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(alice, bob);
            assertThat(first.in().hold().status()).isEqualTo(200);
            Talk second = Talk.between(bob, carol);
            long asked = System.nanoTime();
            assertThat(referReplacing(first.in(), second.out(), c.number()).status()).isEqualTo(202);
            awaitNotify(bob, "200");
            Talk joined = new Talk(alice, first.out(), carol, second.in());
            joined.heardWithin(SOON, asked);
            first.in().awaitEnded();
            second.out().awaitEnded();
            joined.hearOneAnother();
            second.in().hangUp();
            first.out().awaitEnded();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("joined with " + c.number() + " by " + b.number());
            assertThat(carillon.awaitCdr(b.number(), c.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void aTransferAnnouncedToAPhoneThatStillRings() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk first = Talk.between(bob, alice);
            PhoneCall consulting = bob.call(c.number());
            PhoneCall atCarol = carol.awaitCall();
            atCarol.ring();
            SipText ringing = consulting.awaitProvisional(180);
            String replaces = consulting.callId() + "%3Bto-tag%3D" + SipText.param(ringing.header("To"), "tag")
                    + "%3Bfrom-tag%3D" + SipText.param(ringing.header("From"), "tag");
            assertThat(first.out().inDialog("REFER", "Refer-To",
                    "<sip:" + c.number() + "@carillon?Replaces=" + replaces + ">").status()).isEqualTo(202);
            assertThat(consulting.awaitFinal().status()).isEqualTo(487);
            PhoneCall again = carol.awaitCall();
            again.answer();
            again.awaitAnswered();
            new Talk(carol, again, alice, first.in()).hearOneAnother();
            again.hangUp();
            first.in().awaitEnded();
        }
    }

    /** Somebody outside who calls a number of this house; whoever answers goes on by another carrier, which costs. */
    private Talk fromOutside(Trunking from, Trunking to, Installation.Line called, Phone callee) throws Exception {
        String number = "49307" + called.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", called.number()))).expect(201);
        Trunking.route(carillon, to.name(), "0" + called.number() + "ZZZ", to);
        carillon.admin().send("PUT", "/trunks/" + to.name() + "/rates?currency=EUR", DECK, "Content-Type", "text/csv").expect(200);
        PhoneCall out = from.phone().call(number);
        PhoneCall in = callee.awaitCall();
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        return new Talk(from.phone(), out, callee, in);
    }

    private static void assertCosts(JsonObject cdr, String direction, String cost) {
        assertThat(cdr.getString("direction")).isEqualTo(direction);
        assertThat(new BigDecimal(cdr.getString("cost"))).isEqualByComparingTo(cost);
        assertThat(cdr.getString("currency")).isEqualTo("EUR");
    }

    @Test
    void somebodyOutsideIsHandedOnToSomebodyOutsideAndTheRecordSaysWhatThatCost() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking from = Trunking.at(carillon, "tf" + a.number(), "127.0.4.51", Map.of());
                Trunking to = Trunking.at(carillon, "tt" + a.number(), "127.0.4.52", Map.of())) {
            Talk talk = fromOutside(from, to, a, alice);
            talk.hearOneAnother();
            assertThat(refer(talk.in(), "0" + a.number() + "123").status()).isEqualTo(202);
            PhoneCall far = to.phone().awaitCall();
            far.ring();
            awaitNotify(alice, "180");
            far.answer();
            far.awaitAnswered();
            awaitNotify(alice, "200");
            talk.in().awaitEnded();
            Talk after = new Talk(from.phone(), talk.out(), to.phone(), far);
            after.hearOneAnother();
            after.hangUp();
            JsonObject cdr = carillon.awaitCdr("carrier", "49307" + a.number());
            assertCosts(cdr, "INBOUND", "0.06");
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getJsonArray("legs").getJsonObject(2).getString("trunk")).isEqualTo("default/" + to.name());
            assertThat(cdr.getString("explain")).contains("transferred by " + a.number() + " to 0" + a.number() + "123");
            carillon.admin().delete("/dids/49307" + a.number()).expect(204);
        }
    }

    /** Whoever was asked first goes on with the caller; what it costs from then on is the matter of the caller's call. */
    @Test
    void somebodyOutsideIsAnnouncedToSomebodyOutsideAndBothRecordsTogetherSayWhatThatCost() throws Exception {
        var a = carillon.line();
        String dialled = "0" + a.number() + "123";
        try (Phone alice = a.registered();
                Trunking from = Trunking.at(carillon, "uf" + a.number(), "127.0.4.53", Map.of());
                Trunking to = Trunking.at(carillon, "ut" + a.number(), "127.0.4.54", Map.of())) {
            Talk first = fromOutside(from, to, a, alice);
            assertThat(first.in().hold().status()).isEqualTo(200);
            PhoneCall asking = alice.call(dialled);
            PhoneCall far = to.phone().awaitCall();
            far.answer();
            asking.awaitAnswered();
            far.awaitAnswered();
            assertThat(referReplacing(first.in(), asking, dialled).status()).isEqualTo(202);
            awaitNotify(alice, "200");
            first.in().awaitEnded();
            asking.awaitEnded();
            Talk joined = new Talk(from.phone(), first.out(), to.phone(), far);
            joined.hearOneAnother();
            joined.hangUp();
            assertCosts(carillon.awaitCdr(a.number(), dialled), "OUTBOUND", "0.06");
            JsonObject cdr = carillon.awaitCdr("carrier", "49307" + a.number());
            assertCosts(cdr, "INBOUND", "0");
            assertThat(cdr.getJsonArray("legs").getJsonObject(2).getString("trunk")).isEqualTo("default/" + to.name());
            carillon.admin().delete("/dids/49307" + a.number()).expect(204);
        }
    }
}
