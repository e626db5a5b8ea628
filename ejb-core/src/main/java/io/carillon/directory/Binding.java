package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
 * @param regId {@code reg-id} of a device that keeps flows open (RFC 5626), 0 for none
 * @param account digest user it registered with, empty when that is not known; a device that is configured from here has its own
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
        long cseq,
        int regId,
        String account)
        implements Serializable {
    public Binding {
        path = List.copyOf(path);
    }

    /** Of a device of which the digest user is not known. */
    public Binding(Aor aor, String uri, List<String> path, SipPeer source, Instant expiresAt, int q, String instance,
            String userAgent, String sipCallId, long cseq, int regId) {
        this(aor, uri, path, source, expiresAt, q, instance, userAgent, sipCallId, cseq, regId, "");
    }

    /** Of a device that keeps no flow. */
    public Binding(Aor aor, String uri, List<String> path, SipPeer source, Instant expiresAt, int q, String instance,
            String userAgent, String sipCallId, long cseq) {
        this(aor, uri, path, source, expiresAt, q, instance, userAgent, sipCallId, cseq, 0);
    }

    /** Whether nothing but the connection it registered over leads to the telephone: a browser, or one that says so. */
    boolean livesBy(SipPeer flow) {
        return flow.flow() != 0 && source.equals(flow) && path.isEmpty()
                && (regId > 0 || source.transport().isWebSocket());
    }

    /** Whether its number, its contact, where it registered from or what it calls itself has this text, in capitals or not. */
    public boolean has(String text) {
        String sought = text.toLowerCase(Locale.ROOT);
        return Stream.of(aor.user(), uri, source.host(), userAgent).anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(sought));
    }

    /** Where to send an INVITE for this telephone. */
    public SipTarget target() {
        return new SipTarget(uri, path, source);
    }
}
