package io.carillon.call;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Aor;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.MediaReport;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.Tone;
import io.carillon.contract.TransferAsked;
import io.carillon.event.CallEvent;
import java.util.List;

/** Two people talk. Either may hold, resume, change the session or hang up; the API may do it for them. */
final class WhileBridged extends StageRules {
    /** Pressed in a conversation: whoever waits in another call of the same extension talks with both. */
    static final String THREE_WAY = "*3";

    /** Pressed in a conversation by who called: the other, who is a machine, is left the first message of the house. */
    static final String DROP = "*9";
    /** What the other is handed on to then. */
    private static final String FIRST_MESSAGE = "*961";

    /** The timer that bounds a conversation. */
    static final String LIMIT = "limit";

    /** Telephones that hand a call to and fro for ever are stopped here. */
    static final int MOST_ATTEMPTS = 50;
    static final int MOST_VERDICTS = 150;

    private final Stage.Bridged stage;

    WhileBridged(Turn turn, Stage.Bridged stage) {
        super(turn);
        this.stage = stage;
    }

    @Override
    Turn gone(Leg leg, Cause cause) {
        if (stage.peerOf(leg.id()) == null) {
            return turn;
        }
        HangUpParty by = endedBy(leg, cause);
        return neverHeardTheAnswer(leg, cause)
                ? turn.milestones(turn.milestones().unanswered())
                        .end(new Outcome(Cause.CANCELLED, by, Disposition.CANCELLED, turn.at()))
                : turn.end(cause, by);
    }

    /** A CANCEL that crossed our answer: the caller gave up before it could hear of it. */
    private static boolean neverHeardTheAnswer(Leg leg, Cause cause) {
        return leg.isInbound() && cause.sip() == Cause.CANCELLED.sip();
    }

    @Override
    public Turn onOfferArrived(OfferArrived in) {
        LegId peer = stage.peerOf(in.leg());
        if (peer == null) {
            return super.onOfferArrived(in);
        }
        if (in.offer() instanceof MediaOffer.Unusable) {
            return turn.command(new SwitchCommand.DeclineOffer(in.leg(), Cause.NOT_ACCEPTABLE));
        }
        return turn.posture().serverHold() != null
                ? turn.command(new SwitchCommand.AnswerOffer(in.leg()))
                : turn.command(new SwitchCommand.PassOffer(in.leg(), peer, playsMusic(in.leg())));
    }

    /** While the API holds the call, what devices agree to is our own doing. */
    @Override
    public Turn onOfferSettled(OfferSettled in) {
        if (stage.peerOf(in.leg()) == null || turn.posture().serverHold() != null) {
            return turn;
        }
        MediaPosture next = turn.posture().withDevice(in.leg(), in.direction().isHold());
        if (next == turn.posture()) {
            return turn;
        }
        turn.posture(next);
        return in.direction().isHold() ? held(in.leg()) : resumed(in.leg());
    }

    @Override
    Turn hold(AppRequest.HoldCall request) {
        if (stage.peerOf(request.leg()) == null || turn.posture().serverHold() != null) {
            return turn.stay("nothing to hold");
        }
        turn.posture(turn.posture().withServerHold(request.leg()));
        LegId peer = stage.peerOf(request.leg());
        turn.command(new SwitchCommand.ApplyMedia(request.leg(), MediaDirection.INACTIVE));
        turn.command(new SwitchCommand.ApplyMedia(
                peer, music().isEmpty() ? MediaDirection.INACTIVE : MediaDirection.RECVONLY));
        return held(request.leg());
    }

    @Override
    Turn resume(AppRequest.ResumeCall request) {
        LegId holder = turn.posture().serverHold();
        if (holder == null) {
            return turn.stay("nothing to resume");
        }
        turn.posture(turn.posture().withServerHold(null));
        turn.command(new SwitchCommand.ApplyMedia(stage.a(), MediaDirection.SENDRECV));
        turn.command(new SwitchCommand.ApplyMedia(stage.b(), MediaDirection.SENDRECV));
        return resumed(holder);
    }

    /** A device that does not follow our hold undoes it: half a hold would leave one side talking to nobody. */
    @Override
    Turn mediaUnchanged(SwitchCommand.ApplyMedia command) {
        LegId holder = turn.posture().serverHold();
        LegId other = stage.peerOf(command.leg());
        if (command.direction() == MediaDirection.SENDRECV || holder == null || other == null) {
            return turn.stay("session of a leg stays as it was");
        }
        turn.posture(turn.posture().withServerHold(null));
        turn.command(new SwitchCommand.ApplyMedia(other, MediaDirection.SENDRECV));
        return resumed(holder);
    }

    /** The API hands on: the transferor leaves at once, its peer hears ringback. */
    @Override
    Turn transfer(AppRequest.TransferCall request) {
        LegId peer = stage.peerOf(request.leg());
        if (peer == null) {
            return turn.stay("nothing to transfer");
        }
        turn.hangUp(request.leg(), Cause.NORMAL_CLEARING);
        return handOn(request.leg(), peer, request.target().digits());
    }

    /**
     * A telephone hands on (RFC 5589 section 6). It stays until somebody answers, because it gets its conversation back
     * when nobody does.
     */
    @Override
    public Turn onTransferAsked(TransferAsked in) {
        LegId peer = stage.peerOf(in.leg());
        if (peer == null) {
            return super.onTransferAsked(in);
        }
        if (in.replaced() != null) {
            return join(in, peer);
        }
        String target = in.target().digits();
        if (target.equals(turn.leg(peer).party())) {
            return turn.refuseTransfer(in.leg(), Causes.TO_ITSELF);
        }
        if (attempts() >= MOST_ATTEMPTS || turn.call().explain().size() >= MOST_VERDICTS) {
            return turn.refuseTransfer(in.leg(), Causes.TOO_MANY_TRANSFERS);
        }
        turn.command(new SwitchCommand.ReportTransfer(in.leg(), 100, "Trying"));
        return handOn(in.leg(), peer, target);
    }

    /** An announced transfer (RFC 5589 section 7). */
    private Turn join(TransferAsked in, LegId peer) {
        if (in.replaced().call().equals(turn.call().id())) {
            return turn.refuseTransfer(in.leg(), Causes.TO_ITSELF);
        }
        turn.command(new SwitchCommand.ReportTransfer(in.leg(), 100, "Trying"));
        return fetch(in.leg(), peer, in.replaced());
    }

    /** The same, wished by the API. */
    @Override
    Turn join(AppRequest.JoinCalls request) {
        LegId peer = stage.peerOf(request.leg());
        return peer == null || request.other().equals(turn.call().id())
                ? super.join(request)
                : fetch(request.leg(), peer, new TransferAsked.Replaced(request.other(), request.theirs(), false));
    }

    /** The other call is asked for whoever the transferor talks with there. */
    private Turn fetch(LegId transferor, LegId peer, TransferAsked.Replaced replaced) {
        turn.command(new SwitchCommand.FetchPeer(
                replaced.call(), replaced.leg(), partyOf(turn.leg(transferor)), replaced.earlyOnly()));
        return turn.enter(new Stage.Joining(peer, transferor));
    }

    /** Another call takes the place of a leg: who talks with it goes there, the leg itself has nobody left. */
    @Override
    public Turn onPeerWanted(PeerWanted in) {
        LegId peer = stage.peerOf(in.leg());
        if (peer == null || !belongsTo(in.leg(), in.by())) {
            return super.onPeerWanted(in);
        }
        if (in.earlyOnly()) {
            return turn.command(new SwitchCommand.KeepPeer(in.to(), Causes.ANSWERED_ALREADY, null));
        }
        Leg leg = turn.leg(peer);
        turn.command(new SwitchCommand.HandOver(peer, in.to(), leg.known(turn.posture().isHeld(), null)));
        turn.put(leg.in(leg.phase().clears(turn.at(), Cause.NORMAL_CLEARING, MediaReport.NONE)));
        turn.explain(leg.party() + " goes on in call " + in.to() + ", joined by " + in.by().user());
        return turn.end(Cause.NORMAL_CLEARING, endedBy(turn.leg(in.leg()), Cause.NORMAL_CLEARING));
    }

    @Override
    public Turn onReplacementArrived(ReplacementArrived in) {
        LegId peer = stage.peerOf(in.replaced());
        Cause objection = peer == null ? Causes.NOT_HERE : objection(in);
        if (objection != null) {
            return refuse(in.leg(), objection);
        }
        takeOver(in, peer, 0);
        boolean held = turn.posture().isHeld();
        if (held) {
            turn.command(new SwitchCommand.ApplyMedia(peer, MediaDirection.SENDRECV));
        }
        turn.command(new SwitchCommand.Bridge(peer, in.leg())).hangUp(in.replaced(), Cause.ANSWERED_ELSEWHERE);
        return turn.posture(MediaPosture.OPEN).enter(new Stage.Bridged(peer, in.leg()));
    }

    /** A third comes in: the two are mixed with him from now on. */
    @Override
    public Turn onJoinArrived(JoinArrived in) {
        Cause objection = stage.peerOf(in.joined()) == null ? Causes.NOT_HERE : objection(in);
        if (objection == null && turn.posture().serverHold() != null) {
            objection = Causes.ON_HOLD;
        }
        return objection == null
                ? new WhileConferring(turn, new Stage.Conferring(stage.a(), stage.b(), List.of())).comesIn(in)
                : refuse(in.leg(), objection);
    }

    /** A third is called, unless the API holds the call: whoever is called would hear nobody. */
    @Override
    Turn invite(AppRequest.Invite request) {
        return stage.peerOf(request.leg()) == null || turn.posture().serverHold() != null
                ? super.invite(request)
                : WhileInviting.begin(turn, new Stage.Conferring(stage.a(), stage.b(), List.of()), request);
    }

    Turn handOn(LegId transferor, LegId peer, String target) {
        boolean held = turn.posture().isHeld();
        if (held) {
            turn.command(new SwitchCommand.ApplyMedia(peer, MediaDirection.SENDRECV));
        }
        if (turn.posture().serverHold() != null && turn.leg(transferor).isUp()) {
            turn.command(new SwitchCommand.ApplyMedia(transferor, MediaDirection.SENDRECV));
        }
        turn.posture(turn.posture().withServerHold(null)).command(new SoundCommand.PlayTone(peer, Tone.RINGBACK));
        turn.explain("transferred by " + turn.leg(transferor).party() + " to " + target);
        Stage.Transferring next = new Stage.Transferring(Search.of(target, attempts()), peer, transferor);
        turn.enter(next);
        return new WhileTransferring(turn, next).ask(Because.TRANSFERRED, null);
    }

    @Override
    public Turn onCodePressed(CodePressed in) {
        if (stage.peerOf(in.leg()) == null) {
            return super.onCodePressed(in);
        }
        if (in.code().equals(DROP)) {
            return drop(in.leg());
        }
        return in.code().equals(THREE_WAY) ? merge(in.leg()) : new RecordingRules(turn).pressed(stage, in);
    }

    /** Whoever called somebody outside leaves him a message and is free. */
    private Turn drop(LegId by) {
        LegId peer = stage.peerOf(by);
        Leg leg = turn.leg(by);
        boolean called = leg.role() == Leg.Role.CALLER && !turn.isOutside(leg) && turn.isOutside(turn.leg(peer));
        return !called || attempts() >= MOST_ATTEMPTS || turn.posture().serverHold() != null
                ? turn.stay("nobody to leave a message to")
                : handOn(by, peer, FIRST_MESSAGE);
    }

    /** Somebody who keeps somebody else waiting in another call wants all three to talk: that call is asked for its leg. */
    private Turn merge(LegId leg) {
        Aor who = partyOf(turn.leg(leg));
        HeldCall held = turn.advice().heldBy(who, turn.call().id());
        if (held == null) {
            return turn.stay("nobody waits for " + who.user() + " in another call");
        }
        turn.explain(who.user() + " brings in whom he keeps waiting in call " + held.call());
        return turn.command(new SwitchCommand.FetchPeer(held.call(), held.leg(), who, false));
    }

    /** Whom one of the two has kept waiting in another call talks with both. */
    @Override
    public Turn onPeerHanded(PeerHanded in) {
        if (in.known().place() != null) {
            // he came for somebody who rang or waited, and is too late: a conversation is none of his business
            return super.onPeerHanded(in);
        }
        Leg third = turn.take(in);
        if (in.known().held()) {
            turn.command(new SwitchCommand.ApplyMedia(third.id(), MediaDirection.SENDRECV));
        }
        return new WhileConferring(turn, new Stage.Conferring(stage.a(), stage.b(), List.of())).with(third.id());
    }

    @Override
    Turn peerKept(Cause cause, DialledNumber instead) {
        turn.explain("nobody came from another call: " + cause.text());
        return turn;
    }

    @Override
    Turn timer(TimerFired in) {
        if (in.timer().equals(Consent.TONE) || in.timer().equals(Consent.UNHEARD)) {
            return new RecordingRules(turn).timer(stage, in.timer());
        }
        return in.timer().equals(LIMIT)
                ? turn.end(Causes.CALL_LIMIT, HangUpParty.SYSTEM)
                : turn.stay("timer " + in.timer() + " means nothing now");
    }

    @Override
    public Turn onPromptEnded(PromptEnded in) {
        return stage.peerOf(in.leg()) == null ? super.onPromptEnded(in) : new RecordingRules(turn).heard(stage, in);
    }

    private int attempts() {
        int attempts = 0;
        for (Leg leg : turn.legs()) {
            attempts = Math.max(attempts, leg.attempt());
        }
        return attempts;
    }

    private String music() {
        return turn.advice().limits().holdMusic();
    }

    /** Whoever holds from outside of the house brings its own music. */
    private boolean playsMusic(LegId holder) {
        return !music().isEmpty() && !turn.isOutside(turn.leg(holder));
    }

    /** Who holds a conversation is left alone with that; who waits hears music. */
    Turn playMusic(LegId holder) {
        boolean waits = !turn.posture().isHeldBy(stage.peerOf(holder));
        return waits && (playsMusic(holder) || turn.posture().serverHold() != null && !music().isEmpty())
                ? turn.command(new SoundCommand.PlayMusic(stage.peerOf(holder), music()))
                : turn;
    }

    private Turn held(LegId by) {
        playMusic(by);
        Call call = turn.call();
        return turn.event(new CallEvent.CallHeld(
                call.id(), call.tenant(), turn.at(), call.direction(), turn.from().number(), call.to(), by));
    }

    private Turn resumed(LegId by) {
        if (!music().isEmpty()) {
            turn.command(new SoundCommand.StopMusic(stage.peerOf(by)));
        }
        Call call = turn.call();
        return turn.event(new CallEvent.CallResumed(
                call.id(), call.tenant(), turn.at(), call.direction(), turn.from().number(), call.to(), by));
    }
}
