package io.carillon.sip.invite;

import io.carillon.sip.InfoBody;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.List;

/**
 * INFO in a dialog (RFC 6086 and the use before it, RFC 2976). An empty one is somebody's way to keep the dialog alive.
 * Key presses ({@code application/dtmf-relay}, {@code application/dtmf}) and whatever else the operator lists go to the
 * device at the other end of the conversation; we have announced no package and take no other body.
 */
final class InfoReceived implements DialogVerb {
    private static final HeaderName INFO_PACKAGE = HeaderName.of("Info-Package");
    private static final HeaderName RECV_INFO = HeaderName.of("Recv-Info");
    private static final int LONGEST = 2_048;

    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) {
        SipResponse answer = answer(leg, request);
        transaction.respond(answer);
        if (answer.isSuccess() && request.bodyLength() > 0) {
            leg.events().informed(leg, new InfoBody(request.value(HeaderName.CONTENT_TYPE), request.body()));
        }
    }

    private static SipResponse answer(Leg leg, SipRequest request) {
        Replies replies = leg.agent().replies();
        String tag = leg.dialog().localTag();
        if (request.has(INFO_PACKAGE)) {
            return replies.start(request, 469, tag).header(RECV_INFO, "").build();
        }
        if (request.bodyLength() == 0) {
            return replies.start(request, 200, tag).build();
        }
        List<String> taken = leg.agent().passing().bodiesFrom(leg);
        if (!taken.contains(request.contentType())) {
            return replies.start(request, 415, tag).header(HeaderName.ACCEPT, String.join(", ", taken)).build();
        }
        return replies.start(request, request.bodyLength() > LONGEST ? 413 : 200, tag).build();
    }
}
