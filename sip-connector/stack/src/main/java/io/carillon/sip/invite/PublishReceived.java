package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.subscribe.EventRequests;
import io.carillon.sip.transaction.ServerTransaction;

/** A device publishes state of its own (RFC 3903 section 6). */
final class PublishReceived implements Verb {
    private final Agent agent;

    PublishReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        String tag = agent.transactions().newToken();
        Aor by = Proof.of(agent, transaction, request, tag);
        if (by == null) {
            return;
        }
        String encoding = request.value(HeaderName.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            transaction.respond(agent.replies().refusal(
                    request, Replies.Refusal.of(415, "Content-Encoding is not identity"), tag));
            return;
        }
        agent.counters().publishes.increment();
        EventAnswer answer = new EventAnswer(agent, transaction, request, tag, null);
        answer.arm();
        agent.events().publishAsked(EventRequests.publish(request, by), answer);
    }
}
