package io.carillon.api.voicemail;

import io.carillon.voicemail.Transcript;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was said in a message, as text.
 *
 * @param state how far that is: waiting for whoever understands, done, or given up after a day
 * @param language in which it is understood
 * @param text what was said; empty before, and when there were no words in it
 */
@Schema(name = "VoicemailTranscript")
public record TranscriptView(Transcript.Progress state, String language, String text) {
    static TranscriptView of(Transcript transcript) {
        return new TranscriptView(transcript.state(), transcript.language(), transcript.text());
    }
}
