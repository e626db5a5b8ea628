package io.carillon.sip.transaction;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;

/** A request that came in and what we answer to it. Safe for all threads. */
public interface ServerTransaction {
    /** The request; null once the transaction has its final response, so that finished transactions stay small. */
    SipRequest request();

    /** Method of the request. */
    String method();

    /** Where it came from. */
    Flow flow();

    /**
     * Sends a response. Retransmissions of the request are answered with the latest one. After a 2xx to INVITE the
     * same 2xx may be sent again (its retransmission until the ACK belongs to the layer above).
     *
     * @return false when it is too late: a final response was sent before, or the transaction is over
     */
    boolean respond(SipResponse response);

    /** Whether a final response was sent. */
    boolean isFinal();
}
