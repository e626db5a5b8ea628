package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.OfferArrived;

/** Decided; telephones confirm one after the other. Nothing can bring the call back. */
final class WhileEnded extends StageRules {
    WhileEnded(Turn turn) {
        super(turn);
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        return turn;
    }

    @Override
    Turn broken(Cause cause) {
        return turn.stay("call has ended already");
    }

    @Override
    Turn hangUpAsked() {
        return turn.stay("call has ended already");
    }

    @Override
    public Turn onOfferArrived(OfferArrived in) {
        return turn.stay("call has ended already");
    }
}
