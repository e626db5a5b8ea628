package io.carillon.sip.invite;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Ids;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TextMessage;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import java.util.function.IntConsumer;

/** A text of ours on its way to a device. */
final class MessageSent implements ClientListener {
    private static final int MAX_FORWARDS = 70;

    private final IntConsumer settled;

    private MessageSent(IntConsumer settled) {
        this.settled = settled;
    }

    /** Sends it there; the status comes once. */
    static void send(Agent agent, TextMessage message, SipPeer where, IntConsumer settled) {
        String host = Agent.host(agent.transactions().sockets().localFor(where));
        RequestBuilder request = RequestBuilder.request("MESSAGE", message.target().uri())
                .header(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .header(HeaderName.FROM, Parties.from(
                        CallerIdentity.of(message.from()), host, agent.transactions().newToken()))
                .header(HeaderName.TO, Parties.to(message.to(), host))
                .header(HeaderName.CALL_ID, Ids.newLeg().value())
                .cseq(1);
        if (!message.target().path().isEmpty()) {
            request.headers(HeaderName.ROUTE, message.target().path());
        }
        if (!agent.config().product().isEmpty()) {
            request.header(HeaderName.USER_AGENT, agent.config().product());
        }
        request.body(message.contentType(), message.body());
        agent.transactions().send(request.build(), where, new MessageSent(settled));
    }

    @Override
    public void onResponse(ClientTransaction transaction, SipResponse response) {
        if (!response.isProvisional()) {
            settled.accept(response.status());
        }
    }

    @Override
    public void onTimeout(ClientTransaction transaction) {
        settled.accept(408);
    }

    @Override
    public void onTransportFailure(ClientTransaction transaction, String reason) {
        settled.accept(503);
    }
}
