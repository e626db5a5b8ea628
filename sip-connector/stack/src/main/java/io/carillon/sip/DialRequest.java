package io.carillon.sip;

import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.sip.sdp.SessionDescription;
import java.util.Objects;

/**
 * An outbound leg to be.
 *
 * @param call the call
 * @param leg its id
 * @param target where to
 * @param shown who is shown as calling
 * @param dialled user part of the To header
 * @param hops Max-Forwards to send, at least 1
 * @param offer our offer
 * @param notes what else the device is told
 * @param like the caller's leg whose own headers pass as far as the operator allows; null for none
 * @param tenant whose call it is: only its extensions may act for the device from another address; null for anybody's
 * @param sips whether somebody called a {@code sips} address: then only a way over TLS is one (RFC 5630)
 */
public record DialRequest(
        CallId call,
        LegId leg,
        SipTarget target,
        CallerIdentity shown,
        String dialled,
        int hops,
        SessionDescription offer,
        DialNotes notes,
        SipLeg like,
        Tenant tenant,
        boolean sips) {
    public DialRequest {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(dialled, "dialled");
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(notes, "notes");
    }

    /** A leg with nothing more to tell its device. */
    public DialRequest(
            CallId call,
            LegId leg,
            SipTarget target,
            CallerIdentity shown,
            String dialled,
            int hops,
            SessionDescription offer) {
        this(call, leg, target, shown, dialled, hops, offer, DialNotes.NONE, null, null, false);
    }

    /** A leg of a call that may go over any transport. */
    public DialRequest(
            CallId call,
            LegId leg,
            SipTarget target,
            CallerIdentity shown,
            String dialled,
            int hops,
            SessionDescription offer,
            DialNotes notes,
            SipLeg like,
            Tenant tenant) {
        this(call, leg, target, shown, dialled, hops, offer, notes, like, tenant, false);
    }

    /** The same leg with another offer. */
    public DialRequest offering(SessionDescription other) {
        return new DialRequest(call, leg, target, shown, dialled, hops, other, notes, like, tenant, sips);
    }

    /** The same leg another way. */
    public DialRequest by(SipTarget way) {
        return new DialRequest(call, leg, way, shown, dialled, hops, offer, notes, like, tenant, sips);
    }
}
