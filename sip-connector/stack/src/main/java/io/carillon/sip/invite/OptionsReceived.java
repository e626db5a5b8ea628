package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * Somebody asks what we can do, or whether we are there (RFC 3261 section 11). The answer says the same to everybody
 * and for every Request-URI, so it tells nobody which extensions exist.
 */
final class OptionsReceived implements DialogVerb {
    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) {
        Replies replies = leg.agent().replies();
        transaction.respond(answer(replies, request, leg.dialog().localTag()));
    }

    static SipResponse answer(Replies replies, SipRequest request, String toTag) {
        return replies.start(request, 200, toTag)
                .header(HeaderName.ALLOW, Replies.ALLOW_ALL)
                .header(HeaderName.ACCEPT, Replies.SDP)
                .header(HeaderName.SUPPORTED, RequestChecks.PATH)
                .build();
    }
}
