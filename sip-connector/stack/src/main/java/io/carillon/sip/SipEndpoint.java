package io.carillon.sip;

import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.SipDomain;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TextMessage;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import io.carillon.sip.auth.BanList;
import io.carillon.sip.invite.UserAgent;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.trace.SipTrace;
import io.carillon.sip.transaction.SipTimers;
import io.carillon.sip.transaction.SipTransactions.TransactionSettings;
import io.carillon.sip.transport.DnsNames;
import io.carillon.sip.transport.SocketSettings.StreamLimits;
import io.carillon.sip.transport.SocketSettings;
import io.carillon.sip.transport.TlsSettings;
import io.carillon.sip.transport.WebSocketSettings;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The system's presence on the SIP network: it listens, challenges, takes calls and registrations, and places calls.
 * One instance is one set of sockets; several may live in one process.
 */
public final class SipEndpoint implements AutoCloseable {
    private static final int RETRY_AFTER = 5;
    private static final int MOST_TRANSACTIONS = 200_000;

    private final SipConfig config;
    private final TlsContexts certificates;
    private final DnsNames names;
    private final UserAgent agent;

    /**
     * Prepares an endpoint; nothing is open before {@link #start}.
     *
     * @param config settings
     * @param events who hears what happens
     * @param credentials who may call and register
     */
    public SipEndpoint(SipConfig config, SipEvents events, CredentialTable credentials) {
        this(config, events, credentials, TlsContexts.NONE);
    }

    /** @param certificates for TLS and secure WebSockets */
    public SipEndpoint(SipConfig config, SipEvents events, CredentialTable credentials, TlsContexts certificates) {
        this.config = Objects.requireNonNull(config, "config");
        this.certificates = Objects.requireNonNull(certificates, "certificates");
        this.names = new DnsNames(config.transports().nameServers().stream().map(DnsNames::server).toList());
        this.agent = new UserAgent(config,
                Objects.requireNonNull(events, "events"), Objects.requireNonNull(credentials, "credentials"), names);
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when a configured address is none
     * @throws io.carillon.sip.transport.BindFailed when a listener cannot be opened; nothing stays open. Both messages
     *     are one line that names the key
     */
    public void start() throws IOException {
        try {
            open();
        } catch (IOException | RuntimeException failed) {
            names.close();
            throw failed;
        }
    }

    private void open() throws IOException {
        String advertised = config.advertisedAddress().isEmpty() ? null : config.advertisedAddress();
        TransportConfig transports = config.transports();
        SocketSettings sockets = new SocketSettings(
                addresses(SipConfig.BIND_ADDRESS, config.bindAddresses()), config.port(), config.tcp(), advertised,
                config.dscp(), readers(), SipLimits.DEFAULT, limits(transports), transports.tlsPort(),
                tls(transports.tls()), webSocket(transports), agent.peerNames());
        agent.open(new TransactionSettings(sockets, timers(), MOST_TRANSACTIONS, RETRY_AFTER, config.product()));
    }

    /** One reader keeps a core busy with thousands of calls a second; more only help where there are cores to spare. */
    private static int readers() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
    }

    private SipTimers timers() {
        return new SipTimers(config.t1(), config.t1().multipliedBy(8), config.t1().multipliedBy(10),
                SipTimers.RFC.proceedingInvite(), config.transports().reconnect());
    }

    private static StreamLimits limits(TransportConfig config) {
        return new StreamLimits(config.connections(), config.connectionsPerSource(), config.messageTimeout(),
                config.idleTimeout(), StreamLimits.DEFAULT.connectTimeout());
    }

    private TlsSettings tls(TransportConfig.Tls tls) {
        return new TlsSettings(
                certificates.server(), certificates.client(), tls.clientAuth(), tls.verify(), tls.protocols());
    }

    private static WebSocketSettings webSocket(TransportConfig config) throws IOException {
        return new WebSocketSettings(
                config.wsPort() < 0 ? List.of() : addresses(TransportConfig.WS_BIND_ADDRESS, config.wsBindAddresses()),
                config.wsPort(), config.wssPort(), Set.copyOf(config.wsOrigins()),
                Set.copyOf(addresses(TransportConfig.WS_PROXIES, config.wsProxies())),
                config.wsPing());
    }

    private static List<InetAddress> addresses(String key, List<String> texts) throws IOException {
        List<InetAddress> binds = new ArrayList<>();
        for (String address : texts) {
            InetAddress bind;
            try {
                bind = InetAddress.getByName(address);
            } catch (UnknownHostException unknown) {
                throw new IOException(key + ": '" + address + "' is not an address", unknown);
            }
            // "::" stands in the default list for hosts that have IPv6; elsewhere there is nothing to listen on
            if (!(bind instanceof Inet6Address) || !bind.isAnyLocalAddress() || hasIpv6()) {
                binds.add(bind);
            }
        }
        return binds;
    }

    private static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(Inet6Address.class::isInstance);
    }

    /**
     * Takes nothing new, ends every live leg (BYE, CANCEL, 503), waits up to 4 s for the answers and closes the
     * sockets. {@link SipEvents#ended} or {@link SipEvents#rejected} was called for every leg by then, or its device
     * did not answer.
     */
    @Override
    public void close() {
        agent.close();
        names.close();
    }

    /**
     * Starts an outbound leg; what becomes of it is told through {@link SipEvents}, possibly before this returns.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public SipLeg dial(DialRequest request) {
        return agent.dial(request);
    }

    /**
     * Sends a NOTIFY.
     *
     * @param answer told once what came of it, on a network or timer thread
     * @throws IllegalStateException before {@link #start}
     * @throws IllegalArgumentException when the remote target is no Request-URI
     */
    public void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        agent.sendNotify(order, answer);
    }

    /** These trunks from now on; one whose configuration is the same goes on undisturbed. */
    public void replaceTrunks(Collection<TrunkLine> all) {
        agent.replaceTrunks(all);
    }

    /** How each trunk is now. */
    public List<TrunkState> trunks() {
        return agent.trunks();
    }

    /** These domains of tenants from now on. */
    public void replaceDomains(Collection<SipDomain> all) {
        agent.replaceDomains(all);
    }

    /** Numbers that are let in whatever the load. */
    public void replaceEmergencyNumbers(Set<String> numbers) {
        agent.replaceEmergencyNumbers(numbers);
    }

    /** Messages read since the start. */
    public long messagesReceived() {
        return agent.messagesReceived();
    }

    /** How late the threads are that read from the network, in milliseconds. */
    public long readerLagMillis() {
        return agent.readerLagMillis();
    }

    /** Who is not listened to. */
    public BanList bans() {
        return agent.bans();
    }

    /** Listens to a source again and forgets what it did. */
    public void lift(String source) {
        agent.lift(source);
    }

    /** Remembers the messages of these calls from now on. */
    public void startTrace(TraceOrder order) {
        agent.startTrace(order);
    }

    /** The memory of messages. */
    public SipTrace trace() {
        return agent.trace();
    }

    /** Sends a text to a device; the status that comes of it is told once, from any thread. */
    public void message(TextMessage message, IntConsumer settled) {
        agent.message(message, settled);
    }

    /** Addresses that SIP is answered on; the port is the real one when 0 was configured. */
    public List<SipPeer> listening() {
        return agent.listening();
    }

    /** Counters since start, by name: {@code sip.responses.4xx}, {@code sip.auth.failed} ... They only grow. */
    public Map<String, Long> counters() {
        return agent.counters();
    }

    /** Gauges now, by name: {@code sip.dialogs}, {@code sip.transactions} ... */
    public Map<String, Long> gauges() {
        return agent.gauges();
    }
}
