package io.carillon.queue.floor;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.queue.Callback;
import java.time.Instant;
import java.util.List;

/**
 * A call that a queue has placed to call somebody back: an agent is rung first, then the caller.
 *
 * @param floor where
 * @param caller who is called back
 * @param patience how often it is called
 * @param now the moment
 */
record CallingBack(Floor floor, Waiting caller, Callback.Patience patience, long now) {
    /**
     * What follows from a call.
     *
     * @param changed what has come of calling back and is to be stored, null when nothing has
     * @param tired agents who did not answer too often
     */
    record Outcome(Callback changed, List<String> tired) {
        private static final Outcome NOTHING = new Outcome(null, List.of());
    }

    Outcome follow(Call call) {
        Agent agent = floor.agent(caller.agents.get(0), now);
        Leg leg = legOf(call, agent);
        caller.phase = Waiting.Phase.RINGING;
        caller.agentUp |= leg != null && leg.phase().answeredAt() != null;
        Outcome outcome = Outcome.NOTHING;
        if (!caller.reached && call.stage() instanceof Stage.Bridged) {
            caller.reached = true;
            floor.takes(agent, call.id(), caller.queue, now);
            floor.reached(caller, now);
            outcome = new Outcome(caller.wish.ending(Callback.Outcome.REACHED), List.of());
        }
        boolean over = call.stage() instanceof Stage.Ended;
        if (caller.reached && agent.talking != null && (over || leg == null || leg.isCleared())) {
            floor.hangsUp(agent, caller.queue, now);
        }
        return over ? over(outcome) : outcome;
    }

    private static Leg legOf(Call call, Agent agent) {
        for (Leg leg : call.legs()) {
            if (leg.party().equals(agent.number)) {
                return leg;
            }
        }
        return null;
    }

    private Outcome over(Outcome outcome) {
        if (caller.reached) {
            floor.release(caller, now);
            return outcome;
        }
        if (!caller.agentUp) {
            return new Outcome(null, floor.missed(caller.call, now));
        }
        floor.release(caller, now);
        caller.agentUp = false;
        caller.wish = caller.wish.triedAt(Instant.ofEpochMilli(now), patience);
        if (caller.wish.outcome() != Callback.Outcome.OPEN) {
            floor.forget(caller);
        }
        return new Outcome(caller.wish, List.of());
    }
}
