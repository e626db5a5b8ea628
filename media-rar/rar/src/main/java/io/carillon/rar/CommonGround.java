package io.carillon.rar;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SessionDescription;
import java.util.Optional;

/**
 * What a device is offered and answered so that it can talk with another or with us. Where nothing else helps we speak Opus,
 * as long as there is a place for it; a place is taken with the answer that needs it.
 */
final class CommonGround {
    private CommonGround() {}

    /** What one device is offered of what another has said. */
    static SessionDescription offer(Leg leg, Leg peer, SessionDescription said) {
        SessionDescription offer = mayBeCostly(peer)
                ? OfferAnswer.costlyOfferFrom(said, leg.address())
                : OfferAnswer.offerFrom(said, leg.address());
        return behind(leg, offer);
    }

    /** What a device is offered by us. */
    static SessionDescription ownOffer(Leg leg) {
        return behind(leg, OfferAnswer.ownOffer(leg.address(), MediaDirection.SENDRECV));
    }

    /** Browsers are the devices that may have been left with Opus alone. */
    private static SessionDescription behind(Leg leg, SessionDescription offer) {
        return leg.security().isBrowser() && mayBeCostly(leg) ? OfferAnswer.withCostly(offer) : offer;
    }

    /** What a device is answered when another has answered; empty when they have nothing in common that we could help with. */
    static Optional<SessionDescription> answer(Leg leg, SessionDescription offer, Leg peer, SessionDescription peerAnswer) {
        Optional<SessionDescription> usual = OfferAnswer.answerFrom(offer, peerAnswer, leg.address());
        if (usual.isPresent()) {
            return usual;
        }
        Leg costly = OfferAnswer.isCostly(peerAnswer) ? peer : leg;
        return OfferAnswer.costlyAnswerFrom(offer, peerAnswer, leg.address()).filter(sdp -> takesPlace(costly));
    }

    /** What a device is answered by us; empty when we speak nothing that it has offered. */
    static Optional<SessionDescription> ownAnswer(Leg leg) {
        SessionDescription offer = leg.theirs();
        Optional<SessionDescription> usual = OfferAnswer.ownAnswer(offer, leg.address(), MediaDirection.SENDRECV);
        return usual.isPresent()
                ? usual
                : OfferAnswer.costlyAnswer(offer, leg.address(), MediaDirection.SENDRECV)
                        .filter(sdp -> takesPlace(leg));
    }

    /** Whether we may speak with two devices in the codecs that were agreed on with them. */
    static boolean areSpoken(Leg a, Leg b) {
        return isKnown(a) && isKnown(b) && hasPlace(a) && hasPlace(b);
    }

    private static boolean isKnown(Leg leg) {
        return isOpus(leg) || AudioCodec.of(leg.codec()) != null;
    }

    private static boolean hasPlace(Leg leg) {
        return !isOpus(leg) || leg.rtp().takeCostly();
    }

    private static boolean isOpus(Leg leg) {
        return Codec.OPUS.equals(leg.codec());
    }

    private static boolean takesPlace(Leg leg) {
        boolean taken = leg.rtp().takeCostly();
        if (!taken) {
            RarLog.LOG.noPlaceForOpus(leg.id());
        }
        return taken;
    }

    private static boolean mayBeCostly(Leg leg) {
        return leg.rtp() != null && leg.rtp().mayBeCostly();
    }
}
