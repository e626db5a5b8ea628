package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.BeepHeard;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.HearingInput;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaReport;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.Origin;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerKept;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import io.carillon.contract.TransferAsked;

/**
 * What every stage has in common: legs keep their own books first, then the stage says what it makes of it. Anything a
 * stage does not expect is a stay; what a leg's end means has no default.
 */
abstract class StageRules implements CallInput.Handler<Turn> {
    final Turn turn;

    StageRules(Turn turn) {
        this.turn = turn;
    }

    /** A leg that we had not told to end is over. Its books are closed already. */
    abstract Turn gone(Leg leg, Cause cause);

    /**
     * A leg alerts.
     *
     * @param first whether it did not before
     */
    Turn ringing(Leg leg, LegProgressed in, boolean first) {
        return turn;
    }

    /** An outbound leg that we had not told to end was answered: nobody waits for it, unless a stage says so. */
    Turn answered(Leg leg) {
        return turn.hangUp(leg.id(), Cause.ANSWERED_ELSEWHERE);
    }

    /** Whose doing the end of a leg was: a telephone that is lost or out of order has hung up no more than we have. */
    static HangUpParty endedBy(Leg leg, Cause cause) {
        if (!Causes.isFromDevice(cause)) {
            return HangUpParty.SYSTEM;
        }
        return leg.role() == Leg.Role.CALLER ? HangUpParty.CALLER : HangUpParty.CALLEE;
    }

    /** Something the call cannot do without failed. */
    Turn broken(Cause cause) {
        return turn.end(Causes.forCaller(cause), HangUpParty.SYSTEM);
    }

    /** A leg could not be put into a mix. */
    Turn unmixed(LegId leg, Cause cause) {
        return broken(cause);
    }

    /** A prompt could not be played to a leg. */
    Turn unheard(LegId leg, Cause cause) {
        return broken(cause);
    }

    /** A leg that was to be answered could not be: it is unanswered as before. */
    Turn unanswerable(Leg leg, Cause cause) {
        turn.milestones(turn.milestones().unanswered());
        return broken(cause);
    }

    /** A change of the session could not be applied to a leg. */
    Turn mediaUnchanged(SwitchCommand.ApplyMedia command) {
        return turn.stay("session of a leg stays as it was");
    }

    Turn timer(TimerFired in) {
        return turn.stay("timer " + in.timer() + " means nothing now");
    }

    Turn hold(AppRequest.HoldCall request) {
        return turn.stay("nothing to hold");
    }

    Turn resume(AppRequest.ResumeCall request) {
        return turn.stay("nothing to resume");
    }

    Turn transfer(AppRequest.TransferCall request) {
        return turn.stay("nothing to transfer");
    }

    Turn join(AppRequest.JoinCalls request) {
        return turn.stay("nobody to join");
    }

    Turn identityChecked(AppRequest.IdentityChecked request) {
        return turn.stay("nobody waits to know who vouches for the caller");
    }

    Turn told(AppRequest.TellFeature request) {
        return turn.stay("no feature has the caller");
    }

    Turn supervise(AppRequest.Supervise request) {
        return turn.stay("nobody has come into a conversation");
    }

    Turn invite(AppRequest.Invite request) {
        return turn.stay("nobody talks who could have a third in it");
    }

    Turn hangUpAsked() {
        return turn.end(Cause.NORMAL_CLEARING, HangUpParty.API);
    }

    Turn originate(AppRequest.Originate request) {
        return turn.stay("call exists already");
    }

    @Override
    public Turn onInviteArrived(InviteArrived in) {
        return turn.stay("call exists already");
    }

    @Override
    public final Turn onLegProgressed(LegProgressed in) {
        Leg leg = turn.leg(in.leg());
        if (leg == null || !leg.isUp() || leg.isAnswered() || leg.isInbound()) {
            return turn.stay("no leg that could ring");
        }
        Leg rings = leg.in(leg.phase().rings(in.at()));
        turn.put(rings);
        return ringing(rings, in, leg.phase() instanceof LegPhase.Offered);
    }

    /** An answer that crosses our CANCEL must be ended a second time: now it takes a BYE (RFC 3261 section 9.1). */
    @Override
    public final Turn onLegAnswered(LegAnswered in) {
        Leg leg = turn.leg(in.leg());
        if (leg == null || leg.isInbound()) {
            return turn.stay("no leg that could be answered");
        }
        LegPhase next = leg.phase().answers(in.at(), in.codec());
        if (next == leg.phase()) {
            return turn.stay("leg cannot be answered now");
        }
        Leg up = leg.in(next);
        turn.put(up);
        if (next instanceof LegPhase.Leaving leaving) {
            return turn.command(new SwitchCommand.HangUp(leg.id(), leaving.cause()));
        }
        return answered(up);
    }

    @Override
    public final Turn onLegRejected(LegRejected in) {
        Leg leg = turn.leg(in.leg());
        if (in.instead() == null || leg == null || !leg.isUp()) {
            return over(in.leg(), in.cause(), MediaReport.NONE);
        }
        Leg cleared = leg.in(leg.phase().clears(turn.at(), in.cause(), MediaReport.NONE));
        turn.put(cleared);
        return redirected(cleared, in.cause(), in.instead().digits());
    }

    /** A leg is over and names a number to dial instead. */
    Turn redirected(Leg leg, Cause cause, String number) {
        return gone(leg, cause);
    }

    @Override
    public final Turn onHungUp(HungUp in) {
        return over(in.leg(), in.cause(), in.media());
    }

    @Override
    public final Turn onLegReleased(LegReleased in) {
        return over(in.leg(), Cause.NORMAL_CLEARING, in.media());
    }

    /** Closes the books of a leg; a leg that had been told to end changes nothing else. */
    final Turn over(LegId id, Cause cause, MediaReport media) {
        Leg leg = turn.leg(id);
        if (leg == null || leg.isCleared()) {
            return turn.stay("leg is not there or over already");
        }
        Leg cleared = leg.in(leg.phase().clears(turn.at(), cause, media == null ? MediaReport.NONE : media));
        turn.put(cleared);
        return leg.isLeaving() ? turn : gone(cleared, cause);
    }

    /** Without somebody to pass it to, an offer is answered by ourselves; before the answer it has to wait. */
    @Override
    public Turn onOfferArrived(OfferArrived in) {
        Leg leg = turn.leg(in.leg());
        if (leg == null || !leg.isUp()) {
            return turn.stay("no leg that could offer");
        }
        return turn.command(leg.isAnswered()
                ? new SwitchCommand.AnswerOffer(in.leg())
                : new SwitchCommand.DeclineOffer(in.leg(), Causes.REQUEST_PENDING));
    }

    @Override
    public Turn onOfferSettled(OfferSettled in) {
        return turn;
    }

    /** A telephone wants to hand on what cannot be handed on now. */
    @Override
    public Turn onTransferAsked(TransferAsked in) {
        Leg leg = turn.leg(in.leg());
        return leg == null || !leg.isUp()
                ? turn.stay("no leg that could transfer")
                : turn.refuseTransfer(in.leg(), Causes.NOTHING_TO_TRANSFER);
    }

    /** Somebody wants the place of a leg that nobody can take. */
    @Override
    public Turn onReplacementArrived(ReplacementArrived in) {
        return refuse(in.leg(), Causes.NOT_HERE);
    }

    /** Somebody wants to come into a conversation that is none. */
    @Override
    public Turn onJoinArrived(JoinArrived in) {
        return refuse(in.leg(), Causes.NOT_HERE);
    }

    final Turn refuse(LegId newcomer, Cause cause) {
        return turn.command(new SwitchCommand.Reject(newcomer, cause));
    }

    /** Why somebody must not come into a conversation, null when he may: it is his own, or he supervises. */
    final Cause objection(JoinArrived in) {
        Cause stranger = strange(in.joined(), in.by());
        if (stranger != null) {
            return stranger;
        }
        Aor who = ((Origin.Device) in.by()).aor();
        return belongsTo(in.joined(), who) || turn.advice().limits().maySupervise(who) ? null : Cause.FORBIDDEN;
    }

    /** A leg that is not up, or of another house, is not there for whoever names it. */
    private Cause strange(LegId named, Origin by) {
        Leg leg = turn.leg(named);
        boolean here = leg != null && leg.isUp() && by instanceof Origin.Device device
                && device.tenant().equals(turn.call().tenant());
        return here ? null : Causes.NOT_HERE;
    }

    /** Why somebody must not have the place of a leg, null when he may: it is his own, or the house lets everybody. */
    final Cause objection(ReplacementArrived in) {
        Cause stranger = strange(in.replaced(), in.by());
        if (stranger != null) {
            return stranger;
        }
        if (in.earlyOnly() && turn.leg(in.replaced()).isAnswered()) {
            return Cause.BUSY;
        }
        boolean own = belongsTo(in.replaced(), ((Origin.Device) in.by()).aor());
        return own || turn.advice().limits().takeover() ? null : Cause.FORBIDDEN;
    }

    /** The new leg, answered, in the role and place of the one that it replaces. */
    final Leg takeOver(ReplacementArrived in, LegId peer, int attempt) {
        Leg replaced = turn.leg(in.replaced());
        String user = ((Origin.Device) in.by()).aor().user();
        Leg leg = new Leg(in.leg(), replaced.role(), user, null, in.sipCallId(), attempt, in.at(),
                new LegPhase.Answered(null, in.at(), null), null, replaced.group());
        turn.put(leg).command(new SwitchCommand.Answer(in.leg(), peer));
        turn.explain(user + " takes over from " + replaced.party());
        return leg;
    }

    /** Whether that one is at the end of a leg. */
    final boolean belongsTo(LegId leg, Aor party) {
        Leg found = turn.leg(leg);
        return found != null && partyOf(found).equals(party);
    }

    /**
     * Who is at the end of a leg: an extension, or somebody behind a trunk, who is no extension of the house whatever
     * number he shows.
     */
    final Aor partyOf(Leg leg) {
        String trunk = turn.trunkOf(leg);
        return new Aor(turn.call().tenant(), trunk.isEmpty() ? leg.party() : leg.party() + " behind " + trunk);
    }

    /** Another call wants a leg that nobody talks with here. */
    @Override
    public Turn onPeerWanted(PeerWanted in) {
        return turn.command(new SwitchCommand.KeepPeer(in.to(), Causes.NO_SUCH_CALL, null));
    }

    /** A leg came too late to be of use: it is booked, and let go. */
    @Override
    public Turn onPeerHanded(PeerHanded in) {
        turn.take(in);
        return turn.hangUp(in.leg(), Cause.NORMAL_CLEARING);
    }

    @Override
    public final Turn onPeerKept(PeerKept in) {
        return peerKept(in.cause(), in.instead());
    }

    /** The other call does not give the leg. */
    Turn peerKept(Cause cause, DialledNumber instead) {
        return turn.stay("nobody waits for a leg of another call");
    }

    @Override
    public Turn onToneEnded(ToneEnded in) {
        return turn.stay("nobody waits for a tone");
    }

    @Override
    public Turn onPromptEnded(PromptEnded in) {
        return turn.stay("nobody waits for a prompt");
    }

    @Override
    public Turn onDigitPressed(DigitPressed in) {
        return turn.stay("nobody waits for a key");
    }

    @Override
    public final Turn onTimerFired(TimerFired in) {
        return turn.forgetTimer(in.timer()) ? timer(in) : turn.stay("timer was dropped");
    }

    @Override
    public Turn onCodePressed(CodePressed in) {
        return turn.stay("keys mean nothing now");
    }

    @Override
    public Turn onRecordingEnded(RecordingEnded in) {
        return new RecordingRules(turn).ended(in);
    }

    /** The switch could not do it: the call goes on without being recorded. */
    Turn notRecorded(RecordingCommand command) {
        return new RecordingRules(turn).failed(command);
    }

    @Override
    public final Turn onHeard(HearingInput in) {
        new HearingRules(turn).heard(in);
        return in instanceof BeepHeard && turn.answerer().beeped() && turn.stage() instanceof Stage.Hosted
                ? told(new AppRequest.TellFeature("", HostInput.Told.BEEP))
                : turn;
    }

    @Override
    public final Turn onAppAsked(AppAsked in) {
        return new Wishes(this).of(in.request());
    }

    @Override
    public final Turn onCommandFailed(CommandFailed in) {
        return in.command().applyTo(new AfterFailure(this, in.cause()));
    }
}
