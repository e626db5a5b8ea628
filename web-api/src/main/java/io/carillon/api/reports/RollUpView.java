package io.carillon.api.reports;

import io.carillon.batch.RollUp;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one extension, or everybody, did in one hour or on one day in one direction.
 *
 * @param start beginning of the hour or day, UTC
 * @param extension the number; empty for everybody
 * @param direction which calls
 * @param calls how many were placed
 * @param answered how many of them were answered
 * @param seconds billable seconds
 * @param asr answer-seizure ratio, 0 to 1
 * @param acd average duration of answered calls in seconds
 * @param mosAverage mean opinion score, 0 when there was no audio
 */
@Schema(name = "RollUp")
public record RollUpView(
        Instant start,
        String extension,
        @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}) String direction,
        long calls,
        long answered,
        long seconds,
        double asr,
        double acd,
        double mosAverage) {
    static RollUpView of(RollUp rollUp) {
        return new RollUpView(
                rollUp.start(),
                rollUp.extension(),
                rollUp.direction().name(),
                rollUp.calls(),
                rollUp.answered(),
                rollUp.seconds(),
                rollUp.asr(),
                rollUp.acd(),
                rollUp.mosAverage());
    }
}
