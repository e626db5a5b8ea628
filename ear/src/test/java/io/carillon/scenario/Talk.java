package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;

/** Two phones in conversation. */
record Talk(Phone caller, PhoneCall out, Phone callee, PhoneCall in) {
    /** A stall of the machine in milliseconds that leaves the 40 ms limit meaningful. */
    private static final double STEADY = 12;

    /** Dials, rings, answers; both sides then hear one another, or the test fails. */
    static Talk between(Phone caller, Phone callee) throws Exception {
        PhoneCall out = caller.call(callee.user());
        PhoneCall in = callee.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        return talk;
    }

    /** Each side hears the other's tone, whole and without gaps. */
    void hearOneAnother() throws Exception {
        assertThat(in.listen(ofMillis(200)).packets()).as("warm-up").isPositive();
        whole(out, callee);
        whole(in, caller);
    }

    /**
     * Judges a second in which the machine kept time. On a machine that never does, the tone still has to be there, but a gap proves
     * nothing.
     */
    static void whole(PhoneCall listener, Phone speaker) throws Exception {
        Hearing hearing = listener.listen(ofMillis(1000));
        for (int window = 1; window < 8 && hearing.stallMillis() > STEADY; window++) {
            hearing = listener.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(speaker.tone()))
                .as("tone of %s at %s Hz: %s, %.1f dB at that frequency", speaker.user(), speaker.tone(), hearing,
                        hearing.levelOf(speaker.tone()))
                .isTrue();
        assertThat(hearing.levelOf(speaker.tone())).as("level").isBetween(-12.0, -8.0);
        if (hearing.stallMillis() <= STEADY) {
            assertThat(hearing.lost()).as("lost packets: %s", hearing).isZero();
            assertThat(hearing.longestGapMillis()).as("longest gap in ms: %s", hearing).isLessThan(40);
        }
    }

    /** The caller hangs up and the callee is told. */
    void hangUp() throws Exception {
        assertThat(out.hangUp().status()).isEqualTo(200);
        in.awaitEnded();
    }
}
