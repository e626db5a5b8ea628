package io.carillon.cdr;

import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * One leg of a finished call.
 *
 * @param id the leg
 * @param direction who placed it
 * @param party number of the far end
 * @param sipCallId Call-ID header, to find the leg in traces
 * @param startedAt INVITE received or sent
 * @param ringingAt first 18x, null when it never rang
 * @param answeredAt 2xx, null when never answered
 * @param endedAt when it was over
 * @param cause why it ended
 * @param media how its audio went, {@link MediaReport#NONE} when there was none
 * @param trunk id of the trunk it came or went by, empty for a telephone of the house
 * @param group number of the ring group for which it rang, empty for none
 */
public record LegRecord(
        LegId id,
        LegDirection direction,
        String party,
        String sipCallId,
        Instant startedAt,
        Instant ringingAt,
        Instant answeredAt,
        Instant endedAt,
        Cause cause,
        MediaReport media,
        String trunk,
        String group)
        implements Serializable {
    public LegRecord {
        Objects.requireNonNull(id, "leg id");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(cause, "cause");
        media = media == null ? MediaReport.NONE : media;
        party = party == null ? "" : party;
        sipCallId = sipCallId == null ? "" : sipCallId;
        trunk = trunk == null ? "" : trunk;
        group = group == null ? "" : group;
    }

    /** A leg to or from a telephone of the house. */
    public LegRecord(
            LegId id,
            LegDirection direction,
            String party,
            String sipCallId,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            Cause cause,
            MediaReport media) {
        this(id, direction, party, sipCallId, startedAt, ringingAt, answeredAt, endedAt, cause, media, "", "");
    }
}
