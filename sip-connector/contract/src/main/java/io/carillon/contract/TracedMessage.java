package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * One message of a call as it went over the wire. Credentials and media keys in it are blotted out.
 *
 * @param at when it was read or written, to the microsecond
 * @param leg the leg it belongs to; null when there was none for it
 * @param sent whether we sent it
 * @param local our end
 * @param remote the other end
 * @param method of a request, and of the request that a response answers
 * @param status of a response, 0 for a request
 * @param reason phrase of a response, empty for a request
 * @param cseq number of the request
 * @param callId Call-ID
 * @param branch of the top Via
 * @param repeated whether the same message went the same way before
 * @param bytes the message; of the same length as it was on the wire
 */
public record TracedMessage(
        Instant at,
        LegId leg,
        boolean sent,
        SipPeer local,
        SipPeer remote,
        String method,
        int status,
        String reason,
        long cseq,
        String callId,
        String branch,
        boolean repeated,
        byte[] bytes)
        implements Serializable {
    public TracedMessage {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(remote, "remote");
    }
}
