package io.carillon.engine;

import io.carillon.cdr.LegDirection;
import io.carillon.contract.LegId;
import java.time.Instant;

/**
 * One telephone of a live call.
 *
 * @param id the leg
 * @param direction who placed it
 * @param party number of the telephone
 * @param phase how far it is: OFFERED, RINGING, ANSWERED or LEAVING
 * @param holding whether it has put the other side on hold
 * @param startedAt when it was offered
 * @param answeredAt when it answered, null before that
 * @param trunk id of the trunk it came or goes by, empty for a telephone of the house
 */
public record LegSummary(
        LegId id,
        LegDirection direction,
        String party,
        Phase phase,
        boolean holding,
        Instant startedAt,
        Instant answeredAt,
        String trunk) {

    /** How far a leg is. */
    public enum Phase {
        OFFERED,
        RINGING,
        ANSWERED,
        /** Told to end, not confirmed yet. */
        LEAVING
    }
}
