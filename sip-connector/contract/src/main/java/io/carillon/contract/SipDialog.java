package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Everything one needs to send a request inside a dialog that a device has begun (RFC 3261 section 12), as a value:
 * whoever has it, on this node or another, can go on with the dialog.
 *
 * @param callId Call-ID
 * @param localTag our tag, made of random bits: it alone tells dialogs apart
 * @param remoteTag tag of the device, empty when it has none
 * @param localParty whole From value of our requests, with our tag
 * @param remoteParty whole To value of our requests, with the tag of the device
 * @param target remote target: the Request-URI
 * @param routes route set, first hop first
 * @param hop where the next request is sent: the first route, the target, or where a device behind NAT was seen
 * @param contact our Contact value, empty to have it made from our address
 */
public record SipDialog(
        String callId,
        String localTag,
        String remoteTag,
        String localParty,
        String remoteParty,
        String target,
        List<String> routes,
        SipPeer hop,
        String contact)
        implements Serializable {
    public SipDialog {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(localTag, "localTag");
        Objects.requireNonNull(remoteTag, "remoteTag");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(hop, "hop");
        routes = List.copyOf(routes);
    }

    /** This dialog once the device can be reached elsewhere (target refresh, section 12.2). */
    public SipDialog moved(String newTarget, SipPeer newHop) {
        return new SipDialog(
                callId, localTag, remoteTag, localParty, remoteParty, newTarget, routes, newHop, contact);
    }
}
