package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;

/** Where the sockets deliver what they read. Called on reader threads: be quick, never block. */
public interface SipInput {
    /** A sound request that passed admission. */
    void onRequest(SipRequest request, Flow flow);

    /** A sound response that passed admission. */
    void onResponse(SipResponse response, Flow flow);

    /**
     * A request that is not sound but can be answered, or one that admission refused. Answer it without a
     * transaction.
     */
    void onRefused(SipRequest answerable, Refusal refusal, Flow flow);

    /** A connection that a peer had opened is gone, and with it the only way to who registered over it. */
    default void onFlowGone(SipPeer peer) {}

    /** A connection that was open is gone, whoever had opened it: what was asked over it may never be answered. */
    default void onClosed(Flow flow) {}

    /**
     * Why a request is not taken.
     *
     * @param status SIP status
     * @param retryAfter seconds, 0 for none
     * @param reason for the Warning header; empty for none
     */
    record Refusal(int status, int retryAfter, String reason) {}
}
