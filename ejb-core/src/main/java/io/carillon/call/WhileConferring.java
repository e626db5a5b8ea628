package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Cause;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.Origin;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two people talk, and who has come in with INVITE and Join talks with both (RFC 3911). */
final class WhileConferring extends StageRules {
    private final Stage.Conferring stage;

    WhileConferring(Turn turn, Stage.Conferring stage) {
        super(turn);
        this.stage = stage;
    }

    /** Somebody who may comes in. The mix is named like the call. */
    Turn comesIn(JoinArrived in) {
        String user = ((Origin.Device) in.by()).aor().user();
        turn.put(new Leg(in.leg(), Leg.Role.CALLER, user, null, in.sipCallId(), 0, in.at(),
                new LegPhase.Answered(null, in.at(), null)));
        turn.command(new SwitchCommand.Answer(in.leg(), null));
        turn.explain(user + " joined the conversation of " + turn.leg(in.joined()).party());
        return with(in.leg());
    }

    /** An answered leg talks with the others from now on. */
    Turn with(LegId other) {
        if (stage.others().isEmpty()) {
            mix(stage.a()).mix(stage.b());
        }
        mix(other);
        List<LegId> others = new ArrayList<>(stage.others());
        others.add(other);
        return turn.enter(new Stage.Conferring(stage.a(), stage.b(), others));
    }

    @Override
    Turn invite(AppRequest.Invite request) {
        boolean here = stage.peerOf(request.leg()) != null || stage.others().contains(request.leg());
        return here ? WhileInviting.begin(turn, stage, request) : super.invite(request);
    }

    private WhileConferring mix(LegId leg) {
        turn.command(new SwitchCommand.JoinMix(leg, turn.call().id().value()));
        return this;
    }

    @Override
    public Turn onJoinArrived(JoinArrived in) {
        boolean here = stage.peerOf(in.joined()) != null || stage.others().contains(in.joined());
        Cause objection = here ? objection(in) : Causes.NOT_HERE;
        if (objection == null && stage.others().size() >= Stage.Conferring.MOST) {
            objection = Causes.TOO_MANY_IN_IT;
        }
        return objection == null ? comesIn(in) : refuse(in.leg(), objection);
    }

    /** Who came in listens, talks, or is heard by one of the two only. */
    @Override
    Turn supervise(AppRequest.Supervise request) {
        boolean whispers = request.role() == MixRole.WHISPERS;
        LegId coached = whispers ? request.coached() : null;
        if (!stage.others().contains(request.leg()) || whispers && (coached == null || stage.peerOf(coached) == null)) {
            return turn.stay("nobody who came in, or nobody to be coached");
        }
        turn.explain(turn.leg(request.leg()).party() + " " + request.role().name().toLowerCase(Locale.ROOT)
                + (whispers ? " to " + turn.leg(coached).party() : "") + ", says " + request.user());
        return turn.command(new SwitchCommand.JoinMix(
                request.leg(), turn.call().id().value(), request.role(), coached));
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        if (stage.peerOf(leg.id()) != null) {
            return turn.end(cause, endedBy(leg, cause));
        }
        return stage.others().contains(leg.id()) ? without(leg.id()) : turn;
    }

    private Turn without(LegId gone) {
        Stage.Conferring left = stage.without(gone);
        if (left.others().isEmpty()) {
            turn.command(new SwitchCommand.Bridge(stage.a(), stage.b()));
        }
        return turn.enter(left.asItIs());
    }

    /** Who could not be answered after all is refused; the others talk on. */
    @Override
    Turn unanswerable(Leg leg, Cause cause) {
        if (!stage.others().contains(leg.id())) {
            return super.unanswerable(leg, cause);
        }
        turn.hangUp(leg.id(), cause);
        return without(leg.id());
    }

    /** Without a mix nobody else can be in it: the two talk on alone. */
    @Override
    Turn broken(Cause cause) {
        for (LegId other : stage.others()) {
            turn.hangUp(other, Causes.forCaller(cause));
        }
        return turn.command(new SwitchCommand.Bridge(stage.a(), stage.b()))
                .enter(new Stage.Bridged(stage.a(), stage.b()));
    }

    @Override
    public Turn onOfferSettled(OfferSettled in) {
        return stage.peerOf(in.leg()) != null
                ? turn.posture(turn.posture().withDevice(in.leg(), in.direction().isHold()))
                : turn;
    }

    @Override
    Turn timer(TimerFired in) {
        return in.timer().equals(WhileBridged.LIMIT)
                ? turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM)
                : super.timer(in);
    }
}
