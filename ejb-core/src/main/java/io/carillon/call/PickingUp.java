package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.ReplacementArrived;

/** Somebody picks up what rings elsewhere: he has answered, all telephones that ring are let go. */
record PickingUp(WhileSearching rules) {
    private Turn turn() {
        return rules.turn;
    }

    private int attempt() {
        return rules.search().attempt();
    }

    private boolean rings(Leg leg) {
        return leg != null && leg.isUp() && leg.attempt() == attempt() && leg.attempt() > 0 && !leg.isAnswered()
                && rules.waiting() != null;
    }

    /** His telephone knows the call that rings (RFC 3891). */
    Turn replacing(ReplacementArrived in) {
        Cause objection = rings(turn().leg(in.replaced())) ? rules.objection(in) : Causes.NOT_HERE;
        return objection == null
                ? rules.answered(rules.takeOver(in, rules.waiting(), attempt())) : rules.refuse(in.leg(), objection);
    }

    /** Whether somebody has dialled for what rings here, or for whoever waits here. */
    boolean isMeant(PeerHanded in) {
        LegId place = in.known().place();
        return place != null && attempt() > 0 && (rings(turn().leg(place)) || place.equals(rules.waiting()));
    }

    /** He has come from the call in which he dialled. */
    Turn comes(PeerHanded in) {
        Leg place = turn().leg(in.known().place());
        Leg taker = turn().take(in).inSearch(attempt(), rings(place) ? place.group() : "");
        turn().put(taker).explain(taker.party() + " picks up" + (rings(place) ? " for " + place.party() : ""));
        return rules.answered(taker);
    }
}
