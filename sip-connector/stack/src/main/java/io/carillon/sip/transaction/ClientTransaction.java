package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipRequest;

/** A request we sent. Safe for all threads. */
public interface ClientTransaction {
    /** The request as sent; null once the transaction has ended. */
    SipRequest request();

    /** Method of the request. */
    String method();

    /** Where it went. */
    SipPeer destination();

    /**
     * Cancels an INVITE (RFC 3261 section 9.1): at once when a provisional response has come, else as soon as one
     * comes. Does nothing when a final response has come. The 487 arrives as any other final response; if none comes
     * within 64*T1 the INVITE times out.
     *
     * @param reason value of a Reason header (RFC 3326), null for none
     */
    void cancel(String reason);
}
