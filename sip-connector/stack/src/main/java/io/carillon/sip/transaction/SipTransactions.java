package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transport.Admission;
import io.carillon.sip.transport.SipSockets;
import io.carillon.sip.transport.SocketSettings;
import java.time.Duration;
import java.util.Map;

/** The transaction layer of one endpoint with its sockets and its clock. */
public final class SipTransactions implements AutoCloseable {

    private SipTransactions() {}

    /**
     * Opens sockets and starts.
     *
     * @throws io.carillon.sip.transport.BindFailed when a listener cannot be opened; nothing is left open
     */
    public static SipTransactions open(TransactionSettings settings, Admission admission, TransactionUser user) {
        throw new IllegalStateException();
    }

    /**
     * Sends a request other than ACK and CANCEL as a new client transaction. Adds Via. A UDP request above 1300 bytes goes over TCP when
     * that connects, else stays on UDP (RFC 3261 section 18.1.1).
     *
     * @param destination next hop
     */
    public ClientTransaction send(OutboundRequest request, SipPeer destination, ClientListener listener) {
        throw new IllegalStateException();
    }

    /**
     * Sends the ACK of a 2xx, which is no transaction (RFC 3261 section 13.2.2.4).
     *
     * @return as sent, for {@link #resend} when the 2xx comes again
     */
    public SipRequest sendAck(OutboundRequest ack, SipPeer destination) {
        throw new IllegalStateException();
    }

    /** Sends an ACK again. */
    public void resend(SipRequest ack, SipPeer destination) {}

    /**
     * A timer on the wheel of the transactions, for the layer above: 2xx retransmission, session refresh. The task runs on the timer
     * thread and must be quick.
     */
    public TimerHandle schedule(Duration after, Runnable task) {
        throw new IllegalStateException();
    }

    /** Timer values in use. */
    public SipTimers timers() {
        return SipTimers.RFC;
    }

    /** The sockets. */
    public SipSockets sockets() {
        return null;
    }

    /** A fresh tag or other token nobody can guess. */
    public String newToken() {
        return "";
    }

    /** Answers without a transaction. */
    public StatelessReply stateless() {
        return null;
    }

    /** Counters by name, for {@code SwitchStatistics}; those of the sockets included. */
    public Map<String, Long> counters() {
        return Map.of();
    }

    /** Gauges by name. */
    public Map<String, Long> gauges() {
        return Map.of();
    }

    @Override
    public void close() {}

    /** A timer that may be cancelled. */
    public interface TimerHandle {
        /** Stops it; false when it ran or was stopped before. */
        boolean cancel();
    }

    /**
     * Settings of the layer.
     *
     * @param sockets where and how to listen
     * @param timers timer values
     * @param transactions most server transactions at a time; more new requests outside a dialog get 503
     * @param retryAfter seconds said with that 503
     * @param server value of Server in responses made here
     */
    public record TransactionSettings(
            SocketSettings sockets, SipTimers timers, int transactions, int retryAfter, String server) {
        public static TransactionSettings of(SocketSettings sockets) {
            return new TransactionSettings(sockets, SipTimers.RFC, 200_000, 5, "Carillon");
        }
    }
}
