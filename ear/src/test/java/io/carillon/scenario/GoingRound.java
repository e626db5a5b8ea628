package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.time.Duration;

/**
 * A call that would go round for ever.
 *
 * @param status what its caller is told
 * @param taken how long that took, with what was asked meanwhile
 * @param othersWaited the longest that somebody waited who asked something else meanwhile
 */
record GoingRound(int status, Duration taken, Duration othersWaited) {
    private static final Duration ENDED = Duration.ofSeconds(12);
    private static final Duration ANSWERED = Duration.ofSeconds(2);
    /** A stumble of the machine may spoil a call; a fault of the server spoils them all. */
    private static final int CALLS = 4;

    /**
     * Calls this number; it ends with a refusal of the caller in time, and whoever asks meanwhile is always answered soon.
     *
     * @return how often it had to be called for that
     */
    static int endsInTime(Installation carillon, Phone caller, String number) throws Exception {
        GoingRound call = of(carillon, caller, number);
        int calls = 1;
        for (; calls < CALLS && !call.isBearable(); calls++) {
            call = of(carillon, caller, number);
        }
        assertThat(call.isBearable()).as("%s", call).isTrue();
        assertThat(call.status()).isBetween(400, 499);
        return calls;
    }

    private static GoingRound of(Installation carillon, Phone caller, String number) throws Exception {
        long called = System.nanoTime();
        PhoneCall out = caller.call(number);
        Duration worst = Asking.worstWhile(carillon.sip(), () -> !out.isDecided());
        return new GoingRound(out.awaitFinal().status(), Duration.ofNanos(System.nanoTime() - called), worst);
    }

    private boolean isBearable() {
        return taken.compareTo(ENDED) < 0 && othersWaited.compareTo(ANSWERED) < 0;
    }
}
