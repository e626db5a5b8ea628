package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import java.time.Duration;

/**
 * Whoever handed a caller on to a feature: he has an answer as soon as the feature has the caller, but may be told
 * something first.
 *
 * @param by his leg, null when the caller came by itself
 */
record HandedOn(Turn turn, LegId by) {
    /** The timer that bounds what he is told. */
    static final String TOLD = "told";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private boolean isThere() {
        return by != null && turn.leg(by).isUp();
    }

    /** Whether he is listening. */
    boolean isTold() {
        return turn.timers().contains(TOLD);
    }

    /** He hears this and is let go then. */
    Turn tell(Prompt prompt) {
        return isThere() && turn.leg(by).isAnswered()
                ? turn.command(new SoundCommand.PlayPrompt(by, prompt)).setTimer(TOLD, LONGEST)
                : letGo();
    }

    /** He has nothing more to do here. */
    Turn letGo() {
        turn.clearTimer(TOLD);
        if (isThere()) {
            turn.command(new SwitchCommand.ReportTransfer(by, 200, "OK"));
            turn.hangUp(by, Cause.NORMAL_CLEARING);
        }
        return turn;
    }
}
