package io.carillon.event;

import io.carillon.cdr.Direction;
import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * A recording can be heard.
 *
 * @param id its name
 * @param call the call
 * @param tenant owner
 * @param direction where the call ran
 * @param from number of the caller
 * @param to what was dialled
 * @param startedAt when it began
 * @param startedBy login name or extension, or {@code policy}
 * @param millis how long it is
 * @param channels 2 by side, 1 mixed
 * @param rate samples per second
 * @param lost packets that could not be recorded
 * @param ended what ended it
 * @param keepUntil when it is destroyed, null for never
 */
public record RecordingReady(
        String id,
        CallId call,
        Tenant tenant,
        Direction direction,
        String from,
        String to,
        Instant startedAt,
        String startedBy,
        long millis,
        int channels,
        int rate,
        long lost,
        Recorded.End ended,
        Instant keepUntil) {

    /** Type of the event. */
    static final String TYPE = "recording.ready";

    /** When there was nothing more to come. */
    Instant endedAt() {
        return startedAt.plusMillis(millis);
    }

    /** The id of the event: the same after every repeat and restart. */
    String eventId() {
        return TYPE + "-" + id;
    }
}
