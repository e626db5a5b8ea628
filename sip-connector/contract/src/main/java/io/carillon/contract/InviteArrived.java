package io.carillon.contract;

import java.time.Instant;
import java.util.List;

/**
 * A device that may call dials: the first input of an inbound call. 100 Trying has been sent.
 *
 * @param call new call
 * @param leg the caller's leg
 * @param at arrival of the INVITE
 * @param origin who calls, proven
 * @param from what the caller claims to be; display only, identity is {@code origin}
 * @param to what was dialled
 * @param offer the caller's media
 * @param source where the INVITE came from
 * @param sipCallId Call-ID header of the leg, to find the call in traces
 * @param hops remaining Max-Forwards, at least 1; outbound legs must send one less
 * @param withheld whether the caller does not want to be known (RFC 3323)
 * @param identity what may be signed of it; of a device of our own no more than what it wishes
 * @param diverted who has sent the call on before it came here, as a trunk says, the first one first; few, and not proven
 */
public record InviteArrived(
        CallId call,
        LegId leg,
        Instant at,
        Origin origin,
        CallerIdentity from,
        DialledNumber to,
        MediaOffer offer,
        SipPeer source,
        String sipCallId,
        int hops,
        boolean withheld,
        IdentityClaim identity,
        List<DialNotes.Diverted> diverted) implements CallInput {
    public InviteArrived {
        // the journal may hold one of an earlier version, which did not know of it
        diverted = diverted == null ? List.of() : List.copyOf(diverted);
    }

    /** An INVITE that nobody has sent on. */
    public InviteArrived(
            CallId call,
            LegId leg,
            Instant at,
            Origin origin,
            CallerIdentity from,
            DialledNumber to,
            MediaOffer offer,
            SipPeer source,
            String sipCallId,
            int hops,
            boolean withheld,
            IdentityClaim identity) {
        this(call, leg, at, origin, from, to, offer, source, sipCallId, hops, withheld, identity, List.of());
    }

    /** The INVITE of a device of our own. */
    public InviteArrived(
            CallId call,
            LegId leg,
            Instant at,
            Origin origin,
            CallerIdentity from,
            DialledNumber to,
            MediaOffer offer,
            SipPeer source,
            String sipCallId,
            int hops,
            boolean withheld) {
        this(call, leg, at, origin, from, to, offer, source, sipCallId, hops, withheld, IdentityClaim.NONE);
    }

    /** The INVITE of a caller who has nothing to hide. */
    public InviteArrived(
            CallId call,
            LegId leg,
            Instant at,
            Origin origin,
            CallerIdentity from,
            DialledNumber to,
            MediaOffer offer,
            SipPeer source,
            String sipCallId,
            int hops) {
        this(call, leg, at, origin, from, to, offer, source, sipCallId, hops, false);
    }

    /** The same call placed by somebody else. */
    public InviteArrived by(Origin other) {
        return new InviteArrived(
                call, leg, at, other, from, to, offer, source, sipCallId, hops, withheld, identity, diverted);
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onInviteArrived(this);
    }
}
