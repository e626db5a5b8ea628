package io.carillon.engine;

import io.carillon.contract.AppAsked;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.CommandFailed;
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
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerKept;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import io.carillon.contract.TransferAsked;
import java.util.List;

/** What becomes of inputs whose call nobody knows: a leg that is still up is ended, nothing else follows. */
final class LegsOfNobody implements CallInput.Handler<List<SwitchCommand>> {
    static final LegsOfNobody INSTANCE = new LegsOfNobody();

    private static List<SwitchCommand> end(LegId leg) {
        return List.of(new SwitchCommand.HangUp(leg, Cause.NODE_LOST));
    }

    @Override
    public List<SwitchCommand> onInviteArrived(InviteArrived in) {
        return List.of(new SwitchCommand.Reject(in.leg(), Cause.SERVER_ERROR));
    }

    @Override
    public List<SwitchCommand> onLegProgressed(LegProgressed in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onLegAnswered(LegAnswered in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onLegRejected(LegRejected in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onHungUp(HungUp in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onCodePressed(CodePressed in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onHeard(HearingInput in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onRecordingEnded(RecordingEnded in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onLegReleased(LegReleased in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onOfferArrived(OfferArrived in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onOfferSettled(OfferSettled in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onTransferAsked(TransferAsked in) {
        return List.of(
                new SwitchCommand.ReportTransfer(in.leg(), 481, "Call Does Not Exist"),
                new SwitchCommand.HangUp(in.leg(), Cause.NODE_LOST));
    }

    @Override
    public List<SwitchCommand> onReplacementArrived(ReplacementArrived in) {
        return List.of(new SwitchCommand.Reject(in.leg(), Cause.NOT_FOUND));
    }

    @Override
    public List<SwitchCommand> onJoinArrived(JoinArrived in) {
        return List.of(new SwitchCommand.Reject(in.leg(), Cause.NOT_FOUND));
    }

    @Override
    public List<SwitchCommand> onPeerWanted(PeerWanted in) {
        return List.of(new SwitchCommand.KeepPeer(in.to(), Cause.NOT_FOUND, null));
    }

    @Override
    public List<SwitchCommand> onPeerHanded(PeerHanded in) {
        return List.of(new SwitchCommand.HangUp(in.leg(), Cause.NORMAL_CLEARING));
    }

    @Override
    public List<SwitchCommand> onPeerKept(PeerKept in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onToneEnded(ToneEnded in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onPromptEnded(PromptEnded in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onDigitPressed(DigitPressed in) {
        return end(in.leg());
    }

    @Override
    public List<SwitchCommand> onTimerFired(TimerFired in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onAppAsked(AppAsked in) {
        return List.of();
    }

    /** Somebody who was to be answered and then to go on in another call is still here. */
    @Override
    public List<SwitchCommand> onCommandFailed(CommandFailed in) {
        return in.command() instanceof SwitchCommand.Answer answer ? end(answer.leg()) : List.of();
    }
}
