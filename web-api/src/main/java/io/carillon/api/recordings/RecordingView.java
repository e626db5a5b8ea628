package io.carillon.api.recordings;

import io.carillon.contract.Recorded;
import io.carillon.recording.RecordingEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is known of a recording.
 *
 * @param id its name
 * @param callId the call it began in
 * @param direction where the call ran
 * @param caller number of the caller, on the left side
 * @param callee what was dialled, on the right side
 * @param extensions that talked when it began, separated by commas
 * @param startedBy login name, extension, or policy
 * @param startedAt when it began
 * @param seconds how long it is
 * @param channels 2 by side, 1 mixed
 * @param rate samples per second
 * @param packetsLost packets that are missing in it
 * @param ended STORAGE: it could not be written any more; CRASHED: all but the last second before the process died
 * @param pauses where it is silent on purpose
 * @param keepUntil when it is destroyed; absent when never
 * @param legalHold whether it is kept whatever that says
 */
@Schema(name = "Recording")
public record RecordingView(
        String id,
        String callId,
        @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}) String direction,
        String caller,
        String callee,
        String extensions,
        String startedBy,
        Instant startedAt,
        double seconds,
        int channels,
        int rate,
        long packetsLost,
        @Schema(enumeration = {"STOPPED", "CALL_ENDED", "STORAGE", "CRASHED"}) String ended,
        List<Pause> pauses,
        Instant keepUntil,
        boolean legalHold) {

    /**
     * A stretch of silence.
     *
     * @param fromSeconds where it begins
     * @param toSeconds where it ends
     */
    @Schema(name = "RecordingPause")
    public record Pause(double fromSeconds, double toSeconds) {
        static Pause of(Recorded.Pause pause) {
            return new Pause(pause.fromMillis() / 1000.0, pause.toMillis() / 1000.0);
        }
    }

    static RecordingView of(RecordingEntry entry) {
        RecordingEntry.Audio audio = entry.audio();
        return new RecordingView(
                entry.id(),
                entry.call().value(),
                entry.direction().name(),
                entry.caller(),
                entry.callee(),
                entry.extensions(),
                entry.startedBy(),
                entry.startedAt(),
                audio.millis() / 1000.0,
                audio.channels(),
                audio.rate(),
                audio.lost(),
                audio.ended().name(),
                audio.pauses().stream().map(Pause::of).toList(),
                entry.keep().until(),
                entry.keep().hold());
    }
}
