package io.carillon.recording;

import io.carillon.cdr.Direction;
import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a recording.
 *
 * @param id its name
 * @param call the call it began in
 * @param tenant owner
 * @param direction where the call ran
 * @param caller number of the caller
 * @param callee what was dialled
 * @param extensions that talked when it began, separated by commas
 * @param startedBy login name or extension, or {@code policy}
 * @param startedAt when it began
 * @param audio what there is to hear
 * @param keep how long it is kept
 */
public record RecordingEntry(
        String id,
        CallId call,
        Tenant tenant,
        Direction direction,
        String caller,
        String callee,
        String extensions,
        String startedBy,
        Instant startedAt,
        Audio audio,
        Keep keep) {

    /**
     * What there is to hear.
     *
     * @param millis how long it is
     * @param bytes what it takes in the storage
     * @param rate samples per second
     * @param channels 2 by side, 1 mixed
     * @param lost packets that could not be recorded
     * @param ended what ended it
     * @param pauses where it is silent on purpose
     * @param keyId name of the key it is encrypted with
     */
    public record Audio(
            long millis, long bytes, int rate, int channels, long lost, Recorded.End ended, List<Recorded.Pause> pauses,
            String keyId) {
        public Audio {
            pauses = List.copyOf(pauses);
        }
    }

    /**
     * How long it is kept.
     *
     * @param until when it is destroyed, null for never
     * @param hold whether it is kept whatever that says
     */
    public record Keep(Instant until, boolean hold) {}

    /** The entry of what the adapter recorded. @param retentionDays where no policy said, 0 for ever */
    static RecordingEntry of(Recorded recorded, int retentionDays) {
        int said = number(recorded.notes().get("retentionDays"));
        int days = said == 0 ? retentionDays : said;
        Instant until = days == 0 ? null : recorded.startedAt().plus(Duration.ofDays(days));
        return new RecordingEntry(recorded.id(), recorded.call(), new Tenant(note(recorded, "tenant", "default")),
                Direction.valueOf(note(recorded, "direction", Direction.INTERNAL.name())), note(recorded, "caller", ""),
                note(recorded, "callee", ""), note(recorded, "extensions", ""), note(recorded, "by", ""),
                recorded.startedAt(),
                new Audio(recorded.millis(), recorded.bytes(), recorded.rate(), recorded.channels(), recorded.lost(),
                        recorded.why(), recorded.pauses(), recorded.keyId()),
                new Keep(until, false));
    }

    private static String note(Recorded recorded, String key, String otherwise) {
        return recorded.notes().getOrDefault(key, otherwise);
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
