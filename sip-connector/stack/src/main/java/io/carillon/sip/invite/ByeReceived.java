package io.carillon.sip.invite;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** The device hangs up (RFC 3261 section 15.1.2). */
final class ByeReceived implements DialogVerb {
    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) {
        leg.phase().bye(transaction, request);
    }
}
