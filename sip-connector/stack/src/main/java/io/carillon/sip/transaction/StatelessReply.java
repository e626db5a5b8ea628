package io.carillon.sip.transaction;

import io.carillon.sip.message.ReasonPhrase;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;

/**
 * Answers that leave nothing behind (RFC 3261 section 8.2.7). The To tag is a keyed hash of the Call-ID, so a repeated request gets the
 * same answer.
 */
public final class StatelessReply {
    StatelessReply() {}

    /** Starts a response with such a tag; send it with {@link ServerTransaction#respond} or {@code SipSockets}. */
    public ResponseBuilder to(SipRequest request, int status) {
        return ResponseBuilder.response(request, status, ReasonPhrase.of(status), tag(request));
    }

    /** The tag for a request. */
    public String tag(SipRequest request) {
        return request.callId();
    }
}
