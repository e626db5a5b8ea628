package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** The caller acknowledges a provisional response (RFC 3262 section 3). One that fits nothing is answered 481. */
final class PrackReceived implements DialogVerb {
    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest prack) throws MalformedHeader {
        if (!leg.phase().prack(transaction, prack)) {
            leg.agent().replies().send(transaction, prack, 481, leg.dialog().localTag());
        }
    }
}
