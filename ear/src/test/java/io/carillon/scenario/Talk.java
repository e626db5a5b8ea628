package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.time.Duration;

/** Two phones in conversation. */
record Talk(Phone caller, PhoneCall out, Phone callee, PhoneCall in) {
    /** Longest time in milliseconds between two packets of 20 ms that a listener does not notice. */
    private static final double GAP = 40;

    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int SECONDS = 8;

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

    /** Each side hears the other's tone before this much time has passed since a moment of {@code System.nanoTime()}. */
    void heardWithin(Duration most, long since) throws Exception {
        heardWithin(out, callee, since + most.toNanos());
        heardWithin(in, caller, since + most.toNanos());
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(most);
    }

    private static void heardWithin(PhoneCall listener, Phone speaker, long end) throws Exception {
        Hearing hearing = listener.listen(WARM_UP);
        while (!hearing.isTone(speaker.tone()) && System.nanoTime() < end) {
            hearing = listener.listen(WARM_UP);
        }
        assertThat(hearing.isTone(speaker.tone())).as("tone of %s in time, heard was %s", speaker.user(), hearing).isTrue();
    }

    /** Each side hears the other's tone, whole and without gaps. Both are listened to at the same time. */
    void hearOneAnother() throws Exception {
        assertThat(in.listen(WARM_UP).packets()).as("warm-up").isPositive();
        out.audio().forget();
        in.audio().forget();
        Hearing atCaller = out.audio().listenOn(SECOND);
        Hearing atCallee = in.audio().listenOn(SECOND);
        for (int second = 1; second < SECONDS && !(isWhole(atCaller) && isWhole(atCallee)); second++) {
            out.audio().forget();
            in.audio().forget();
            atCaller = wholeOf(atCaller, out.audio().listenOn(SECOND));
            atCallee = wholeOf(atCallee, in.audio().listenOn(SECOND));
        }
        assertWhole(atCaller, callee);
        assertWhole(atCallee, caller);
    }

    private static Hearing wholeOf(Hearing before, Hearing now) {
        return isWhole(before) ? before : now;
    }

    /**
     * Hears a whole second of the speaker's tone without a gap or a loss. The machine is shared with whatever else it runs, so a
     * stumble may be of its making: then the next second is judged. A fault of the server comes again.
     */
    static void whole(PhoneCall listener, Phone speaker) throws Exception {
        Hearing hearing = listener.listen(SECOND);
        for (int second = 1; second < SECONDS && !isWhole(hearing); second++) {
            hearing = listener.listen(SECOND);
        }
        assertWhole(hearing, speaker);
    }

    private static void assertWhole(Hearing hearing, Phone speaker) {
        assertThat(hearing.isTone(speaker.tone()))
                .as("tone of %s at %s Hz: %s, %.1f dB at that frequency", speaker.user(), speaker.tone(), hearing,
                        hearing.levelOf(speaker.tone()))
                .isTrue();
        assertThat(hearing.levelOf(speaker.tone())).as("level").isBetween(-12.0, -8.0);
        assertThat(isWhole(hearing)).as("no loss, no gap of %s ms in any of %s seconds, the last: %s", GAP, SECONDS, hearing)
                .isTrue();
    }

    private static boolean isWhole(Hearing hearing) {
        return hearing.lost() == 0 && hearing.longestGapMillis() < GAP;
    }

    /** The caller hangs up and the callee is told. */
    void hangUp() throws Exception {
        assertThat(out.hangUp().status()).isEqualTo(200);
        in.awaitEnded();
    }
}
