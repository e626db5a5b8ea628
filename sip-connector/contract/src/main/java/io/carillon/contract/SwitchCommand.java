package io.carillon.contract;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What the adapter is to do next for a call. Executed in order on the call's lane after the application has stored its state.
 * A command for a leg that has ended is ignored; any other failure comes back as {@link CommandFailed}.
 */
public sealed interface SwitchCommand extends Serializable
        permits SoundCommand,
                RecordingCommand,
                HearingCommand,
                SwitchCommand.Ring,
                SwitchCommand.Dial,
                SwitchCommand.Answer,
                SwitchCommand.Reject,
                SwitchCommand.HangUp,
                SwitchCommand.Bridge,
                SwitchCommand.JoinMix,
                SwitchCommand.LeaveMix,
                SwitchCommand.Announce,
                SwitchCommand.Multicast,
                SwitchCommand.PassOffer,
                SwitchCommand.AnswerOffer,
                SwitchCommand.DeclineOffer,
                SwitchCommand.ApplyMedia,
                SwitchCommand.ReportTransfer,
                SwitchCommand.FetchPeer,
                SwitchCommand.HandOver,
                SwitchCommand.KeepPeer,
                SwitchCommand.SetTimer,
                SwitchCommand.ClearTimer {

    /** Dispatches to the method for this kind of command. */
    <R> R applyTo(Handler<R> handler);

    /** One method per kind of command. */
    interface Handler<R> {
        R ring(Ring command);

        R dial(Dial command);

        R answer(Answer command);

        R reject(Reject command);

        R hangUp(HangUp command);

        R bridge(Bridge command);

        R joinMix(JoinMix command);

        R leaveMix(LeaveMix command);

        R announce(Announce command);

        R multicast(Multicast command);

        R playTone(SoundCommand.PlayTone command);

        R playPrompt(SoundCommand.PlayPrompt command);

        R playNotice(SoundCommand.PlayNotice command);

        R stopPrompt(SoundCommand.StopPrompt command);

        R playMusic(SoundCommand.PlayMusic command);

        R stopMusic(SoundCommand.StopMusic command);

        R playEcho(SoundCommand.PlayEcho command);

        R passOffer(PassOffer command);

        R answerOffer(AnswerOffer command);

        R declineOffer(DeclineOffer command);

        R applyMedia(ApplyMedia command);

        R reportTransfer(ReportTransfer command);

        R fetchPeer(FetchPeer command);

        R handOver(HandOver command);

        R keepPeer(KeepPeer command);

        R setTimer(SetTimer command);

        R clearTimer(ClearTimer command);

        R recording(RecordingCommand command);

        R hearing(HearingCommand command);
    }

    /**
     * Tell the caller that the far end alerts.
     *
     * @param leg an unanswered inbound leg
     * @param status 180, 181, 182 or 183
     * @param early the outbound leg whose early media the caller is to hear, or null for none
     */
    record Ring(LegId leg, int status, LegId early) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.ring(this);
        }
    }

    /**
     * Start an outbound leg.
     *
     * @param leg its new id, which is also the Call-ID of its dialog
     * @param target where to
     * @param shown the caller as the callee sees it
     * @param dialled user part for the To header
     * @param peer the leg whose media capabilities make the offer; null offers what the adapter itself can do
     * @param hops Max-Forwards to send
     * @param notes what else the callee's device is told of the call
     */
    record Dial(
            LegId leg, SipTarget target, CallerIdentity shown, String dialled, LegId peer, int hops, DialNotes notes)
            implements SwitchCommand {
        public Dial {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(notes, "notes");
        }

        /** An outbound leg with nothing more to tell. */
        public Dial(LegId leg, SipTarget target, CallerIdentity shown, String dialled, LegId peer, int hops) {
            this(leg, target, shown, dialled, peer, hops, DialNotes.NONE);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.dial(this);
        }
    }

    /**
     * Answer an inbound leg (200).
     *
     * @param leg the inbound leg
     * @param peer the answered leg whose media answer shapes ours; null when the adapter itself is the far end (tones)
     */
    record Answer(LegId leg, LegId peer) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.answer(this);
        }
    }

    /** Refuse an unanswered inbound leg. {@link LegReleased} follows. */
    record Reject(LegId leg, Cause cause) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.reject(this);
        }
    }

    /**
     * End a leg: BYE when answered ({@link LegReleased} follows), CANCEL when an outbound leg still rings ({@link LegRejected}
     * follows).
     */
    record HangUp(LegId leg, Cause cause) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.hangUp(this);
        }
    }

    /**
     * Relay audio between two answered legs; tones on them stop. When their codecs differ the adapter re-offers to {@code a} until they match. A leg
     * that was bridged to another is moved.
     */
    record Bridge(LegId a, LegId b) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.bridge(this);
        }
    }

    /**
     * Let an answered leg hear and be heard in a mix; a bridge or another mix that it is in ends for it. A leg that is in
     * the mix already does something else there from now on. The mix begins with its first leg and ends with its last.
     *
     * @param leg the leg
     * @param mix name of the mix; its legs may be of different calls
     * @param role what it does there
     * @param coached the leg that hears it when it whispers, which must be in the mix already; else null
     * @param levels how loud it is and hears
     */
    record JoinMix(LegId leg, String mix, MixRole role, LegId coached, MixLevels levels) implements SwitchCommand {
        public JoinMix {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(levels, "levels");
        }

        /** Somebody who is as loud as he comes. */
        public JoinMix(LegId leg, String mix, MixRole role, LegId coached) {
            this(leg, mix, role, coached, MixLevels.PLAIN);
        }

        /** Somebody who talks with all. */
        public JoinMix(LegId leg, String mix) {
            this(leg, mix, MixRole.TALKS, null);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.joinMix(this);
        }
    }

    /** Take a leg out of its mix; it hears nothing then. {@link Bridge} does so by itself. */
    record LeaveMix(LegId leg) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.leaveMix(this);
        }
    }

    /**
     * Let all who are in a mix hear something besides what is said; one after the other when there is more. Nothing happens
     * when there is no such mix, and beyond eight that wait nothing more is taken.
     *
     * @param mix name of the mix
     * @param prompt what; its end is not told
     * @param but a leg of the mix that does not hear it, null for none
     */
    record Announce(String mix, Prompt prompt, LegId but) implements SwitchCommand {
        public Announce {
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(prompt, "prompt");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.announce(this);
        }
    }

    /** All that is said in a mix is heard by a multicast group as well, until nobody is in the mix any more. */
    record Multicast(String mix, GroupStream to) implements SwitchCommand {
        public Multicast {
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.multicast(this);
        }
    }

    /**
     * Pass the waiting offer of {@code from} to the device of {@code to}, and its answer back. {@link OfferSettled} follows.
     *
     * @param from whose offer it is
     * @param to who gets it
     * @param music whether {@code to} goes on listening when the offer wants no audio at all: it hears music meanwhile
     */
    record PassOffer(LegId from, LegId to, boolean music) implements SwitchCommand {
        /** Each device does exactly what the other one wants. */
        public PassOffer(LegId from, LegId to) {
            this(from, to, false);
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.passOffer(this);
        }
    }

    /** Answer the waiting offer of {@code leg} ourselves, without its peer. {@link OfferSettled} follows. */
    record AnswerOffer(LegId leg) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.answerOffer(this);
        }
    }

    /** Refuse the waiting offer of {@code leg}; the session stays as it was. */
    record DeclineOffer(LegId leg, Cause cause) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.declineOffer(this);
        }
    }

    /**
     * Change the session of an answered leg by our own re-INVITE: server-side hold is {@code INACTIVE} on both legs, resume is
     * {@code SENDRECV}. {@link OfferSettled} follows.
     *
     * @param leg the leg
     * @param direction what its device is to do
     */
    record ApplyMedia(LegId leg, MediaDirection direction) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.applyMedia(this);
        }
    }

    /**
     * Tell a transferor how the transfer goes that it asked for with {@link TransferAsked}. A first report below 300 takes
     * the request on; one from 200 is the last.
     *
     * @param leg the transferor
     * @param status what the target said: 100 to 699, in the words of SIP
     * @param phrase reason phrase, one line
     */
    record ReportTransfer(LegId leg, int status, String phrase) implements SwitchCommand {
        public ReportTransfer {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(phrase, "phrase");
            if (status < 100 || status > 699) {
                throw new IllegalArgumentException("SIP status out of range: " + status);
            }
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.reportTransfer(this);
        }
    }

    /**
     * Ask another call for whoever talks with a leg of it. {@link PeerHanded} or {@link PeerKept} follows, always.
     *
     * @param from the other call
     * @param of the leg whose place this call takes
     * @param by on whose behalf
     * @param earlyOnly whether only as long as nobody has answered there
     */
    record FetchPeer(CallId from, LegId of, Aor by, boolean earlyOnly) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.fetchPeer(this);
        }
    }

    /**
     * Give an answered leg to another call: one that wanted it by {@link PeerWanted}, or one in which somebody rings or
     * waits. Nothing more comes for it here.
     */
    record HandOver(LegId leg, CallId to, PeerHanded.Known known) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.handOver(this);
        }
    }

    /** Say no to the call that wanted a leg by {@link PeerWanted}. */
    record KeepPeer(CallId to, Cause cause, DialledNumber instead) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.keepPeer(this);
        }
    }

    /** Ask for {@link TimerFired} after a while. The same name, unique in the call, replaces the timer. */
    record SetTimer(CallId call, String timer, Duration after) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.setTimer(this);
        }
    }

    /** Drop a timer; nothing happens when there is none. */
    record ClearTimer(CallId call, String timer) implements SwitchCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.clearTimer(this);
        }
    }
}
