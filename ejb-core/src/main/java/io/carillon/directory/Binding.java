package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One telephone that registered for an address of record (RFC 3261 section 10).
 *
 * @param aor whose calls it takes
 * @param uri contact URI exactly as the device sent it
 * @param path Path of the registration (RFC 3327), top first
 * @param source where the REGISTER came from
 * @param expiresAt when it ends unless refreshed
 * @param q preference in thousandths, 0 to 1000
 * @param instance {@code +sip.instance}, empty when absent
 * @param userAgent User-Agent of the device, hostile text, may be empty
 * @param sipCallId Call-ID of the last REGISTER
 * @param cseq its CSeq
 */
public record Binding(
        Aor aor,
        String uri,
        List<String> path,
        SipPeer source,
        Instant expiresAt,
        int q,
        String instance,
        String userAgent,
        String sipCallId,
        long cseq)
        implements Serializable {
    public Binding {
        path = List.copyOf(path);
    }

    /** Where to send an INVITE for this telephone. */
    public SipTarget target() {
        return new SipTarget(uri, path, source);
    }
}
