package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.HearingCommand;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;

/**
 * What it means that a command could not be carried out. A leg that could not be dialled or ended is over; a session
 * that could not be changed stays as it was; anything else the call cannot do without.
 */
record AfterFailure(StageRules rules, Cause cause) implements SwitchCommand.Handler<Turn> {
    private Turn turn() {
        return rules.turn;
    }

    /** The caller merely does not hear that it rings. */
    @Override
    public Turn ring(SwitchCommand.Ring command) {
        return turn().stay("caller could not be told that it rings");
    }

    @Override
    public Turn dial(SwitchCommand.Dial command) {
        return rules.over(command.leg(), cause, MediaReport.NONE);
    }

    /** The caller has no answer after all; it is refused, not hung up. */
    @Override
    public Turn answer(SwitchCommand.Answer command) {
        Leg leg = turn().leg(command.leg());
        if (leg == null || !leg.isAnswered()) {
            return turn().stay("leg is on its way out already");
        }
        turn().put(leg.in(LegPhase.Offered.NOW));
        return rules.unanswerable(leg, cause);
    }

    @Override
    public Turn reject(SwitchCommand.Reject command) {
        return rules.over(command.leg(), cause, MediaReport.NONE);
    }

    @Override
    public Turn hangUp(SwitchCommand.HangUp command) {
        return rules.over(command.leg(), cause, MediaReport.NONE);
    }

    @Override
    public Turn bridge(SwitchCommand.Bridge command) {
        return isUp(command.a()) && isUp(command.b()) ? rules.broken(cause) : turn().stay("bridge is gone already");
    }

    @Override
    public Turn joinMix(SwitchCommand.JoinMix command) {
        return isUp(command.leg())
                ? rules.unmixed(command.leg(), cause) : turn().stay("nobody comes into the mix any more");
    }

    @Override
    public Turn leaveMix(SwitchCommand.LeaveMix command) {
        return turn().stay("leg is in the mix as before");
    }

    @Override
    public Turn announce(SwitchCommand.Announce command) {
        return turn().stay("the others hear nothing of it");
    }

    @Override
    public Turn multicast(SwitchCommand.Multicast command) {
        return rules.broken(cause);
    }

    @Override
    public Turn playTone(SoundCommand.PlayTone command) {
        return isUp(command.leg()) ? rules.broken(cause) : turn().stay("nobody listens any more");
    }

    @Override
    public Turn playPrompt(SoundCommand.PlayPrompt command) {
        return isUp(command.leg()) ? rules.unheard(command.leg(), cause) : turn().stay("nobody listens any more");
    }

    /** Whoever should have been told that he is recorded is not, and is not recorded. */
    @Override
    public Turn playNotice(SoundCommand.PlayNotice command) {
        return turn().stay("a notice could not be heard");
    }

    @Override
    public Turn stopPrompt(SoundCommand.StopPrompt command) {
        return turn().stay("prompt goes on");
    }

    /** Whoever waits hears nothing meanwhile. */
    @Override
    public Turn playMusic(SoundCommand.PlayMusic command) {
        return turn().stay("no music while waiting");
    }

    /** Whoever tests the line is not left in a silence that says nothing. */
    @Override
    public Turn playEcho(SoundCommand.PlayEcho command) {
        return isUp(command.leg()) ? rules.broken(cause) : turn().stay("nobody listens any more");
    }

    /** It is not known who answered, and the conversation goes on. */
    @Override
    public Turn hearing(HearingCommand command) {
        return turn().stay("nobody listens to who answered");
    }

    @Override
    public Turn stopMusic(SoundCommand.StopMusic command) {
        return turn().stay("music goes on");
    }

    @Override
    public Turn passOffer(SwitchCommand.PassOffer command) {
        return isUp(command.from())
                ? turn().command(new SwitchCommand.DeclineOffer(command.from(), Causes.forCaller(cause)))
                : turn().stay("nobody waits for the offer");
    }

    @Override
    public Turn answerOffer(SwitchCommand.AnswerOffer command) {
        return isUp(command.leg())
                ? turn().command(new SwitchCommand.DeclineOffer(command.leg(), Causes.forCaller(cause)))
                : turn().stay("nobody waits for the offer");
    }

    @Override
    public Turn declineOffer(SwitchCommand.DeclineOffer command) {
        return turn().stay("offer stays unanswered");
    }

    @Override
    public Turn reportTransfer(SwitchCommand.ReportTransfer command) {
        return turn().stay("transferor could not be told how it goes");
    }

    /** Nobody will answer: as if the other call had said no. */
    @Override
    public Turn fetchPeer(SwitchCommand.FetchPeer command) {
        return rules.peerKept(cause, null);
    }

    /** The other call was told by the switch; the leg is over here in any case. */
    @Override
    public Turn handOver(SwitchCommand.HandOver command) {
        return turn().stay("leg could not be handed over");
    }

    @Override
    public Turn keepPeer(SwitchCommand.KeepPeer command) {
        return turn().stay("other call could not be told");
    }

    @Override
    public Turn applyMedia(SwitchCommand.ApplyMedia command) {
        return rules.mediaUnchanged(command);
    }

    /** Without its bound a search or a conversation could last for ever. */
    @Override
    public Turn setTimer(SwitchCommand.SetTimer command) {
        return turn().forgetTimer(command.timer()) ? rules.broken(cause) : turn().stay("timer was dropped");
    }

    @Override
    public Turn clearTimer(SwitchCommand.ClearTimer command) {
        return turn().stay("timer may still fire");
    }

    @Override
    public Turn recording(RecordingCommand command) {
        return rules.notRecorded(command);
    }

    private boolean isUp(LegId id) {
        Leg leg = turn().leg(id);
        return leg != null && leg.isUp();
    }
}
