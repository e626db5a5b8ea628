package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipEvents;
import io.carillon.sip.auth.DigestGate;
import io.carillon.sip.auth.SourceGuard;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.trace.SipTrace;
import io.carillon.sip.transaction.SipTransactions;
import io.carillon.sip.transport.SipUriResolver;
import io.carillon.sip.transport.WireTap;
import io.carillon.sip.trunk.Trunks;

/** What the verbs and legs of one endpoint share. The transactions come last, when the sockets open. */
final class Agent {
    private final SipConfig config;
    private final SipEvents events;
    private final DigestGate gate;
    private final SourceGuard guard;
    private final SipUriResolver resolver;
    private final Trunks trunks;
    private final Passing passing;
    private final EmergencyNumbers emergency = new EmergencyNumbers();
    private final DialogTable dialogs = new DialogTable();
    private final AgentCounters counters = new AgentCounters();
    private final Replies replies;
    private final RegisteredFlows flows;
    private final SipTrace trace = new SipTrace(() -> tap(null));
    private volatile SipTransactions transactions;
    private volatile boolean closing;

    Agent(SipConfig config, SipEvents events, DigestGate gate, SourceGuard guard, Trunks trunks) {
        this.config = config;
        this.events = events;
        this.gate = gate;
        this.guard = guard;
        this.trunks = trunks;
        this.passing = new Passing(config.sessions(), trunks);
        this.resolver = trunks.resolver();
        this.replies = new Replies(config.product());
        this.flows = new RegisteredFlows(events);
    }

    void open(SipTransactions opened) {
        transactions = opened;
    }

    /** No more calls and registrations from now on. */
    void close() {
        closing = true;
    }

    /** Whether new calls and registrations are taken; false as well before the sockets are completely open. */
    boolean accepting() {
        return transactions != null && !closing && events.acceptingCalls();
    }

    boolean isOpen() {
        return transactions != null;
    }

    /** What passes through the house that is not ours. */
    Passing passing() {
        return passing;
    }

    SipConfig config() {
        return config;
    }

    SipEvents events() {
        return events;
    }

    DigestGate gate() {
        return gate;
    }

    SourceGuard guard() {
        return guard;
    }

    SipUriResolver resolver() {
        return resolver;
    }

    Trunks trunks() {
        return trunks;
    }

    /**
     * The trunk that a request outside of any call comes by, null when it is nobody's. Where no domain is asked, the address is
     * believed of carriers: who speaks as one of a house proves it, unless the trunk is that house's own. Otherwise a tenant
     * could claim the address of another's telephones, and have their calls.
     */
    TrunkLine trunkOf(SipRequest request, String host) throws MalformedHeader {
        Tenant owner = gate.realms().owner(request.uri());
        TrunkLine line = trunks.at(host, owner);
        if (line == null || owner != null || line.tenant().equals(Tenant.DEFAULT)) {
            return line;
        }
        Tenant speaker = gate.realms().speaker(request);
        if (speaker == null) {
            // a number without a place (tel) is asked by telephones as by carriers: who is another tenant's carrier proves it then
            return request.uri().isSip() ? line : null;
        }
        return trunks.at(host, speaker);
    }

    /** Numbers that are let in whatever the load. */
    EmergencyNumbers emergency() {
        return emergency;
    }

    DialogTable dialogs() {
        return dialogs;
    }

    AgentCounters counters() {
        return counters;
    }

    /** Where the messages of calls are remembered when somebody wants them to be. */
    SipTrace trace() {
        return trace;
    }

    /** Remembers the messages of these calls from now on, those that are up included. */
    void trace(TraceOrder order) {
        trace.start(order);
        dialogs.all().forEach(this::traced);
        tap(trace);
    }

    /** A leg is made: its messages are of its call. */
    void traced(Leg leg) {
        trace.linked(leg.call(), leg.id(), leg.sipCallId());
    }

    private void tap(WireTap tap) {
        SipTransactions open = transactions;
        if (open != null) {
            open.sockets().tap(tap);
        }
    }

    RegisteredFlows flows() {
        return flows;
    }

    Replies replies() {
        return replies;
    }

    SipTransactions transactions() {
        return transactions;
    }

    /** A Contact value that leads back to us (RFC 3261 section 8.1.1.8). */
    static String contact(String user, SipPeer local) {
        return contact("sip", user, local);
    }

    /**
     * The same in a scheme of the other end's choice: who asks for {@code sips} is told one, so that what comes later
     * is encrypted too.
     */
    static String contact(String scheme, String user, SipPeer local) {
        return "<" + scheme + ":" + user + "@" + hostPort(local)
                + (local.transport() == SipTransport.UDP ? ">" : ";transport=" + local.transport().parameter() + ">");
    }

    /**
     * Where the next request of a dialog goes. When that was a connection of the other end and it is gone, to the
     * address that the other end has given.
     */
    SipPeer hop(Dialog dialog) {
        SipPeer hop = dialog.nextHop();
        SipPeer named = dialog.namedHop();
        return named == null || transactions.sockets().isReachable(hop) ? hop : named;
    }

    static String hostPort(SipPeer peer) {
        return host(peer) + ":" + peer.port();
    }

    static String host(SipPeer peer) {
        return peer.host().indexOf(':') >= 0 ? "[" + peer.host() + "]" : peer.host();
    }
}
