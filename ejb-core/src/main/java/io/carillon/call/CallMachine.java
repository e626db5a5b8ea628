package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.MediaReport;
import java.time.Instant;

/**
 * Decides what follows from an input. Pure and total: the same call, input and advice give the same step, and every
 * input has an answer in every stage, if only to stay. The rules themselves live with the stages: {@code While…}.
 */
public final class CallMachine {
    private CallMachine() {}

    /** One input of one call. */
    public static Step step(Call call, CallInput in, Advice advice) {
        Turn turn = new Turn(call, in.at(), advice);
        in.applyTo(turn.rules());
        return turn.step();
    }

    /**
     * The switch no longer knows the call: whatever is open is closed with this cause. A call whose end had been
     * decided keeps the outcome it had.
     */
    public static Step lost(Call call, Instant at, Cause cause, Advice advice) {
        Turn turn = new Turn(call, at, advice);
        for (Leg leg : call.legs()) {
            if (!leg.isCleared()) {
                turn.put(leg.in(leg.phase().clears(at, cause, MediaReport.NONE)));
            }
        }
        if (!(call.stage() instanceof Stage.Ended)) {
            turn.end(cause, HangUpParty.SYSTEM);
        }
        return turn.step();
    }
}
