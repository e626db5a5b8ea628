package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/** What the application says to a {@link SubscribeAsked} or a {@link PublishAsked}. */
public sealed interface EventReply extends Serializable {

    /**
     * 200.
     *
     * @param expires seconds granted
     * @param etag SIP-ETag of a publication, empty for a subscription
     * @param list whether the target is a list of resources, which the answer has to require (RFC 4662 section 4.4)
     */
    record Accepted(long expires, String etag, boolean list) implements EventReply {
        /** A subscription, or the end of one. */
        public static Accepted until(long expires) {
            return new Accepted(expires, "", false);
        }
    }

    /**
     * Refused.
     *
     * @param status SIP status
     * @param reason what was wrong, goes into a Warning header; empty for none
     * @param seconds Min-Expires of a 423, Retry-After of a 503, else 0
     * @param instead what would be taken: Allow-Events of a 489, Require of a 421, Accept of a 406 or 415
     */
    record Refused(int status, String reason, int seconds, List<String> instead) implements EventReply {
        public Refused {
            instead = List.copyOf(instead);
        }

        /** A refusal that needs no further header. */
        public static Refused of(int status, String reason) {
            return new Refused(status, reason, 0, List.of());
        }
    }
}
