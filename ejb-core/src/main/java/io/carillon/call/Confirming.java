package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand;
import java.time.Duration;
import java.util.List;

/**
 * Who answers outside of the house is asked to press a key: an answering machine does not. The others ring on
 * meanwhile, and whoever is first to answer in the house, or to press the key, has the call.
 */
record Confirming(WhileSearching rules) {
    private static final String PROMPT = "confirm";
    private static final char KEY = '1';
    private static final int TIMES = 5;

    private Turn turn() {
        return rules.turn;
    }

    /** Whether this one, who has answered, must confirm. */
    boolean isAsked(Leg leg) {
        Hunt hunt = rules.search().hunt();
        return hunt != null && hunt.confirmed() && leg != null && leg.isAnswered() && !leg.trunk().isEmpty()
                && leg.attempt() == rules.search().attempt();
    }

    /** Who is tried alone has as long to press the key as it had to answer. */
    Turn ask(Leg leg) {
        Search search = rules.search();
        turn().clearTimer(search.setupTimer());
        if (!search.hunt().together()) {
            turn().setTimer(search.timer(), search.hunt().ringFor());
        }
        turn().explain(leg.party() + " has answered and is asked to confirm");
        return turn().command(new SoundCommand.PlayPrompt(leg.id(), new Prompt(PROMPT,
                turn().advice().limits().language(), List.of(
                new PromptItem.Silence(Duration.ofSeconds(1)), new PromptItem.File("press-one"),
                new PromptItem.Silence(Duration.ofSeconds(1))), false, TIMES)));
    }

    /** @return the leg that has confirmed, null when none has */
    Leg confirmedBy(DigitPressed in) {
        Leg leg = turn().leg(in.leg());
        return isAsked(leg) && in.key() == KEY ? leg : null;
    }

    /** Nobody there has pressed the key. */
    Turn over(PromptEnded in) {
        Leg leg = turn().leg(in.leg());
        turn().explain(leg.party() + " did not confirm");
        turn().hangUp(leg.id(), Cause.NO_ANSWER);
        return rules.gone(turn().leg(leg.id()), Cause.NO_ANSWER);
    }
}
