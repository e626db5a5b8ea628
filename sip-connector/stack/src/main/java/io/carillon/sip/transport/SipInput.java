package io.carillon.sip.transport;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;

/** Where the sockets deliver what they read. Called on reader threads: be quick, never block. */
public interface SipInput {
    /** A sound request that passed admission. */
    void onRequest(SipRequest request, Flow flow);

    /** A sound response that passed admission. */
    void onResponse(SipResponse response, Flow flow);

    /** A request that is not sound but can be answered. */
    void onBadRequest(SipRequest answerable, int status, String reason, Flow flow);
}
