package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;

/**
 * The layer above the transactions (RFC 3261 section 5). Called on reader and timer threads: do the cheap part, hand
 * over the rest. An exception thrown here is logged; for a request it is answered with 500.
 */
public interface TransactionUser {
    /** The layer below is open and about to read: the first message comes after this returns. */
    default void onOpen(SipTransactions transactions) {}

    /** A new request other than ACK and CANCEL. Answer it with {@link ServerTransaction#respond}. */
    void onRequest(ServerTransaction transaction, SipRequest request);

    /** An ACK that belongs to a 2xx: to be matched by dialog. ACKs of other final responses never get here. */
    void onAck(SipRequest ack, Flow flow);

    /**
     * A CANCEL from the place the INVITE came from, already answered with 200. When the INVITE has no final response
     * yet, answer it with 487.
     */
    void onCancel(ServerTransaction invite, SipRequest cancel);

    /**
     * No ACK came for a final response above 299 (timer H). Nothing to do for most.
     */
    default void onAckMissing(ServerTransaction invite) {}

    /**
     * The transport could not deliver a response, or nobody gave a final one for very long. The transaction is over.
     */
    default void onTransportFailure(ServerTransaction transaction, String reason) {}

    /** A connection that a peer had opened is gone. */
    default void onFlowGone(SipPeer peer) {}

    /** A response that matches no transaction: for instance a 2xx to an INVITE whose transaction is long gone. */
    default void onStrayResponse(SipResponse response, Flow flow) {}
}
