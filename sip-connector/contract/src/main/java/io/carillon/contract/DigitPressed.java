package io.carillon.contract;

import java.time.Instant;

/**
 * Somebody who talks with nobody pressed a key: in the audio (RFC 4733) or by INFO.
 *
 * @param call the call
 * @param leg whose key it was
 * @param at when it came up
 * @param key {@code 0} to {@code 9}, {@code *}, {@code #}, {@code A} to {@code D}
 * @param millis how long it was down
 */
public record DigitPressed(CallId call, LegId leg, Instant at, char key, int millis) implements CallInput {
    private static final String KEYS = "0123456789*#ABCD";

    public DigitPressed {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("no such key: " + (int) key);
        }
    }

    /** The key of an event of RFC 4733 section 3.2, 0 to 15. */
    public static char keyOf(int event) {
        return KEYS.charAt(event);
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onDigitPressed(this);
    }
}
