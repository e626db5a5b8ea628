package io.carillon.event;

import java.time.Instant;

/**
 * A message that somebody left has become text.
 *
 * @param message what was told of it when it came
 * @param language in which it was understood, ISO 639
 * @param text what was said; blank when there were no words in it
 * @param at when it was understood
 */
public record VoicemailTranscribed(VoicemailReceived message, String language, String text, Instant at) {
    /** Type of the event. */
    static final String TYPE = "voicemail.transcribed";

    /** The id of the event: the same after every repeat and restart. */
    String eventId() {
        return TYPE + "-" + message.id();
    }
}
