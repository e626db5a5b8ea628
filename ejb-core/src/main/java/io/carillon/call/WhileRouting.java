package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaOffer;
import io.carillon.event.CallEvent;

/** The first input of a call: somebody dialled, or the API asks for a call. */
final class WhileRouting extends StageRules {
    WhileRouting(Turn turn) {
        super(turn);
    }

    @Override
    public Turn onInviteArrived(InviteArrived in) {
        Call call = turn.call();
        LegId caller = in.leg();
        turn.put(new Leg(caller, Leg.Role.CALLER, call.from().number(), null, in.sipCallId(), 0, in.at(),
                LegPhase.Offered.NOW));
        if (in.offer() instanceof MediaOffer.Unusable unusable) {
            return created().explain("offer: " + unusable.reason()).end(Causes.unusable(unusable.reason()), HangUpParty.SYSTEM);
        }
        if (call.hops() < 1) {
            return created().explain("hops: used up").end(Cause.TOO_MANY_HOPS, HangUpParty.SYSTEM);
        }
        sentOnBefore();
        Verification verification = turn.advice().verify(in);
        Stage.Verifying stage = new Stage.Verifying(caller, verification.late());
        turn.enter(stage);
        WhileVerifying rules = new WhileVerifying(turn, stage);
        return verification.isPending() ? rules.await(verification.patience()) : rules.found(verification.finding());
    }

    /** Who sent the call on outside is kept in the record whether anybody believes it or not. */
    private void sentOnBefore() {
        Call call = turn.call();
        if (call.diverted().isEmpty()) {
            return;
        }
        String told = turn.advice().believes(call.origin()) ? "" : ", which is told to nobody";
        for (DialNotes.Diverted by : call.diverted()) {
            turn.explain("sent on outside by " + by.number() + " (" + by.why() + "), says the trunk" + told);
        }
    }

    @Override
    Turn originate(AppRequest.Originate request) {
        Search search = Search.of(request.from().user(), 0);
        Stage.Originating stage = new Stage.Originating(request.by().isEmpty() ? search : search.by(request.by()),
                request.to().digits(), request.autoAnswer());
        turn.enter(stage);
        created();
        return new WhileOriginating(turn, stage).ringFirst(request.display());
    }

    private Turn created() {
        Call call = turn.call();
        return turn.event(new CallEvent.CallCreated(
                call.id(), call.tenant(), turn.at(), turn.direction(), turn.from().number(), call.to()));
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        return turn.end(cause, endedBy(leg, cause));
    }
}
