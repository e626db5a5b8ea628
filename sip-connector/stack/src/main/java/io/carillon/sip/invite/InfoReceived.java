package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * INFO in a dialog (RFC 6086). An empty one is somebody's way to keep the dialog alive. We have announced no package
 * and take no body: key presses come as RFC 4733 events in the audio.
 */
final class InfoReceived implements DialogVerb {
    private static final HeaderName INFO_PACKAGE = HeaderName.of("Info-Package");
    private static final HeaderName RECV_INFO = HeaderName.of("Recv-Info");

    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) {
        transaction.respond(answer(leg, request));
    }

    private static SipResponse answer(Leg leg, SipRequest request) {
        Replies replies = leg.agent().replies();
        String tag = leg.dialog().localTag();
        if (request.has(INFO_PACKAGE)) {
            return replies.start(request, 469, tag).header(RECV_INFO, "").build();
        }
        if (request.bodyLength() > 0) {
            return replies.start(request, 415, tag).header(HeaderName.ACCEPT, "").build();
        }
        return replies.start(request, 200, tag).build();
    }
}
