package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.SipDomain;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TextMessage;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TraceState;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.DialRequest;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipEvents;
import io.carillon.sip.SipLeg;
import io.carillon.sip.auth.BanList;
import io.carillon.sip.auth.DigestGate;
import io.carillon.sip.auth.SourceGuard;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.subscribe.NotifySender;
import io.carillon.sip.trace.SipTrace;
import io.carillon.sip.transaction.SipTransactions.TransactionSettings;
import io.carillon.sip.transaction.SipTransactions;
import io.carillon.sip.transport.NameService;
import io.carillon.sip.transport.PeerNames;
import io.carillon.sip.transport.SipUriResolver;
import io.carillon.sip.trunk.Trunks;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The user agent behind {@link io.carillon.sip.SipEndpoint}: both its server and its client side (RFC 3261 section 6).
 */
public final class UserAgent {
    private static final Duration PARTING = Duration.ofSeconds(4);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Cause UNKNOWN_ADDRESS = new Cause(480, 27, "Destination address unknown");

    private final PeerNames peerNames = new PeerNames();
    private final Agent agent;
    private final NotifySender notifies;

    /**
     * @param names answers look-ups of names
     */
    public UserAgent(SipConfig config, SipEvents events, CredentialTable credentials, NameService names) {
        SipUriResolver resolver = new SipUriResolver(names, peerNames, new SecureRandom());
        Trunks trunks = new Trunks(config.product(), resolver, credentials);
        BanList bans = new BanList(config.bans(), System::currentTimeMillis, host -> trunks.at(host) != null);
        SourceGuard guard = new SourceGuard(config, bans, System::nanoTime);
        DigestGate gate = new DigestGate(config, credentials, guard, System::currentTimeMillis);
        agent = new Agent(config, events, gate, guard, trunks);
        notifies = new NotifySender(config.product());
    }

    /** Domains of the addresses that were looked up. */
    public PeerNames peerNames() {
        return peerNames;
    }

    /** Opens sockets and takes requests. */
    public void open(TransactionSettings settings) {
        SipTransactions.open(settings, new NewRequestScreen(agent), new RequestRouter(agent));
        agent.trunks().open(agent.transactions());
        sweepLater();
    }

    private void sweepLater() {
        agent.transactions().schedule(SWEEP, () -> {
            agent.guard().sweep();
            sweepLater();
        });
    }

    /** Starts an outbound leg. */
    public SipLeg dial(DialRequest order) {
        DialRequest request = order.sips() && order.target().trunk() != null ? order.by(sips(order.target())) : order;
        if (!agent.isOpen()) {
            throw new IllegalStateException("the endpoint is not started");
        }
        String tag = agent.transactions().newToken();
        // the leg's own id, so that trace, record, event and log of a leg are found by one word
        String callId = request.leg().value();
        String to = Parties.to(request.dialled(), targetHost(request));
        Dialog.Names names = new Dialog.Names(callId, tag, "", to, null, request.target().uri());
        Dialog dialog = new Dialog(names, request.target().path().isEmpty());
        TrunkUse trunk = request.target().trunk();
        Set<String> owners = trunk == null
                ? Set.copyOf(List.of(request.dialled(), targetUser(request)))
                : Set.of(trunk.trunk());
        Leg leg = new Leg(agent, new Leg.Names(request.call(), request.leg(), false, owners,
                request.tenant(), trunk == null ? null : trunk.trunk()), dialog);
        Dialling dialling = new Dialling(leg, request);
        leg.become(dialling);
        agent.dialogs().add(leg);
        agent.traced(leg);
        locate(leg, dialling, request);
        return leg;
    }

    /** Sends a NOTIFY; what comes of it is told once. */
    public void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        if (!agent.isOpen()) {
            throw new IllegalStateException("the endpoint is not started");
        }
        notifies.send(agent.transactions(), order, answer);
    }

    /** A trunk is asked to go on as the caller has begun. */
    private static SipTarget sips(SipTarget target) {
        String uri = target.uri().replaceFirst("(?i)^sip:", "sips:").replaceFirst("(?i);transport=tls", "");
        return new SipTarget(uri, target.path(), target.via(), target.security(), target.trunk(), target.spare());
    }

    private void locate(Leg leg, Dialling dialling, DialRequest request) {
        TrunkUse trunk = request.target().trunk();
        if (trunk != null) {
            // to the address of the trunk, whatever the Request-URI says: its credentials go with the leg
            agent.trunks().targets(trunk.trunk()).whenComplete((peers, failure) -> leg.serial().run(
                    () -> located(dialling, failure == null ? Way.along(request.target(), peers) : List.of())));
            return;
        }
        Way.to(agent, request.target(), ways -> leg.serial().run(() -> located(dialling, ways)));
    }

    /** Sends a text; the status comes once, from any thread. */
    public void message(TextMessage message, IntConsumer settled) {
        Way.to(agent, message.target(), ways -> {
            if (ways.isEmpty()) {
                settled.accept(UNKNOWN_ADDRESS.sip());
            } else {
                MessageSent.send(agent, message, ways, settled);
            }
        });
    }

    private static void located(Dialling dialling, List<Way> ways) {
        if (ways.isEmpty()) {
            dialling.unreachable(UNKNOWN_ADDRESS);
        } else {
            dialling.send(ways);
        }
    }

    private static String targetHost(DialRequest request) {
        try {
            String host = SipUri.parse(request.target().uri()).host();
            return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        } catch (MalformedHeader malformed) {
            return "invalid";
        }
    }

    private static String targetUser(DialRequest request) {
        try {
            String user = SipUri.parse(request.target().uri()).user();
            return user.isEmpty() ? request.dialled() : user;
        } catch (MalformedHeader malformed) {
            return request.dialled();
        }
    }

    /**
     * Ends every leg, waits for the answers for a bounded time, closes the sockets.
     *
     * @return once everything is closed
     */
    public void close() {
        agent.close();
        if (!agent.isOpen()) {
            return;
        }
        agent.trunks().close();
        agent.trace().stop();
        for (Leg leg : agent.dialogs().all()) {
            leg.end(Cause.UNAVAILABLE);
        }
        try {
            if (!agent.dialogs().awaitEmpty(PARTING)) {
                AgentLog.SIP.dialogsLeft(agent.dialogs().size());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            agent.transactions().close();
        }
    }

    /** These trunks from now on. */
    public void replaceTrunks(Collection<TrunkLine> all) {
        agent.trunks().replaceAll(all);
        agent.guard().bans().liftExempt();
    }

    /** How each trunk is now. */
    public List<TrunkState> trunks() {
        return agent.trunks().states();
    }

    /** Messages read since the start. */
    public long messagesReceived() {
        return agent.isOpen() ? agent.transactions().sockets().counters().received() : 0;
    }

    /** How late the threads are that read from the network, in milliseconds. */
    public long readerLagMillis() {
        return agent.isOpen() ? agent.transactions().sockets().readerLagMillis() : 0;
    }

    /** Who is not listened to. */
    public BanList bans() {
        return agent.guard().bans();
    }

    /** Listens to a source again and forgets what it did. */
    public void lift(String source) {
        agent.guard().lift(source);
    }

    /** Remembers the messages of these calls from now on. */
    public void startTrace(TraceOrder order) {
        agent.trace(order);
    }

    /** The memory of messages. */
    public SipTrace trace() {
        return agent.trace();
    }

    /** These domains of tenants from now on. */
    public void replaceDomains(Collection<SipDomain> all) {
        agent.gate().realms().replaceAll(all);
    }

    /** Numbers that are let in whatever the load. */
    public void replaceEmergencyNumbers(Set<String> numbers) {
        agent.emergency().replaceAll(numbers);
    }

    /** Addresses that are listened on. */
    public List<SipPeer> listening() {
        return agent.isOpen() ? agent.transactions().sockets().listening() : List.of();
    }

    /** Counters of all layers. */
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>();
        if (agent.isOpen()) {
            all.putAll(agent.transactions().counters());
        }
        agent.counters().snapshot().forEach((name, count) -> all.merge(name, count, Long::sum));
        notifies.addTo(all);
        all.putAll(agent.gate().counters());
        all.putAll(agent.guard().counters());
        all.put("sip.trace.dropped", agent.trace().dropped());
        return all;
    }

    /** Gauges of all layers. */
    public Map<String, Long> gauges() {
        Map<String, Long> all = new LinkedHashMap<>();
        if (agent.isOpen()) {
            all.putAll(agent.transactions().gauges());
        }
        all.put("sip.dialogs", (long) agent.dialogs().size());
        all.put("sip.flows.registered", (long) agent.flows().size());
        TraceState traced = agent.trace().state();
        all.put("sip.trace.on", traced.order() == null ? 0L : 1L);
        all.put("sip.trace.bytes", traced.bytes());
        all.put("sip.sources", (long) agent.guard().size());
        all.put("sip.sources.banned.now", agent.guard().banned());
        agent.trunks().addTo(all);
        return all;
    }
}
