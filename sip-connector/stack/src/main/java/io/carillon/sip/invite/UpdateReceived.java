package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** The device changes a session without the ceremony of an INVITE, or tells a new Contact (RFC 3311). */
final class UpdateReceived implements DialogVerb {
    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        leg.phase().update(transaction, request);
    }
}
