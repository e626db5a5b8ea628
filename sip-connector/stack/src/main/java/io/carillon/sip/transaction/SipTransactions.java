package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SwitchStatistics;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.Via;
import io.carillon.sip.transport.Admission;
import io.carillon.sip.transport.Flow;
import io.carillon.sip.transport.SipSockets;
import io.carillon.sip.transport.SocketSettings;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transaction layer of one endpoint with its sockets and its clock. */
public final class SipTransactions implements AutoCloseable {
    /** Above this size a request over UDP might be fragmented on its way (RFC 3261 section 18.1.1). */
    private static final int LARGE = 1_300;

    private static final long TICK_MILLIS = 10;

    private final TransactionCore core;
    private final TransactionClock clock;
    private final SipSockets sockets;
    private final TcpRefusals tcpRefusals = new TcpRefusals();

    private SipTransactions(TransactionSettings settings, Admission admission, TransactionUser user) {
        long tick = Math.max(1, Math.min(TICK_MILLIS, settings.timers().t1().toMillis() / 10));
        this.clock = new TransactionClock(Duration.ofMillis(tick));
        this.core = new TransactionCore(settings.timers(), clock, user, new StatelessReply(settings.server()));
        TransactionDispatch dispatch = new TransactionDispatch(core, settings.transactions(), settings.retryAfter());
        try {
            this.sockets = SipSockets.open(settings.sockets(), admission, dispatch);
        } catch (RuntimeException failed) {
            clock.close();
            throw failed;
        }
    }

    /**
     * Opens sockets, tells the user ({@link TransactionUser#onOpen}) and begins to read.
     *
     * @throws io.carillon.sip.transport.BindFailed when a listener cannot be opened; nothing is left open
     */
    public static SipTransactions open(TransactionSettings settings, Admission admission, TransactionUser user) {
        SipTransactions transactions = new SipTransactions(settings, admission, user);
        user.onOpen(transactions);
        transactions.sockets.read();
        return transactions;
    }

    /**
     * Sends a request other than ACK and CANCEL as a new client transaction. Adds Via. A UDP request above 1300 bytes
     * goes over TCP when that connects, else stays on UDP (RFC 3261 section 18.1.1). The listener may hear of a
     * failure before this returns.
     *
     * @param destination next hop
     */
    public ClientTransaction send(OutboundRequest request, SipPeer destination, ClientListener listener) {
        String branch = Via.COOKIE + Tokens.next();
        ClientMachine.Attempt attempt = attempt(request, destination, branch);
        SipPeer large = tcpInstead(attempt.request(), destination);
        ClientMachine.Attempt first = large == null ? attempt : attempt(request, large, branch);
        ClientMachine machine = request.method().equals("INVITE")
                ? new InviteClient(core, branch, first, destination, listener)
                : new OtherClient(core, branch, first, destination, listener);
        if (large != null) {
            machine.orElse(() -> {
                tcpRefusals.add(large);
                return attempt;
            });
        }
        machine.start();
        return machine;
    }

    private ClientMachine.Attempt attempt(OutboundRequest request, SipPeer destination, String branch) {
        return new ClientMachine.Attempt(request.withVia(via(destination, branch)), sockets.flowTo(destination));
    }

    private SipPeer tcpInstead(SipRequest request, SipPeer destination) {
        if (destination.transport() != SipTransport.UDP || request.bytes().length <= LARGE || !sockets.hasTcp()) {
            return null;
        }
        SipPeer overTcp = new SipPeer(SipTransport.TCP, destination.host(), destination.port());
        return tcpRefusals.contains(overTcp) ? null : overTcp;
    }

    private String via(SipPeer destination, String branch) {
        SipPeer local = sockets.localFor(destination);
        String host = local.host().indexOf(':') >= 0 ? '[' + local.host() + ']' : local.host();
        return "SIP/2.0/" + destination.transport() + ' ' + host + ':' + local.port() + ";branch=" + branch + ";rport"
                + (destination.transport() == SipTransport.TLS ? ";alias" : "");
    }

    /**
     * Sends the ACK of a 2xx, which is no transaction (RFC 3261 section 13.2.2.4).
     *
     * @return as sent, for {@link #resend} when the 2xx comes again
     */
    public SipRequest sendAck(OutboundRequest ack, SipPeer destination) {
        SipRequest complete = ack.withVia(via(destination, Via.COOKIE + Tokens.next()));
        resend(complete, destination);
        return complete;
    }

    /** Sends an ACK again. */
    public void resend(SipRequest ack, SipPeer destination) {
        sockets.flowTo(destination).send(ack, Flow.NOBODY_CARES);
    }

    /**
     * A timer on the wheel of the transactions, for the layer above: 2xx retransmission, session refresh. The task
     * runs on the timer thread and must be quick; what it throws is logged.
     */
    public TimerHandle schedule(Duration after, Runnable task) {
        Timeout timeout = clock.after(after.toMillis(), task);
        return timeout::cancel;
    }

    /** Whether this request has come before and is being answered. */
    public boolean isKnown(SipRequest request) {
        return core.servers.containsKey(TransactionKey.ofServer(request));
    }

    /** Timer values in use. */
    public SipTimers timers() {
        return core.timers;
    }

    /** The sockets. */
    public SipSockets sockets() {
        return sockets;
    }

    /** A fresh tag or other token nobody can guess: 80 random bits, a SIP token. */
    public String newToken() {
        return Tokens.next();
    }

    /** Answers without a transaction. */
    public StatelessReply stateless() {
        return core.stateless;
    }

    /** Counters by name, for {@code SwitchStatistics}; those of the sockets included. */
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>(sockets.counters().snapshot());
        core.counters.addTo(all);
        return all;
    }

    /** Gauges by name. */
    public Map<String, Long> gauges() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("sip.transactions.server", (long) core.servers.size());
        all.put("sip.transactions.client", (long) core.clients.size());
        all.put("sip.timers", clock.pending());
        all.put("sip.connections", (long) sockets.connections());
        all.put(SwitchStatistics.BEAT + "sip.timer", clock.sinceBeatMillis());
        return all;
    }

    @Override
    public void close() {
        sockets.close();
        clock.close();
        core.servers.clear();
        core.clients.clear();
        core.merged.clear();
    }

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
