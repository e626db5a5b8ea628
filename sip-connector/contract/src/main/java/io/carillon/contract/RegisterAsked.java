package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A REGISTER whose digest user owns the address of record (RFC 3261 section 10.3, steps 1 to 5 are done).
 *
 * @param aor who registers
 * @param at arrival
 * @param contacts what to add, refresh or remove; empty is a query
 * @param wildcard {@code Contact: *}, remove everything; then {@code contacts} is empty
 * @param sipCallId Call-ID, orders requests of one device together with {@code cseq}
 * @param cseq CSeq number
 * @param path Path headers (RFC 3327), top first
 * @param source where it came from
 * @param userAgent User-Agent header, hostile text; may be empty
 * @param account digest user who proved to own the address of record; tells devices apart that have users of their own
 */
public record RegisterAsked(
        Aor aor,
        Instant at,
        List<ContactAsked> contacts,
        boolean wildcard,
        String sipCallId,
        long cseq,
        List<String> path,
        SipPeer source,
        String userAgent,
        String account)
        implements Serializable {

    public RegisterAsked {
        contacts = List.copyOf(contacts);
        path = List.copyOf(path);
    }

    /** By the digest user that the address of record is named after. */
    public RegisterAsked(Aor aor, Instant at, List<ContactAsked> contacts, boolean wildcard, String sipCallId, long cseq,
            List<String> path, SipPeer source, String userAgent) {
        this(aor, at, contacts, wildcard, sipCallId, cseq, path, source, userAgent, aor.user());
    }

    /**
     * One Contact of a REGISTER.
     *
     * @param uri contact URI as sent
     * @param expires seconds asked for, -1 when the device left it to us, 0 to remove
     * @param q preference in thousandths, 0 to 1000
     * @param instance {@code +sip.instance}, empty when absent
     * @param regId {@code reg-id} of a device that keeps flows open (RFC 5626), 0 when absent or not to be honoured
     */
    public record ContactAsked(String uri, long expires, int q, String instance, int regId) implements Serializable {
        /** Of a device that keeps no flow. */
        public ContactAsked(String uri, long expires, int q, String instance) {
            this(uri, expires, q, instance, 0);
        }
    }
}
