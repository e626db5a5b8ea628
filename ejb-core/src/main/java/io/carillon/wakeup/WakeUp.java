package io.carillon.wakeup;

import java.time.Duration;
import java.time.Instant;

/**
 * When an extension is called to wake somebody; stored by its number.
 *
 * @param at when, null for never
 * @param rings how often it was called in vain
 */
public record WakeUp(Instant at, int rings) {
    /** Nobody is to be woken. */
    public static final WakeUp NONE = new WakeUp(null, 0);

    /** Whoever does not answer is called again after this. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    /** Nobody is called later than this: by then it is no help. */
    static final Duration TOO_LATE = Duration.ofHours(1);

    private static final int MOST_RINGS = 3;

    /** At that time. */
    public static WakeUp at(Instant when) {
        return new WakeUp(when, 0);
    }

    /** Whether it is time. */
    boolean isDue(Instant now) {
        return at != null && !at.isAfter(now);
    }

    /** Whether nothing is left but to give up. */
    boolean isInVain(Instant now) {
        return rings >= MOST_RINGS || at.plus(TOO_LATE).isBefore(now);
    }

    /** It is called now, and again unless it answers. */
    WakeUp called(Instant now) {
        return new WakeUp(now.plus(AGAIN), rings + 1);
    }
}
