package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was recorded of a call.
 *
 * @param id its name
 * @param call the call it began in
 * @param notes what the application said of it when it began
 * @param startedAt when it began
 * @param millis how long it is
 * @param bytes what it takes in the storage
 * @param rate samples per second
 * @param channels 2 by side, 1 mixed
 * @param lost packets that were relayed and could not be recorded
 * @param why what ended it
 * @param pauses where it was paused: silence in the audio
 * @param keyId name of the key it is encrypted with
 */
public record Recorded(
        String id,
        CallId call,
        Map<String, String> notes,
        Instant startedAt,
        long millis,
        long bytes,
        int rate,
        int channels,
        long lost,
        End why,
        List<Pause> pauses,
        String keyId)
        implements Serializable {

    /** What ended a recording. */
    public enum End {
        /** Somebody stopped it. */
        STOPPED,
        /** The call ended. */
        CALL_ENDED,
        /** It could not be written any more, for instance because the disk is full. */
        STORAGE,
        /** The process died; all but the last second is there. */
        CRASHED,
        /** Who spoke alone said nothing for as long as {@link SpeechLimits} allow. */
        SILENCE,
        /** Who spoke alone said as much as {@link SpeechLimits} allow. */
        LIMIT
    }

    /**
     * A stretch in which nothing was recorded.
     *
     * @param fromMillis where it begins
     * @param toMillis where it ends
     */
    public record Pause(long fromMillis, long toMillis) implements Serializable {}

    public Recorded {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(why, "why");
        notes = Map.copyOf(notes);
        pauses = List.copyOf(pauses);
    }
}
