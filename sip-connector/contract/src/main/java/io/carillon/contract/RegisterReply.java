package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/** What the registrar says to a {@link RegisterAsked}. */
public sealed interface RegisterReply extends Serializable {

    /**
     * 200 with all current bindings of the address of record.
     *
     * @param bindings in order of preference
     */
    record Accepted(List<Bound> bindings) implements RegisterReply {
        public Accepted {
            bindings = List.copyOf(bindings);
        }
    }

    /**
     * One binding.
     *
     * @param uri contact URI as registered
     * @param expires seconds left, at least 1
     * @param q preference in thousandths
     * @param instance {@code +sip.instance}, empty when absent
     * @param regId {@code reg-id} (RFC 5626), 0 for none
     */
    record Bound(String uri, long expires, int q, String instance, int regId) implements Serializable {
        /** Of a device that keeps no flow. */
        public Bound(String uri, long expires, int q, String instance) {
            this(uri, expires, q, instance, 0);
        }
    }

    /**
     * Refused.
     *
     * @param status SIP status; 423 carries {@code minExpires}, 503 carries {@code retryAfter}
     * @param reason what was wrong, goes into a Warning header
     * @param minExpires seconds for Min-Expires, 0 when not a 423
     * @param retryAfter seconds for Retry-After, 0 for none
     */
    record Refused(int status, String reason, int minExpires, int retryAfter) implements RegisterReply {}
}
