package io.carillon.voicemail;

import java.util.Objects;

/**
 * What was said in a message, as text.
 *
 * @param state how far that is
 * @param language in which it is or will be understood, ISO 639
 * @param text empty before it is understood, and when there were no words in it
 */
public record Transcript(Progress state, String language, String text) {
    /** How far it is. */
    public enum Progress {
        /** Nobody has understood it yet; it is asked for again. */
        WAITING,
        /** It is understood. */
        DONE,
        /** Nobody understood it for a day: it stays without. */
        FAILED
    }

    public Transcript {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
    }
}
