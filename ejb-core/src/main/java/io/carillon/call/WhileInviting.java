package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.event.CallEvent;

/**
 * People talk, and a third is called for one of them: nobody of them waits, and whoever answers talks with all. When nobody
 * does, they talk on as before.
 */
final class WhileInviting extends WhileSearching {
    private final LegId by;

    WhileInviting(Turn turn, Stage.Inviting stage) {
        super(turn);
        this.by = stage.by();
    }

    /** Somebody who talks wants a third. */
    static Turn begin(Turn turn, Stage.Conferring talk, AppRequest.Invite request) {
        int attempts = 0;
        for (Leg leg : turn.legs()) {
            attempts = Math.max(attempts, leg.attempt());
        }
        if (talk.others().size() >= Stage.Conferring.MOST || attempts >= WhileBridged.MOST_ATTEMPTS
                || turn.explanations() >= WhileBridged.MOST_VERDICTS) {
            return turn.stay("more people than a call can have");
        }
        turn.explain(request.user() + " calls " + request.target().digits() + " into the conversation for "
                + turn.leg(request.leg()).party());
        Stage.Inviting next = new Stage.Inviting(Search.of(request.target().digits(), attempts), talk, request.leg());
        turn.enter(next);
        return new WhileInviting(turn, next).ask(Because.TRANSFERRED, null);
    }

    private Stage.Conferring talk() {
        return ((Stage.Inviting) turn.stage()).talk();
    }

    @Override
    LegId waiting() {
        return null;
    }

    @Override
    String onBehalfOf() {
        return turn.leg(by).party();
    }

    /** Somebody outside of the house answers for nothing in it. */
    @Override
    String responsible() {
        Leg leg = turn.leg(by);
        return turn.isOutside(leg) ? "" : leg.party();
    }

    @Override
    CallerIdentity shown(CallerIdentity found) {
        return found != null ? found : CallerIdentity.of(onBehalfOf());
    }

    @Override
    Turn found(Leg winner) {
        Call call = turn.call();
        turn.event(new CallEvent.CallAnswered(call.id(), call.tenant(), turn.at(), call.direction(),
                turn.from().number(), call.to(), winner.id(), winner.party(), winner.group()));
        turn.explain(winner.party() + " talks with them");
        return new WhileConferring(turn, talk()).with(winner.id());
    }

    @Override
    Turn notFound(Cause cause, HangUpParty who) {
        turn.clearTimer(search().timer());
        turn.explain("nobody came into the conversation: " + cause.text());
        return turn.enter(talk().asItIs());
    }

    @Override
    Turn bystanderGone(Leg leg, Cause cause) {
        if (talk().peerOf(leg.id()) != null) {
            return turn.end(cause, endedBy(leg, cause));
        }
        if (!talk().others().contains(leg.id())) {
            return turn;
        }
        Stage.Conferring left = talk().without(leg.id());
        if (left.others().isEmpty()) {
            turn.command(new SwitchCommand.Bridge(left.a(), left.b()));
        }
        return turn.enter(new Stage.Inviting(search(), left, by));
    }

    /** What devices agree to meanwhile holds afterwards. */
    @Override
    public Turn onOfferSettled(OfferSettled in) {
        return talk().peerOf(in.leg()) != null
                ? turn.posture(turn.posture().withDevice(in.leg(), in.direction().isHold()))
                : turn;
    }

    @Override
    Turn otherTimer(TimerFired in) {
        return in.timer().equals(WhileBridged.LIMIT)
                ? turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM)
                : super.otherTimer(in);
    }

    /** Without a third the others talk on. */
    @Override
    Turn broken(Cause cause) {
        letGo(Cause.CANCELLED);
        return notFound(cause, HangUpParty.SYSTEM);
    }
}
