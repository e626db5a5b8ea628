package io.carillon.call;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegDirection;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.MediaReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the record of a call that is over. */
public final class CdrDraft {
    private CdrDraft() {}

    /** @throws IllegalStateException when the call has not ended */
    public static CallRecord of(Call call) {
        Outcome outcome = ended(call);
        Call.Milestones when = call.milestones();
        Cost cost = Cost.of(call);
        return new CallRecord(call.id(), call.tenant(), call.direction(), call.from().number(),
                call.from().displayName(), call.to(), when.startedAt(), when.ringingAt(), when.answeredAt(),
                outcome.at(), billable(when.answeredAt(), outcome.at()), outcome.disposition(), outcome.by(),
                outcome.cause(), legs(call), String.join("\n", call.explain()),
                cost.amount(), cost.currency(), call.proof(),
                new Visits(call.trail().stretches(), outcome).all(), lastDiverted(call));
    }

    /**
     * What is certain of a call whose record cannot be written otherwise: who called whom, when, and how it ended;
     * neither legs nor cost.
     *
     * @throws IllegalStateException when the call has not ended
     */
    public static CallRecord bare(Call call) {
        Outcome outcome = ended(call);
        Call.Milestones when = call.milestones();
        return new CallRecord(call.id(), call.tenant(), call.direction(), call.from().number(),
                call.from().displayName(), call.to(), when.startedAt(), when.ringingAt(), when.answeredAt(),
                outcome.at(), billable(when.answeredAt(), outcome.at()), outcome.disposition(), outcome.by(),
                outcome.cause(), List.of(), "");
    }

    private static DialNotes.Diverted lastDiverted(Call call) {
        int count = call.diverted().size();
        return count == 0 ? null : call.diverted().get(count - 1);
    }

    private static Outcome ended(Call call) {
        Outcome outcome = call.outcome();
        if (outcome == null) {
            throw new IllegalStateException("call " + call.id() + " has not ended");
        }
        return outcome;
    }

    /** Every second that has begun counts. */
    static long billable(Instant answered, Instant ended) {
        if (answered == null || !ended.isAfter(answered)) {
            return 0;
        }
        return Duration.between(answered, ended).plusNanos(999_999_999).toSeconds();
    }

    private static List<LegRecord> legs(Call call) {
        List<LegRecord> legs = new ArrayList<>(call.legs().size());
        for (Leg leg : call.legs()) {
            LegPhase phase = leg.phase();
            Instant ended = call.outcome().at();
            Cause cause = call.outcome().cause();
            MediaReport media = MediaReport.NONE;
            if (phase instanceof LegPhase.Cleared cleared) {
                ended = cleared.at();
                cause = cleared.cause();
                media = cleared.media();
            }
            legs.add(new LegRecord(leg.id(), leg.isInbound() ? LegDirection.INBOUND : LegDirection.OUTBOUND,
                    leg.party(), leg.sipCallId(), leg.startedAt(), phase.ringingAt(), phase.answeredAt(), ended, cause,
                    media, call.trunkOf(leg), leg.group()));
        }
        return legs;
    }
}
