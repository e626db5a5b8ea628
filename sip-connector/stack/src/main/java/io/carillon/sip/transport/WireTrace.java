package io.carillon.sip.transport;

import io.carillon.sip.message.Secrets;
import io.carillon.sip.message.SipMessage;

/** Messages as they go over the wire, in the log category {@code io.carillon.sip.message} at TRACE, without secrets. */
final class WireTrace {
    private WireTrace() {}

    static void received(byte[] bytes, Flow flow) {
        if (TransportLog.WIRE.isTraceEnabled()) {
            TransportLog.WIRE.tracef("received from %s%n%s", flow.remote(), Secrets.readable(bytes));
        }
    }

    static void sent(SipMessage message, Flow flow) {
        if (TransportLog.WIRE.isTraceEnabled()) {
            TransportLog.WIRE.tracef("sent to %s%n%s", flow.remote(), Secrets.readable(message.bytes()));
        }
    }
}
