package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import io.carillon.phone.Watch;
import io.carillon.phone.Watch.Notice;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The lamp beside a colleague's name (RFC 6665, RFC 4235). */
@ArquillianTest
@RunAsClient
class LampTest {
    /** No single lamp is later; the machine that tests is shared, so the bound is generous. */
    private static final long LATEST_MILLIS = 1_500;
    private static final long DUE_MILLIS = 200;
    private static final int ROUNDS = 7;
    private static final String NOT_LISTENING = "pname=\"+sip.rendering\" pval=\"no\"";
    private static final Sdp.Template HOLDING = Sdp.offer("PCMU", "PCMA").direction("sendonly");

    private final Installation carillon = Installation.ofTestRun();

    private static long millisSince(long nanos, Notice notice) {
        return (notice.nanos() - nanos) / 1_000_000;
    }

    @Test
    void theLampFollowsRingingAnswerHoldAndEnd() throws Exception {
        var a = carillon.line("Alice");
        var b = carillon.line("Bob");
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Watch lamp = carol.watch(b.number(), "dialog").on(600);
            Notice dark = lamp.next();
            assertThat(dark.state()).startsWith("active;expires=");
            assertThat(dark.body()).contains("state=\"full\"", "entity=\"sip:" + b.number() + "@").doesNotContain("<dialog ");
            assertThat(dark.version()).isZero();

            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            long rang = System.nanoTime();
            in.ring();
            Notice rings = lamp.nextWith("<state>early</state>", "direction=\"recipient\"", a.number(), "Alice");
            assertThat(millisSince(rang, rings)).isLessThan(LATEST_MILLIS);

            long answered = System.nanoTime();
            in.answer();
            out.awaitAnswered();
            Notice talks = lamp.nextWith("<state>confirmed</state>");
            assertThat(millisSince(answered, talks)).isLessThan(LATEST_MILLIS);

            String call = callOf(a.number());
            carillon.admin().post(call + "/hold", Api.json(Map.of("party", b.number()))).expect(202);
            lamp.nextWith("<state>confirmed</state>", NOT_LISTENING);
            in.awaitReInvite(1);
            out.awaitReInvite(1);
            carillon.admin().post(call + "/resume", Api.json(Map.of("party", b.number()))).expect(202);
            lamp.next(LampTest::talks);

            long ended = System.nanoTime();
            out.hangUp();
            Notice over = lamp.nextWith("<state>terminated</state>");
            assertThat(millisSince(ended, over)).isLessThan(LATEST_MILLIS);
            numbersAreInOrder(lamp);
        }
    }

    /** The machine may stumble; a server whose lamps are late is late mostly. The telephones hold and resume by themselves. */
    @Test
    void theLampFollowsWithinTwoHundredMilliseconds() throws Exception {
        var b = carillon.line();
        Taken[] shown = {new Taken(), new Taken(), new Taken(), new Taken(), new Taken()};
        try (Phone alice = carillon.line().registered();
                Phone bob = b.registered();
                Phone carol = carillon.line().registered()) {
            Watch lamp = carol.watch(b.number(), "dialog").on(600);
            lamp.next();
            for (int i = 0; i < ROUNDS; i++) {
                PhoneCall out = alice.call(b.number());
                PhoneCall in = bob.awaitCall();
                long rang = System.nanoTime();
                in.ring();
                shown[0].between(rang, lamp.nextWith("<state>early</state>").nanos());
                long answered = System.nanoTime();
                in.answer();
                out.awaitAnswered();
                in.awaitAnswered();
                shown[1].between(answered, lamp.nextWith("<state>confirmed</state>").nanos());
                long held = System.nanoTime();
                assertThat(in.hold().status()).isEqualTo(200);
                shown[2].between(held, lamp.nextWith("<state>confirmed</state>", NOT_LISTENING).nanos());
                long resumed = System.nanoTime();
                assertThat(in.resume().status()).isEqualTo(200);
                shown[3].between(resumed, lamp.next(LampTest::talks).nanos());
                long ended = System.nanoTime();
                out.hangUp();
                shown[4].between(ended, lamp.nextWith("<state>terminated</state>").nanos());
            }
            numbersAreInOrder(lamp);
        }
        assertThat(shown).as("until it shows ringing, talking, holding, talking, nothing")
                .allMatch(each -> each.median().toMillis() <= DUE_MILLIS);
    }

    /** RFC 4235 section 3.7.1, RFC 3840: whoever holds does not listen; whoever is held hears the music, and has not held anybody. */
    @Test
    void whoHoldsByItsOwnTelephoneIsShownSoAndWhoIsHeldIsNot() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = carillon.line().registered()) {
            Watch holder = carol.watch(a.number(), "dialog").on(600);
            Watch held = carol.watch(b.number(), "dialog").on(600);
            Talk talk = Talk.between(alice, bob);
            holder.next(LampTest::talks);
            held.next(LampTest::talks);
            for (Sdp.Template quiet : List.of(HOLDING, HOLDING.direction("inactive"))) {
                assertThat(talk.out().reInvite(quiet).status()).isEqualTo(200);
                String shown = holder.nextWith(NOT_LISTENING).body();
                assertThat(shown).contains("<state>confirmed</state>", "direction=\"initiator\"");
                assertThat(shown.indexOf(NOT_LISTENING)).as("of its own end").isBetween(shown.indexOf("<local>"), shown.indexOf("</local>"));
                assertThat(talk.out().resume().status()).isEqualTo(200);
                holder.next(LampTest::talks);
            }
            assertThat(talk.in().hold().status()).as("now the other").isEqualTo(200);
            held.nextWith("<state>confirmed</state>", NOT_LISTENING);
            assertThat(talk.out().hold().status()).as("and both").isEqualTo(200);
            holder.nextWith("<state>confirmed</state>", NOT_LISTENING);
            assertThat(talk.in().resume().status()).isEqualTo(200);
            held.next(LampTest::talks);
            assertThat(holder.all().get(holder.all().size() - 1).body()).as("still holds").contains(NOT_LISTENING);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            holder.next(LampTest::talks);
            talk.hearOneAnother();
            talk.hangUp();
            holder.nextWith("<state>terminated</state>");
            held.nextWith("<state>terminated</state>");
            assertThat(held.all()).as("held twice, holding once").filteredOn(notice -> notice.body().contains(NOT_LISTENING)).hasSize(1);
            numbersAreInOrder(holder);
            numbersAreInOrder(held);
        }
    }

    private static boolean talks(Notice notice) {
        return notice.body().contains("<state>confirmed</state>") && !notice.body().contains(NOT_LISTENING);
    }

    private static void numbersAreInOrder(Watch lamp) {
        long cseq = 0;
        for (Notice notice : lamp.all()) {
            assertThat(notice.message().cseq()).isEqualTo(++cseq);
            assertThat(notice.version()).isEqualTo(cseq - 1);
        }
    }

    private String callOf(String caller) throws Exception {
        for (var value : carillon.admin().get("/calls").expect(200).object().getJsonArray("items")) {
            if (value.asJsonObject().getString("from").equals(caller)) {
                return "/calls/" + value.asJsonObject().getString("id");
            }
        }
        throw new AssertionError("no call of " + caller);
    }

    @Test
    void theCallersLampShowsThatItCalls() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Watch lamp = bob.watch(a.number(), "dialog").with("Accept", "application/dialog-info+xml").on(600);
            lamp.next();
            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            lamp.nextWith("direction=\"initiator\"", "<state>early</state>", b.number());
            out.cancel();
            lamp.nextWith("<state>terminated</state>");
        }
    }

    @Test
    void refreshEndAndFetch() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            Watch lamp = alice.watch(a.number(), "dialog").on(600);
            lamp.next();
            lamp.on(900);
            assertThat(lamp.next().state()).startsWith("active;expires=8");
            lamp.on(0);
            assertThat(lamp.next().state()).isEqualTo("terminated;reason=timeout");
            assertThat(lamp.subscribe(600).status()).isEqualTo(481);
            Watch once = alice.watch(a.number(), "dialog").on(0);
            assertThat(once.next().state()).isEqualTo("terminated;reason=timeout");
        }
    }

    @Test
    void whatCannotBeTakenIsAnsweredClearly() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            SipText unknown = alice.watch(a.number(), "conference").subscribe(600);
            assertThat(unknown.status()).isEqualTo(489);
            assertThat(unknown.header("Allow-Events")).contains("dialog");
            assertThat(alice.watch(a.number(), "dialog").with("Accept", "text/plain").subscribe(600).status())
                    .isEqualTo(406);
            SipText brief = alice.watch(a.number(), "dialog").subscribe(5);
            assertThat(brief.status()).isEqualTo(423);
            assertThat(brief.header("Min-Expires")).isEqualTo("60");
            assertThat(alice.watch("99999", "dialog").subscribe(600).status()).isEqualTo(404);
        }
    }

    @Test
    void nobodySubscribesWithoutCredentialsOrAsSomebodyElse() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone forger = Phone.on(carillon.sip(), a.number(), "not the secret")) {
            assertThat(forger.watch(b.number(), "dialog").subscribe(600).status()).isEqualTo(407);
            assertThat(forger.watch("99999", "dialog").subscribe(600).status()).isEqualTo(407);
        }
    }

    @Test
    void aPhoneThatHasForgottenIsNotToldAgain() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Watch lamp = bob.watch(a.number(), "dialog").answering(481).on(600);
            lamp.next();
            int status = 200;
            for (int i = 0; i < 20 && status == 200; i++) {
                status = lamp.subscribe(600).status();
            }
            assertThat(status).isEqualTo(481);
        }
    }
}
