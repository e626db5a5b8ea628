package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;

/**
 * A PUBLISH whose sender has proved who it is (RFC 3903 section 6).
 *
 * @param by who publishes
 * @param at arrival
 * @param target user part of the Request-URI: whose state it is
 * @param event event package, lower case, empty when the request names none
 * @param ifMatch SIP-If-Match, empty for a new publication
 * @param expires seconds asked for, -1 when the device left it to us, 0 to take the publication back
 * @param contentType media type of the body, lower case, empty when there is none
 * @param body what is published, hostile; empty refreshes what was published before
 */
public record PublishAsked(
        Aor by,
        Instant at,
        String target,
        String event,
        String ifMatch,
        long expires,
        String contentType,
        byte[] body)
        implements Serializable {}
