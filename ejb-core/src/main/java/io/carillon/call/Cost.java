package io.carillon.call;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What carriers ask for a call: every leg that was answered behind a trunk, for as long as it lasted.
 *
 * @param amount null when no price was known
 * @param currency null without an amount
 */
record Cost(BigDecimal amount, String currency) {
    private static final Cost UNKNOWN = new Cost(null, null);

    /** The cost of a call that has ended. Legs in another currency than the first that costs are not added to it. */
    static Cost of(Call call) {
        Cost sum = UNKNOWN;
        for (Leg leg : call.legs()) {
            if (leg.price() != null && (sum.currency == null || sum.currency.equals(leg.price().currency()))) {
                BigDecimal more = of(leg, call.outcome().at());
                sum = new Cost(sum.amount == null ? more : sum.amount.add(more), leg.price().currency());
            }
        }
        return sum;
    }

    private static BigDecimal of(Leg leg, Instant callEnded) {
        Instant answered = leg.phase().answeredAt();
        if (answered == null) {
            return BigDecimal.ZERO.setScale(6);
        }
        Instant ended = leg.phase() instanceof LegPhase.Cleared cleared ? cleared.at() : callEnded;
        BigDecimal whole = leg.price().of(CdrDraft.billable(answered, ended));
        // one that came from another call was paid for there until it came
        boolean came = leg.startedAt().isAfter(answered);
        return came ? whole.subtract(leg.price().of(CdrDraft.billable(answered, leg.startedAt()))) : whole;
    }
}
