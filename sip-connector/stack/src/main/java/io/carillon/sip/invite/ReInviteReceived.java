package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.List;

/** The device wants to change a session (RFC 3261 section 14). */
final class ReInviteReceived implements DialogVerb {
    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        List<String> unsupported = RequestChecks.unsupported(request);
        if (!unsupported.isEmpty()) {
            Replies replies = leg.agent().replies();
            Replies.Refusal refusal = Replies.Refusal.with(420, HeaderName.UNSUPPORTED, unsupported);
            transaction.respond(replies.refusal(request, refusal, leg.dialog().localTag()));
            return;
        }
        leg.phase().invite(transaction, request);
    }
}
