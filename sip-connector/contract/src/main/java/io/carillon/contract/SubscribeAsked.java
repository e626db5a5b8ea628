package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A SUBSCRIBE whose sender has proved who it is (RFC 6665 section 4.2.1).
 *
 * @param by who subscribes
 * @param at arrival
 * @param target user part of the Request-URI: what is to be watched
 * @param domain host and port of the Request-URI, the domain under which the subscriber knows the target
 * @param event event package, lower case, empty when the request names none
 * @param eventId {@code id} parameter of Event, empty when absent
 * @param expires seconds asked for, -1 when the device left it to us, 0 to end it or to fetch the state once
 * @param accepts media types it takes, lower case; empty when it does not say
 * @param lists whether it understands lists of resources (RFC 4662)
 * @param dialog the dialog this begins, or goes on with
 * @param begins whether it begins the dialog
 * @param cseq CSeq number
 * @param userAgent User-Agent header, hostile text; may be empty
 */
public record SubscribeAsked(
        Aor by,
        Instant at,
        String target,
        String domain,
        String event,
        String eventId,
        long expires,
        List<String> accepts,
        boolean lists,
        SipDialog dialog,
        boolean begins,
        long cseq,
        String userAgent)
        implements Serializable {
    public SubscribeAsked {
        accepts = List.copyOf(accepts);
    }
}
