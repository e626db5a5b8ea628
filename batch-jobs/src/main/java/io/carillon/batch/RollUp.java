package io.carillon.batch;

import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * What one extension did in one hour or on one day, in one direction.
 *
 * @param tenant owner
 * @param start beginning of the hour or day (UTC)
 * @param extension the number, or an empty string for the tenant as a whole
 * @param direction which calls
 * @param calls how many were placed
 * @param answered how many of them were answered
 * @param seconds billable seconds of the answered ones
 * @param mosAverage mean opinion score over all legs that had audio, 0 when none had
 */
public record RollUp(
        Tenant tenant,
        Instant start,
        String extension,
        Direction direction,
        long calls,
        long answered,
        long seconds,
        double mosAverage) {

    /** Where it stands among all. */
    public RollUpQuery.Place place() {
        return new RollUpQuery.Place(start, extension, direction);
    }

    /** Answer-seizure ratio (ITU-T E.411), 0 to 1. */
    public double asr() {
        return calls == 0 ? 0 : (double) answered / calls;
    }

    /** Average call duration of answered calls, in seconds. */
    public double acd() {
        return answered == 0 ? 0 : (double) seconds / answered;
    }
}
