package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TransferAsked;
import io.carillon.dialplan.Route;

/** Somebody was handed on and hears ringback until the new other side answers. */
final class WhileTransferring extends WhileSearching {
    private final LegId waiting;
    private final LegId transferor;

    WhileTransferring(Turn turn, Stage.Transferring stage) {
        super(turn);
        this.waiting = stage.waiting();
        this.transferor = stage.transferor();
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
    String referredBy() {
        return turn.leg(transferor).party();
    }

    /** Who hands on answers for it, also when gone; somebody outside of the house answers for nothing in it. */
    @Override
    String responsible() {
        Leg leg = turn.leg(transferor);
        return turn.isOutside(leg) ? "" : leg.party();
    }

    private boolean isTransferorThere() {
        return turn.leg(transferor).isUp();
    }

    @Override
    Turn rings() {
        return isTransferorThere()
                ? turn.command(new SwitchCommand.ReportTransfer(transferor, 180, "Ringing"))
                : turn;
    }

    @Override
    Turn found(Leg winner) {
        connect(waiting, winner);
        if (isTransferorThere()) {
            turn.command(new SwitchCommand.ReportTransfer(transferor, 200, "OK"));
            turn.hangUp(transferor, Cause.NORMAL_CLEARING);
        }
        return turn;
    }

    /** A feature takes whoever was handed on; to the transferor that is somebody who answered. */
    @Override
    public Turn host(Route.Host route) {
        Stage.Hosted hosted = new Stage.Hosted(route.feature(), route.argument(), waiting, transferor);
        turn.posture(MediaPosture.OPEN).enter(hosted);
        return new WhileHosted(turn, hosted).begin("");
    }

    /** A transferor that still waits has its conversation back; otherwise whoever was handed on is let go. */
    @Override
    Turn notFound(Cause cause, HangUpParty by) {
        if (!isTransferorThere()) {
            return dismiss(waiting, cause, by);
        }
        turn.clearTimer(search().timer());
        turn.explain("back to " + turn.leg(transferor).party());
        turn.refuseTransfer(transferor, cause).command(new SwitchCommand.Bridge(waiting, transferor));
        Stage.Bridged bridged = new Stage.Bridged(waiting, transferor);
        turn.enter(bridged);
        return turn.posture().isHeldBy(transferor) ? new WhileBridged(turn, bridged).playMusic(transferor) : turn;
    }

    /** What the transferor's device agrees to meanwhile holds when it gets its conversation back. */
    @Override
    public Turn onOfferSettled(OfferSettled in) {
        return in.leg().equals(transferor)
                ? turn.posture(turn.posture().withDevice(transferor, in.direction().isHold()))
                : turn;
    }

    @Override
    public Turn onTransferAsked(TransferAsked in) {
        return in.leg().equals(transferor)
                ? turn.refuseTransfer(transferor, Causes.REQUEST_PENDING)
                : super.onTransferAsked(in);
    }
}
