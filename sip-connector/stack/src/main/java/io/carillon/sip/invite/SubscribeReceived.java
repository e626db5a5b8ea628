package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.subscribe.EventRequests;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transport.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A device wants to hear of events (RFC 6665 section 4.2.1). Here it proves who it is, each time anew; whether there
 * is such a subscription, and what it may watch, is the application's.
 */
final class SubscribeReceived implements Verb {
    private final Agent agent;

    SubscribeReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        boolean begins = request.toTag() == null;
        String tag = begins ? agent.transactions().newToken() : request.toTag();
        Aor by = Proof.of(agent, transaction, request, tag);
        if (by == null) {
            return;
        }
        Flow flow = transaction.flow();
        Replies.Refusal refusal = ContactChecks.check(request, flow.remote(), agent);
        if (refusal != null) {
            transaction.respond(agent.replies().refusal(request, refusal, tag));
            return;
        }
        agent.counters().subscribes.increment();
        String contact = Agent.contact(Parties.user(request.uri().user()), flow.local());
        EventAnswer answer = new EventAnswer(agent, transaction, request, tag, contact);
        answer.arm();
        SipDialog dialog = dialog(request, flow, tag, contact);
        agent.events().subscribeAsked(EventRequests.subscribe(request, by, dialog, begins), answer);
    }

    private SipDialog dialog(SipRequest request, Flow flow, String tag, String contact) throws MalformedHeader {
        List<String> routes = new ArrayList<>();
        for (NameAddr route : request.addresses(HeaderName.RECORD_ROUTE)) {
            routes.add(route.text());
        }
        String target = request.contacts().get(0).uri().text();
        String to = request.value(HeaderName.TO);
        SipPeer hop = NextHop.of(agent.resolver(), routes, target, flow.remote(), request.vias().size() == 1);
        return new SipDialog(
                request.callId(),
                tag,
                Objects.requireNonNullElse(request.fromTag(), ""),
                request.toTag() == null ? to + ";tag=" + tag : to,
                request.value(HeaderName.FROM),
                target,
                routes,
                hop,
                contact);
    }
}
