package io.carillon.sip.trunk;

import io.carillon.contract.Cidr;
import io.carillon.contract.Credential;
import io.carillon.contract.SipPeer;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkPassing;
import io.carillon.contract.TrunkState;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.transaction.SipTransactions;
import io.carillon.sip.transport.SipUriResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The trunks of one endpoint. What requests are judged by is one reference, replaced as a whole. */
public final class Trunks {
    private final SipUriResolver resolver;
    private final String product;
    private final CredentialTable credentials;
    private Collection<TrunkLine> wanted = List.of();
    private TrunkWire wire;
    private volatile Map<String, TrunkLink> links = Map.of();
    private volatile TrunkPassing passing = TrunkPassing.DEFAULT;

    /**
     * @param product value of User-Agent
     * @param credentials learns with which credentials trunks prove themselves
     */
    public Trunks(String product, SipUriResolver resolver, CredentialTable credentials) {
        this.product = product;
        this.resolver = resolver;
        this.credentials = credentials;
    }

    /** The sockets are open: trunks come up. */
    public synchronized void open(SipTransactions transactions) {
        wire = new TrunkWire(transactions, resolver, product);
        replaceAll(wanted);
    }

    /** These trunks from now on. One whose configuration is the same goes on undisturbed. */
    public synchronized void replaceAll(Collection<TrunkLine> all) {
        wanted = List.copyOf(all);
        if (wire == null) {
            return;
        }
        Map<String, TrunkLink> before = links;
        Map<String, TrunkLink> next = new HashMap<>();
        List<Credential> inbound = new ArrayList<>();
        List<TrunkLink> fresh = new ArrayList<>();
        for (TrunkLine line : wanted) {
            TrunkLink known = before.get(line.id());
            boolean same = known != null && known.line().equals(line);
            TrunkLink link = same ? known : new TrunkLink(line, wire);
            next.put(line.id(), link);
            if (!same) {
                fresh.add(link);
            }
            if (line.inbound() != null) {
                inbound.add(line.inbound());
            }
        }
        links = Map.copyOf(next);
        passing = new TrunkPassing(
                named(line -> line.passing().headersOr(List.of())), named(line -> line.passing().bodiesOr(List.of())));
        credentials.replaceTrunks(inbound);
        before.values().stream().filter(link -> next.get(link.line().id()) != link).forEach(TrunkLink::stop);
        fresh.forEach(TrunkLink::start);
    }

    /** Takes registrations back and asks nobody any more. */
    public synchronized void close() {
        links.values().forEach(TrunkLink::stop);
        links = Map.of();
        wire = null;
    }

    /** How each trunk is now. */
    public List<TrunkState> states() {
        return links.values().stream().map(TrunkLink::state).toList();
    }

    /** Finds the addresses of trunks, and everybody else's. */
    public SipUriResolver resolver() {
        return resolver;
    }

    /** Gauges by name: how many trunks there are, up and in all. */
    public void addTo(Map<String, Long> gauges) {
        Collection<TrunkLink> all = links.values();
        gauges.put("sip.trunks", (long) all.size());
        gauges.put("sip.trunks.up", all.stream().filter(link -> link.state().up()).count());
    }

    private List<String> named(Function<TrunkLine, List<String>> what) {
        return wanted.stream().flatMap(line -> what.apply(line).stream()).distinct().toList();
    }

    /** What any of them names that may pass by it. */
    public TrunkPassing passing() {
        return passing;
    }

    /** Whether there is such a trunk. */
    public boolean has(String id) {
        return links.containsKey(id);
    }

    /** A trunk by its id. */
    public Optional<TrunkLine> find(String id) {
        return Optional.ofNullable(links.get(id)).map(TrunkLink::line);
    }

    /** The trunk whose requests come from this numeric address, null when it is nobody's. */
    public TrunkLine at(String host) {
        return at(host, null);
    }

    /**
     * The same when several tenants have a trunk there: that of the tenant whose domain is asked.
     *
     * @param owner whose domain it is; null when it is nobody's, then the first tenant goes before the others
     */
    public TrunkLine at(String host, Tenant owner) {
        Map<String, TrunkLink> all = links;
        if (all.isEmpty()) {
            return null;
        }
        byte[] address = Cidr.address(host);
        TrunkLine found = null;
        for (TrunkLink link : all.values()) {
            TrunkLine line = link.line();
            boolean fits = (owner == null || owner.equals(line.tenant())) && link.isAt(address);
            if (fits && (found == null || comesBefore(line, found))) {
                found = line;
            }
        }
        return found;
    }

    private static boolean comesBefore(TrunkLine one, TrunkLine other) {
        boolean first = one.tenant().equals(Tenant.DEFAULT);
        return first != other.tenant().equals(Tenant.DEFAULT) ? first : one.id().compareTo(other.id()) < 0;
    }

    /** Whether requests of this trunk may come from there. */
    public boolean isFrom(String id, String host) {
        TrunkLink link = links.get(id);
        return link != null && link.isAt(Cidr.address(host));
    }

    /** Where requests of a trunk go now, best first; empty when there is no such trunk or its name does not resolve. */
    public CompletionStage<List<SipPeer>> targets(String id) {
        TrunkLink link = links.get(id);
        return link == null ? CompletableFuture.completedFuture(List.of()) : link.servers().inOrder();
    }

    /** Proves who we are to this trunk; empty when there is no such trunk. */
    public Optional<DigestClient> digest(String id) {
        return Optional.ofNullable(links.get(id)).map(TrunkLink::digest);
    }
}
