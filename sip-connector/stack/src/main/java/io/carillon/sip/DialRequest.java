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
        Tenant tenant) {
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
        this(call, leg, target, shown, dialled, hops, offer, DialNotes.NONE, null, null);
    }

    /** The same leg with another offer. */
    public DialRequest offering(SessionDescription other) {
        return new DialRequest(call, leg, target, shown, dialled, hops, other, notes, like, tenant);
    }

    /** The same leg another way. */
    public DialRequest by(SipTarget way) {
        return new DialRequest(call, leg, way, shown, dialled, hops, offer, notes, like, tenant);
    }
}
