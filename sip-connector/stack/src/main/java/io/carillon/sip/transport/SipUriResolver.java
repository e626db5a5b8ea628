package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.transport.NameRecord.Address;
import io.carillon.sip.transport.NameRecord.Kind;
import io.carillon.sip.transport.NameRecord.Pointer;
import io.carillon.sip.transport.NameRecord.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * From a SIP URI to where to send, in the order in which it is to be tried (RFC 3263 section 4): numeric hosts, NAPTR,
 * SRV and address records.
 */
public final class SipUriResolver {
    private static final int MOST = 16;

    private final NameService service;
    private final PeerNames names;
    private final RandomGenerator random;

    /**
     * @param service answers look-ups
     * @param names is told what was looked up
     * @param random spreads load by the weights of SRV records
     */
    public SipUriResolver(NameService service, PeerNames names, RandomGenerator random) {
        this.service = service;
        this.names = names;
        this.random = random;
    }

    /** Where a service of a domain may be: a host, to be looked up, and how to talk to it. */
    private record Site(SipTransport transport, String host, int port) {}

    /**
     * The peer when the host is numeric; never blocks. {@code maddr} counts, {@code transport}
     * too, and {@code sips} means TLS (section 4.1).
     */
    public Optional<SipPeer> numeric(SipUri uri) {
        SipTransport transport = transport(uri);
        String host = host(uri);
        if (transport == null || !PeerAddress.isNumeric(host)) {
            return Optional.empty();
        }
        return Optional.of(new SipPeer(transport, host, port(uri, transport)));
    }

    /** The first of {@link #targets}; empty when there is none. */
    public CompletionStage<Optional<SipPeer>> resolve(SipUri uri) {
        return targets(uri).thenApply(all -> all.stream().findFirst());
    }

    /**
     * The peers to try, best first; empty when the name does not resolve or nothing of ours leads there. Completes on a
     * thread that must not be kept.
     */
    public CompletionStage<List<SipPeer>> targets(SipUri uri) {
        SipTransport transport = transport(uri);
        String host = host(uri);
        // a web client is called by its connection: a host that it made up leads nowhere
        if (transport == null || transport.isWebSocket() || host.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Optional<SipPeer> numeric = numeric(uri);
        if (numeric.isPresent()) {
            return CompletableFuture.completedFuture(List.of(numeric.get()));
        }
        return sites(uri, transport, host)
                .thenCompose(sites -> inOrder(sites.stream().limit(MOST).toList(), this::addresses))
                .thenApply(peers -> remembered(peers.stream().distinct().limit(MOST).toList(), host));
    }

    private List<SipPeer> remembered(List<SipPeer> peers, String domain) {
        for (SipPeer peer : peers) {
            if (peer.transport().isSecure()) {
                names.add(peer, domain);
            }
        }
        return peers;
    }

    /** Sections 4.1 and 4.2: with a port nothing else is asked for; with a transport its SRV records are. */
    private CompletionStage<List<Site>> sites(SipUri uri, SipTransport transport, String host) {
        if (uri.port() >= 0) {
            return CompletableFuture.completedFuture(List.of(new Site(transport, host, uri.port())));
        }
        boolean chosen = uri.params().get("transport") != null;
        boolean secure = uri.scheme().equals("sips");
        CompletionStage<List<Site>> found = chosen
                ? services(serviceName(transport) + host, transport)
                : service.ask(host, Kind.NAPTR).thenCompose(records -> byPointers(records, host, secure));
        Site plain = new Site(transport, host, transport.defaultPort());
        return found.thenApply(sites -> sites.isEmpty() ? List.of(plain) : sites);
    }

    private CompletionStage<List<Site>> byPointers(List<NameRecord> records, String host, boolean secure) {
        List<Pointer> pointers = records.stream()
                .map(Pointer.class::cast)
                .filter(one -> one.flags().equalsIgnoreCase("s") && meant(one) != null)
                .filter(one -> !secure || meant(one) == SipTransport.TLS)
                .sorted(Comparator.comparingInt(Pointer::order).thenComparingInt(Pointer::preference))
                .limit(MOST)
                .toList();
        if (!pointers.isEmpty()) {
            return inOrder(pointers, one -> services(one.replacement(), meant(one)));
        }
        List<SipTransport> ours = secure
                ? List.of(SipTransport.TLS)
                : List.of(SipTransport.UDP, SipTransport.TCP, SipTransport.TLS);
        return inOrder(ours, one -> services(serviceName(one) + host, one));
    }

    private static SipTransport meant(Pointer pointer) {
        return switch (pointer.service().toUpperCase(Locale.ROOT)) {
            case "SIP+D2U" -> SipTransport.UDP;
            case "SIP+D2T" -> SipTransport.TCP;
            case "SIPS+D2T" -> SipTransport.TLS;
            default -> null;
        };
    }

    private static String serviceName(SipTransport transport) {
        return switch (transport) {
            case TCP -> "_sip._tcp.";
            case TLS -> "_sips._tcp.";
            default -> "_sip._udp.";
        };
    }

    private CompletionStage<List<Site>> services(String name, SipTransport transport) {
        return service.ask(name, Kind.SRV).thenApply(records -> byWeight(records).stream()
                .filter(one -> !one.target().isEmpty())
                .map(one -> new Site(transport, one.target(), one.port()))
                .toList());
    }

    /** RFC 2782: by priority; within one, each next is drawn with a chance as its weight. */
    private List<Service> byWeight(List<NameRecord> records) {
        List<Service> left = new ArrayList<>(records.stream().map(Service.class::cast).toList());
        left.sort(Comparator.comparingInt(Service::priority).thenComparingInt(Service::weight));
        List<Service> ordered = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            int priority = left.get(0).priority();
            int total = left.stream().filter(one -> one.priority() == priority).mapToInt(Service::weight).sum();
            int drawn = random.nextInt(total + 1);
            int index = 0;
            for (int sum = left.get(0).weight(); sum < drawn; sum += left.get(index).weight()) {
                index++;
            }
            ordered.add(left.remove(index));
        }
        return ordered;
    }

    private CompletionStage<List<SipPeer>> addresses(Site site) {
        if (PeerAddress.isNumeric(site.host())) {
            return CompletableFuture.completedFuture(
                    List.of(new SipPeer(site.transport(), site.host(), site.port())));
        }
        return inOrder(List.of(Kind.A, Kind.AAAA), kind -> service.ask(site.host(), kind))
                .thenApply(records -> records.stream()
                        .map(one -> PeerAddress.host(((Address) one).address()))
                        .map(address -> new SipPeer(site.transport(), address, site.port()))
                        .toList());
    }

    /** Asks for all at once and puts the answers together in the order of the questions. */
    private static <T, R> CompletionStage<List<R>> inOrder(
            List<T> questions, Function<T, CompletionStage<List<R>>> ask) {
        CompletionStage<List<R>> all = CompletableFuture.completedFuture(List.of());
        for (CompletionStage<List<R>> answer : questions.stream().map(ask).toList()) {
            all = all.thenCombine(answer, (before, more) -> {
                List<R> joined = new ArrayList<>(before);
                joined.addAll(more);
                return joined;
            });
        }
        return all;
    }

    /** Null when we have no such transport. */
    private static SipTransport transport(SipUri uri) {
        boolean secure = uri.scheme().equals("sips");
        if (!secure && !uri.scheme().equals("sip")) {
            return null;
        }
        String wanted = uri.params().get("transport");
        return switch (wanted == null ? "" : wanted.toLowerCase(Locale.ROOT)) {
            case "" -> secure ? SipTransport.TLS : SipTransport.UDP;
            // RFC 3261 section 26.2.2: sips is TLS, over whatever it says; UDP has none
            case "udp" -> secure ? null : SipTransport.UDP;
            case "tcp" -> secure ? SipTransport.TLS : SipTransport.TCP;
            case "tls" -> SipTransport.TLS;
            case "ws" -> secure ? SipTransport.WSS : SipTransport.WS;
            case "wss" -> SipTransport.WSS;
            default -> null;
        };
    }

    private static String host(SipUri uri) {
        String maddr = uri.params().get("maddr");
        return maddr == null || maddr.isEmpty() ? uri.host() : maddr;
    }

    private static int port(SipUri uri, SipTransport transport) {
        return uri.port() < 0 ? transport.defaultPort() : uri.port();
    }
}
