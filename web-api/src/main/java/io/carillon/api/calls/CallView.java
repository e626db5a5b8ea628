package io.carillon.api.calls;

import io.carillon.engine.CallSummary;
import io.carillon.engine.LegSummary;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A live call.
 *
 * @param id the same in SIP traces, events, records and logs
 * @param status what the call is doing
 * @param direction where it runs
 * @param from number of the caller
 * @param fromName display name of the caller, may be empty
 * @param to what was dialled
 * @param startedAt when it began
 * @param answeredAt when somebody answered; absent before that
 * @param legs telephones in it
 * @param verstat what came of verifying the caller's number; absent when nobody looked
 * @param attestation how much the signer vouches for the caller; absent without a signature
 * @param recording whether it is being recorded
 * @param answeredBy who has answered, when the call was placed with 'detect' and that is known
 */
@Schema(name = "Call")
public record CallView(
        String id,
        @Schema(
                        enumeration = {
                            "NEW", "ROUTING", "RINGING", "ACTIVE", "HELD", "TRANSFERRING", "HOSTED", "FAILED", "ENDED"
                        })
                String status,
        @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}) String direction,
        String from,
        String fromName,
        String to,
        Instant startedAt,
        Instant answeredAt,
        List<Leg> legs,
        @Schema(enumeration = {"TN-Validation-Passed", "TN-Validation-Failed", "No-TN-Validation"}) String verstat,
        @Schema(enumeration = {"A", "B", "C"}) String attestation,
        @Schema(enumeration = {"OFF", "ON", "PAUSED"}) String recording,
        @Schema(enumeration = {"HUMAN", "MACHINE", "FAX", "UNKNOWN"}) String answeredBy) {

    static CallView of(CallSummary call) {
        return new CallView(
                call.id().value(),
                String.valueOf(call.status()),
                call.direction().name(),
                call.from(),
                call.fromName(),
                call.to(),
                call.startedAt(),
                call.answeredAt(),
                call.legs().stream().map(Leg::of).toList(),
                call.proof().verstat() == null ? null : call.proof().verstat().text(),
                call.proof().attestation() == null ? null : call.proof().attestation().name(),
                call.recording().name(),
                call.answeredBy() == null ? null : call.answeredBy().name());
    }

    /**
     * One telephone of the call.
     *
     * @param id the leg
     * @param direction INBOUND when the telephone called us
     * @param party its number
     * @param phase how far it is
     * @param holding whether it has put the other side on hold
     * @param startedAt when it was offered the call
     * @param answeredAt when it answered; absent before that
     * @param trunk id of the trunk it came or goes by; absent for a telephone of the house
     */
    @Schema(name = "Leg")
    public record Leg(
            String id,
            @Schema(enumeration = {"INBOUND", "OUTBOUND"}) String direction,
            String party,
            @Schema(enumeration = {"OFFERED", "RINGING", "ANSWERED", "LEAVING"}) String phase,
            boolean holding,
            Instant startedAt,
            Instant answeredAt,
            @Schema(examples = "default/carrier") String trunk) {
        static Leg of(LegSummary leg) {
            return new Leg(
                    leg.id().value(),
                    leg.direction().name(),
                    leg.party(),
                    leg.phase().name(),
                    leg.holding(),
                    leg.startedAt(),
                    leg.answeredAt(),
                    leg.trunk().isEmpty() ? null : leg.trunk());
        }
    }
}
