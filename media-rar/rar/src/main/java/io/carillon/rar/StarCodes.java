package io.carillon.rar;

import java.time.Duration;
import java.time.Instant;

/**
 * Hears the keys of one device in a conversation for codes: the star and one key soon after it. What else is pressed is
 * forgotten at once.
 */
final class StarCodes {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int STAR = 10;
    private static final Duration SOON = Duration.ofSeconds(3);

    private Instant star;

    /**
     * A key was pressed.
     *
     * @param event as RFC 4733 numbers it
     * @return the code that it completes, null when it completes none
     */
    String pressed(int event, Instant at) {
        Instant before = star;
        star = event == STAR ? at : null;
        boolean completes = before != null && event != STAR && event >= 0 && event < KEYS.length()
                && !at.isAfter(before.plus(SOON));
        return completes ? "*" + KEYS.charAt(event) : null;
    }
}
