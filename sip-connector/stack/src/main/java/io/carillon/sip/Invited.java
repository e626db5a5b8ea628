package io.carillon.sip;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Origin;
import io.carillon.contract.SipPeer;
import io.carillon.sip.sdp.SdpBody;
import java.time.Instant;
import java.util.List;

/**
 * A device calls.
 *
 * @param leg the new inbound leg
 * @param at arrival of the INVITE
 * @param origin who it is: a device proven by digest, or a trunk
 * @param from what the caller wants to be shown as; display only
 * @param to the user part of the Request-URI
 * @param offer its media; {@link SdpBody.Bad} is for the owner to refuse with the status it names
 * @param source where the INVITE came from
 * @param hops remaining Max-Forwards, at least 1; an outbound leg made from this one sends one less
 * @param security what the device's account says of encrypted audio; null for the default of the server
 * @param withheld whether the caller does not want to be known
 * @param identity what a trunk says of the caller that somebody may have signed; the wish of a device
 * @param diverted who has sent the call on before, as a trunk says, the first one first
 * @param replaced the leg whose place it wants to take, whose call it is in then; null for a call of its own
 * @param earlyOnly whether only as long as nobody has answered there
 * @param joined the leg in whose conversation it wants to come, whose call it is in then; null for none
 */
public record Invited(
        SipLeg leg,
        Instant at,
        Origin origin,
        CallerIdentity from,
        DialledNumber to,
        SdpBody offer,
        SipPeer source,
        int hops,
        MediaSecurity security,
        boolean withheld,
        IdentityClaim identity,
        List<DialNotes.Diverted> diverted,
        SipLeg replaced,
        boolean earlyOnly,
        SipLeg joined) {

    /** A caller who has nothing to hide, with a device whose account says nothing of encrypted audio. */
    public Invited(
            SipLeg leg,
            Instant at,
            Origin.Device origin,
            CallerIdentity from,
            DialledNumber to,
            SdpBody offer,
            SipPeer source,
            int hops) {
        this(leg, at, origin, from, to, offer, source, hops, null, false, IdentityClaim.NONE, List.of(), null, false,
                null);
    }

    /** The same call where help is asked for: its audio is taken as it comes, encrypted or not, however its keys travelled. */
    public Invited forHelp() {
        return new Invited(leg, at, origin, from, to, offer, source, hops, MediaSecurity.OFFER_ANYWHERE, withheld, identity, diverted,
                replaced, earlyOnly, joined);
    }
}
