package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TransferAsked;

/** Somebody hands on whom he talks with to whom he talks with in another call; that call has been asked for its leg. */
final class WhileJoining extends StageRules {
    private final LegId waiting;
    private final LegId transferor;

    WhileJoining(Turn turn, Stage.Joining stage) {
        super(turn);
        this.waiting = stage.waiting();
        this.transferor = stage.transferor();
    }

    private boolean isTransferorThere() {
        return turn.leg(transferor).isUp();
    }

    @Override
    public Turn onPeerHanded(PeerHanded in) {
        if (in.known().place() != null) {
            // not the leg that was asked for, but somebody who came too late for who rang here
            return super.onPeerHanded(in);
        }
        Leg joined = turn.take(in);
        if (in.known().held()) {
            turn.command(new SwitchCommand.ApplyMedia(joined.id(), MediaDirection.SENDRECV));
        }
        if (turn.posture().isHeld()) {
            turn.command(new SwitchCommand.ApplyMedia(waiting, MediaDirection.SENDRECV));
        }
        turn.command(new SwitchCommand.Bridge(waiting, joined.id()));
        turn.posture(MediaPosture.OPEN).enter(new Stage.Bridged(waiting, joined.id()));
        turn.explain("joined with " + joined.party() + " by " + turn.leg(transferor).party());
        if (isTransferorThere()) {
            turn.command(new SwitchCommand.ReportTransfer(transferor, 200, "OK"));
            turn.hangUp(transferor, Cause.NORMAL_CLEARING);
        }
        return turn;
    }

    /** Nobody has answered there yet: the number is dialled for whoever is handed on (RFC 5589 section 7.6). */
    @Override
    Turn peerKept(Cause cause, DialledNumber instead) {
        Stage.Bridged bridged = new Stage.Bridged(waiting, transferor);
        turn.enter(bridged);
        if (instead != null) {
            return new WhileBridged(turn, bridged).handOn(transferor, waiting, instead.digits());
        }
        turn.explain("not joined: " + cause.text());
        return isTransferorThere()
                ? turn.refuseTransfer(transferor, cause)
                : turn.end(Causes.forCaller(cause), HangUpParty.SYSTEM);
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        return leg.id().equals(waiting) ? turn.end(cause, endedBy(leg, cause)) : turn;
    }

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
