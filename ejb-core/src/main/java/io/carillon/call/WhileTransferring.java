package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;

/** Somebody was handed on and hears ringback until the new other side answers. */
final class WhileTransferring extends WhileSearching {
    private final LegId waiting;

    WhileTransferring(Turn turn, Stage.Transferring stage) {
        super(turn);
        this.waiting = stage.waiting();
    }

    @Override
    LegId waiting() {
        return waiting;
    }

    @Override
    String onBehalfOf() {
        return turn.leg(waiting).party();
    }

    /** The new telephone shows who is handed on, not who did it. */
    @Override
    CallerIdentity shown(CallerIdentity found) {
        return found != null ? found : CallerIdentity.of(onBehalfOf());
    }

    @Override
    Turn found(Leg winner) {
        return connect(waiting, winner);
    }

    @Override
    Turn notFound(Cause cause, HangUpParty by) {
        return dismiss(waiting, cause, by);
    }
}
