package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;

/**
 * Something happened to a call. Delivered one at a time per call, in order, on the call's lane.
 *
 * <p>Every leg ends with exactly one of {@link LegRejected} (an outbound leg that was never answered), {@link HungUp} (the
 * far end, or a lost far end, ended it) and {@link LegReleased} (we ended it). After that nothing more comes for the leg, and
 * commands for it are ignored.
 */
public sealed interface CallInput extends Serializable
        permits InviteArrived,
                LegProgressed,
                LegAnswered,
                LegRejected,
                HungUp,
                LegReleased,
                OfferArrived,
                OfferSettled,
                TransferAsked,
                ReplacementArrived,
                JoinArrived,
                PeerWanted,
                PeerHanded,
                PeerKept,
                ToneEnded,
                PromptEnded,
                DigitPressed,
                TimerFired,
                CodePressed,
                RecordingEnded,
                HearingInput,
                AppAsked,
                CommandFailed {

    /** The call this is about. */
    CallId call();

    /** When the adapter saw it. */
    Instant at();

    /** Dispatches to the method for this kind of input: Java 17 has no pattern switch. */
    <R> R applyTo(Handler<R> handler);

    /** One method per kind of input, so that a new kind breaks the build until everyone has an answer. */
    interface Handler<R> {
        R onInviteArrived(InviteArrived in);

        R onLegProgressed(LegProgressed in);

        R onLegAnswered(LegAnswered in);

        R onLegRejected(LegRejected in);

        R onHungUp(HungUp in);

        R onLegReleased(LegReleased in);

        R onOfferArrived(OfferArrived in);

        R onOfferSettled(OfferSettled in);

        R onTransferAsked(TransferAsked in);

        R onReplacementArrived(ReplacementArrived in);

        R onJoinArrived(JoinArrived in);

        R onPeerWanted(PeerWanted in);

        R onPeerHanded(PeerHanded in);

        R onPeerKept(PeerKept in);

        R onToneEnded(ToneEnded in);

        R onPromptEnded(PromptEnded in);

        R onDigitPressed(DigitPressed in);

        R onTimerFired(TimerFired in);

        R onCodePressed(CodePressed in);

        R onRecordingEnded(RecordingEnded in);

        R onHeard(HearingInput in);

        R onAppAsked(AppAsked in);

        R onCommandFailed(CommandFailed in);
    }
}
