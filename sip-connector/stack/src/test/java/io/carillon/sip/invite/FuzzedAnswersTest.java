package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.fuzz.Dice;
import io.carillon.sip.SipLeg;
import io.carillon.sip.message.SipGrammar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is answered to our INVITE: the leg ends, once, nothing is thrown, and nothing of it stays. */
class FuzzedAnswersTest extends Wire {
    private static final int CALLS = 150;
    private static final int MOST_ANSWERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than this fits into no datagram. */
    private static final int LONGEST = 60_000;
    private static final Set<String> OUTCOMES = Set.of("answered", "rejected", "redirected");
    private static final Set<String> ANSWERED_BY_HAND = Set.of("BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "OPTIONS");

    private final Thrown thrown = new Thrown();
    private final Dice dice = new Dice(183);
    private final SipGrammar grammar = new SipGrammar("127.0.0.1:9");

    @AfterEach
    void nothingWasThrown() {
        thrown.close();
        assertThat(thrown.all()).isEmpty();
    }

    @Test
    void eachLegHasOneOutcomeAndNothingIsLeft() {
        RawPhone mad = bob();
        for (int i = 0; i < CALLS; i++) {
            SipLeg leg = dial(mad);
            String invite = mad.expect("INVITE");
            for (int more = dice.between(1, MOST_ANSWERS); more > 0; more--) {
                send(mad, invite);
            }
            mad.send(mad.answer(invite, "486 Busy Here", "last", ""));
            until(mad, () -> outcomes(leg) > 0);
            if (told(leg, "answered") > 0) {
                leg.end(Cause.NORMAL_CLEARING);
            }
        }
        until(mad, () -> gauge("sip.dialogs") == 0 && gauge("sip.transactions.client") == 0
                && gauge("sip.transactions.server") == 0);
        assertThat(owner.told).filteredOn(told -> OUTCOMES.contains(told.what()))
                .extracting(Owner.Told::leg).hasSize(CALLS).doesNotHaveDuplicates();
        owner.told.clear();
        answeredDial(bob(), "sane");
    }

    private void send(RawPhone mad, String invite) {
        String tag = dice.oneOf("one", "two", "last");
        List<String> copied = List.of(RawPhone.line(invite, "Via").strip(), RawPhone.line(invite, "From").strip(),
                RawPhone.line(invite, "To").strip() + ";tag=" + tag, RawPhone.line(invite, "Call-ID").strip(),
                RawPhone.line(invite, "CSeq").strip());
        byte[] answer = atHome(grammar.answer(dice, copied, mad.contact()));
        if (answer.length < LONGEST) {
            mad.sendRaw(answer);
        }
    }

    /** What it names is on this machine, where nobody listens: nothing is asked of a name server. */
    private static byte[] atHome(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1)
                .replace("@carillon", "@127.0.0.99").replace("@example.com", "@127.0.0.99")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private int outcomes(SipLeg leg) {
        return (int) OUTCOMES.stream().mapToLong(what -> told(leg, what)).sum();
    }

    private long told(SipLeg leg, String what) {
        return owner.told.stream().filter(told -> told.leg() == leg && told.what().equals(what)).count();
    }

    private long gauge(String name) {
        return endpoint.gauges().get(name);
    }

    /** Waits, and answers as a phone should what it is asked meanwhile. */
    private void until(RawPhone phone, java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gauges %s, told %s", endpoint.gauges(), owner.told).isLessThan(end);
            String message = phone.receive(2);
            String method = message.isEmpty() ? "" : message.substring(0, message.indexOf(' '));
            if (ANSWERED_BY_HAND.contains(method)) {
                phone.send(phone.answer(message, "200 OK", "", ""));
            } else if (method.equals("INVITE")) {
                phone.send(phone.answer(message, "486 Busy Here", "last", ""));
            }
        }
    }
}
