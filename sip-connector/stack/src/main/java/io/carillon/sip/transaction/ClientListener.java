package io.carillon.sip.transaction;

import io.carillon.sip.message.SipResponse;

/** What the layer above wants to know of a request it sent. Called on reader and timer threads. */
public interface ClientListener {
    /**
     * A response: provisional ones (100 too), then one final one. For INVITE every further 2xx comes here too,
     * retransmitted ones included (RFC 6026): acknowledge each of them.
     */
    void onResponse(ClientTransaction transaction, SipResponse response);

    /** No final response in time (timers B, F, C): treat as 408. The transaction is over. */
    void onTimeout(ClientTransaction transaction);

    /** The request could not be delivered: treat as 503. The transaction is over. */
    void onTransportFailure(ClientTransaction transaction, String reason);
}
