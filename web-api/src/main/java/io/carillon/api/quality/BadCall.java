package io.carillon.api.quality;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.MediaReport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call in which somebody heard badly.
 *
 * @param call id of its record
 * @param startedAt when it began
 * @param caller its number
 * @param callee what was dialled
 * @param legs its telephones whose audio was measured
 */
@Schema(name = "BadCall")
public record BadCall(String call, Instant startedAt, String caller, String callee, List<Heard> legs) {
    /**
     * Bad calls, newest first.
     *
     * @param items the calls
     * @param next send as {@code cursor} for the next page; absent on the last one
     */
    @Schema(name = "BadCallPage")
    public record Page(List<BadCall> items, String next) {}

    /**
     * What one telephone sent, as it arrived.
     *
     * @param party its number
     * @param codec in use at the end; absent when unknown
     * @param mos opinion score (ITU-T P.800.1), 1 to 5
     * @param lostPercent packets that never arrived
     * @param jitterMillis how unevenly they came
     * @param roundTripMillis the way there and back; absent when unknown
     */
    @Schema(name = "HeardLeg")
    public record Heard(
            String party, String codec, double mos, double lostPercent, double jitterMillis, Double roundTripMillis) {
        private static final double PERCENT = 100;

        static Heard of(LegRecord leg) {
            MediaReport media = leg.media();
            return new Heard(leg.party(), media.codec() == null ? null : media.codec().toString(), media.mos(),
                    media.lossRate() * PERCENT, media.jitterMillis(),
                    media.roundTripMillis() < 0 ? null : media.roundTripMillis());
        }
    }

    static BadCall of(CallRecord call) {
        return new BadCall(call.id().value(), call.startedAt(), call.caller(), call.callee(), call.legs().stream()
                .filter(leg -> leg.media().mos() > 0)
                .map(Heard::of)
                .toList());
    }
}
