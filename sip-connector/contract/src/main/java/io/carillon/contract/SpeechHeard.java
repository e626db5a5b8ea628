package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody has said something, and it was understood.
 *
 * @param call the call
 * @param leg who said it
 * @param at when it began
 * @param text what, up to {@value #LONGEST} characters
 * @param language in which
 */
public record SpeechHeard(CallId call, LegId leg, Instant at, String text, String language) implements HearingInput {
    /** Longer texts are cut. */
    public static final int LONGEST = 2000;

    public SpeechHeard {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
