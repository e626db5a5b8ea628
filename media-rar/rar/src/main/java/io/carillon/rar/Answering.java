package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand;
import io.carillon.sip.sdp.SessionDescription;
import java.util.Objects;
import java.util.Optional;

/** Tells callers that it rings, lets them hear early media, and answers them. */
final class Answering {
    private static final Outcome NOTHING_IN_COMMON =
            Outcome.failed("caller and callee have no codec in common", Cause.NOT_ACCEPTABLE);

    private final Dialing dialing;
    private final MediaDoor media;

    Answering(Dialing dialing, MediaDoor media) {
        this.dialing = dialing;
        this.media = media;
    }

    /**
     * 180 to 183. Early media needs an answer to the caller's offer in the response; once sent it stays (RFC 3261
     * section 13.2.1), so the audio of another branch is heard only when it fits that answer or can be transcoded.
     */
    Outcome ring(LiveCall call, SwitchCommand.Ring command) {
        Leg leg = call.leg(command.leg());
        if (leg == null || !leg.inbound() || leg.isAnswered()) {
            return Outcome.DONE;
        }
        Leg early = command.early() == null ? null : call.leg(command.early());
        if (early != null && early.theirs() != null && leg.theirs() == null && leg.sip().canOfferEarly()) {
            return offerEarly(call, command, leg, early);
        }
        boolean audible = early != null && early.theirs() != null && leg.theirs() != null;
        if (audible) {
            Outcome reserved = dialing.reserve(call, leg);
            if (!reserved.isDone()) {
                return reserved;
            }
            audible = leg.ours() == null ? answerEarly(leg, early) : fits(leg, early);
        }
        if (audible) {
            media.bridge(leg.rtp(), early.rtp());
        }
        leg.sip().provisional(command.status(), audible ? leg.ours() : null);
        return Outcome.DONE;
    }

    /** Whether the audio of another branch can be heard with the answer that was sent early. */
    private static boolean fits(Leg leg, Leg early) {
        return Objects.equals(early.codec(), leg.codec()) || Bridging.isTranscoded(leg, early);
    }

    /** The caller sent no offer but can take ours before the answer (RFC 3262 section 5). */
    private Outcome offerEarly(LiveCall call, SwitchCommand.Ring command, Leg leg, Leg early) {
        Outcome reserved = dialing.reserve(call, leg);
        Optional<SessionDescription> offer = reserved.isDone() && leg.exchange() == Exchange.NONE
                ? Dialing.offerTowards(leg, early)
                : Optional.empty();
        if (offer.isPresent()) {
            leg.exchange(new Exchange.AskedOurs(offer.get(), early));
            media.bridge(leg.rtp(), early.rtp());
            leg.sip().provisional(command.status(), offer.get());
        }
        return reserved;
    }

    private static boolean answerEarly(Leg leg, Leg early) {
        Optional<SessionDescription> answer = CommonGround.answer(leg, leg.theirs(), early, early.theirs())
                .map(bare -> leg.security().answer(leg.theirs(), bare));
        answer.ifPresent(sdp -> leg.agreeOnTheirOffer(leg.theirs(), sdp));
        return answer.isPresent();
    }

    /**
     * 200, with the answer that was sent early if there was one; a bridge to another codec is then matched after the
     * ACK.
     */
    Outcome answer(LiveCall call, SwitchCommand.Answer command) {
        Leg leg = call.leg(command.leg());
        if (leg == null || !leg.inbound() || leg.isAnswered()) {
            return Outcome.DONE;
        }
        Outcome reserved = dialing.reserve(call, leg);
        if (!reserved.isDone()) {
            return reserved;
        }
        Leg peer = command.peer() == null ? null : call.leg(command.peer());
        if (leg.theirs() == null) {
            return offerInstead(leg, peer);
        }
        if (leg.ours() == null && !agree(leg, peer)) {
            return NOTHING_IN_COMMON;
        }
        leg.answered();
        leg.sip().accept(leg.ours());
        return Outcome.DONE;
    }

    private static boolean agree(Leg leg, Leg peer) {
        Optional<SessionDescription> answer = peer == null || peer.theirs() == null
                ? CommonGround.ownAnswer(leg)
                : CommonGround.answer(leg, leg.theirs(), peer, peer.theirs());
        answer.ifPresent(bare -> leg.agreeOnTheirOffer(leg.theirs(), leg.security().answer(leg.theirs(), bare)));
        return answer.isPresent();
    }

    /** A caller who is not answered yet hears us: our own answer to its offer in a 183. */
    Outcome speakEarly(LiveCall call, Leg leg) {
        if (!leg.inbound() || leg.theirs() == null) {
            return Outcome.failed("only a caller who offered audio can hear us before the answer", Cause.SERVER_ERROR);
        }
        Outcome reserved = dialing.reserve(call, leg);
        if (!reserved.isDone()) {
            return reserved;
        }
        if (leg.ours() == null && !agree(leg, null)) {
            return NOTHING_IN_COMMON;
        }
        leg.sip().provisional(183, leg.ours());
        return Outcome.DONE;
    }

    /** The INVITE had no body: our 200 offers and the ACK answers (RFC 3264 section 5). */
    private static Outcome offerInstead(Leg leg, Leg peer) {
        Optional<SessionDescription> offer = Dialing.offerTowards(leg, peer);
        if (offer.isEmpty()) {
            return Outcome.failed("no way to exchange keys for encrypted audio", Dialing.UNENCRYPTED);
        }
        leg.exchange(new Exchange.AskedOurs(offer.get(), peer));
        leg.answered();
        leg.sip().accept(offer.get());
        return Outcome.DONE;
    }
}
