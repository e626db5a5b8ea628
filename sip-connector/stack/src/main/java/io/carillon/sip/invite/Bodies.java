package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SdpReader;
import io.carillon.sip.sdp.SessionDescription;

/** Session descriptions out of messages. */
final class Bodies {
    private Bodies() {}

    /** What a request offers. */
    static SdpBody offer(SipMessage message) {
        SdpBody body = read(message);
        return body instanceof SdpBody.Good good && good.sdp().audio().isRefused()
                ? new SdpBody.Bad("audio is offered with port 0", 488)
                : body;
    }

    /** The answer in a message, null when there is none that lets audio flow. */
    static SessionDescription answer(SipMessage message) {
        SessionDescription sdp = read(message).sdpOrNull();
        return sdp == null || sdp.audio().isRefused() || sdp.audio().preferred() == null ? null : sdp;
    }

    private static SdpBody read(SipMessage message) {
        if (message.bodyLength() == 0) {
            return new SdpBody.Absent();
        }
        String encoding = message.value(HeaderName.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new SdpBody.Bad("Content-Encoding is not identity", 415);
        }
        return SdpReader.read(message.contentType(), message.body());
    }
}
