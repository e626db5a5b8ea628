package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Cause;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import java.time.Duration;

/** The call failed and whoever is left hears so; when the tone has ended, the call does. */
final class WhileDismissed extends StageRules {
    /** A tone whose end is never reported must not keep the call. */
    static final String GUARD = "dismiss";

    /** No finite tone lasts longer. */
    static final Duration LONGEST_TONE = Duration.ofSeconds(10);

    private final Stage.Dismissed stage;

    WhileDismissed(Turn turn, Stage.Dismissed stage) {
        super(turn);
        this.stage = stage;
    }

    @Override
    public Turn onToneEnded(ToneEnded in) {
        return in.leg().equals(stage.leg()) ? turn.end(stage.outcome()) : turn.stay("tone of another leg");
    }

    @Override
    Turn timer(TimerFired in) {
        return in.timer().equals(GUARD) ? turn.end(stage.outcome()) : limit();
    }

    private Turn limit() {
        return turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM);
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        return leg.id().equals(stage.leg()) ? turn.end(stage.outcome()) : turn;
    }

    @Override
    Turn broken(Cause cause) {
        return turn.end(stage.outcome());
    }
}
