package io.carillon.sip.invite;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Ids;
import io.carillon.contract.TextMessage;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A text of ours on its way to a device: to one server after the other as long as none is in service (RFC 3263 section 4.3,
 * RFC 5626 section 5.3). Each is a request of its own with the same Call-ID.
 */
final class MessageSent implements ClientListener {
    private static final int MAX_FORWARDS = 70;

    private final Agent agent;
    private final TextMessage message;
    private final Deque<Way> ways;
    private final IntConsumer settled;
    private final String callId = Ids.newLeg().value();
    private final String tag;
    private int cseq;

    private MessageSent(Agent agent, TextMessage message, List<Way> ways, IntConsumer settled) {
        this.agent = agent;
        this.message = message;
        this.ways = new ArrayDeque<>(ways);
        this.settled = settled;
        this.tag = agent.transactions().newToken();
    }

    /** Sends it the first of these ways; the status comes once. */
    static void send(Agent agent, TextMessage message, List<Way> ways, IntConsumer settled) {
        new MessageSent(agent, message, ways, settled).next();
    }

    /** What cannot be written down fails at once: nobody would ever answer it. */
    private void next() {
        Way way = ways.remove();
        OutboundRequest request;
        try {
            request = request(way);
        } catch (IllegalArgumentException unsendable) {
            agent.counters().failures.increment();
            settled.accept(400);
            return;
        }
        agent.transactions().send(request, way.where(), this);
    }

    private OutboundRequest request(Way way) {
        String host = Agent.host(agent.transactions().sockets().localFor(way.where()));
        RequestBuilder request = RequestBuilder.request("MESSAGE", way.target().uri())
                .header(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .header(HeaderName.FROM, Parties.from(CallerIdentity.of(message.from()), host, tag))
                .header(HeaderName.TO, Parties.to(message.to(), host))
                .header(HeaderName.CALL_ID, callId)
                .cseq(++cseq);
        if (!way.target().path().isEmpty()) {
            request.headers(HeaderName.ROUTE, way.target().path());
        }
        if (!agent.config().product().isEmpty()) {
            request.header(HeaderName.USER_AGENT, agent.config().product());
        }
        return request.body(message.contentType(), message.body()).build();
    }

    /** This one said no, or nothing: the next, as long as there is one. */
    private void goOn(int status) {
        if (ways.isEmpty()) {
            settled.accept(status);
        } else {
            next();
        }
    }

    @Override
    public void onResponse(ClientTransaction transaction, SipResponse response) {
        int status = response.status();
        if (status == 503 || status == Way.FLOW_FAILED) {
            goOn(status);
        } else if (!response.isProvisional()) {
            settled.accept(status);
        }
    }

    @Override
    public void onTimeout(ClientTransaction transaction) {
        goOn(408);
    }

    @Override
    public void onTransportFailure(ClientTransaction transaction, String reason) {
        goOn(503);
    }
}
