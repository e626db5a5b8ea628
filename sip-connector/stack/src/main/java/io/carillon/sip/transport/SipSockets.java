package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.netty.channel.EventLoopGroup;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All SIP sockets of one endpoint: UDP and TCP listeners on the same port, TLS and WebSocket listeners on theirs, and
 * the connections that come and go. Nothing is read before {@link #read()}.
 */
public final class SipSockets implements AutoCloseable {
    private static final long CLOSE_MILLIS = 3_000;

    private final SocketSettings settings;
    private final EventLoopGroup group;
    private final NetKind kind;
    final List<UdpListener> udp = new ArrayList<>();
    final Map<SipTransport, StreamConnections> streams = new EnumMap<>(SipTransport.class);
    private final LocalAddresses locals;
    private final Inlet inlet;
    private final StreamWorld world;
    private final ReaderLag lag;

    private SipSockets(SocketSettings settings, Admission admission, SipInput input) {
        this.settings = settings;
        this.kind = NetKind.best();
        this.group = kind.group(settings.threads());
        this.locals = new LocalAddresses(settings.advertised());
        this.inlet = new Inlet(settings.limits(), admission, input, new WireCounters());
        this.world = StreamWorld.of(kind, group, settings, inlet, locals);
        this.lag = new ReaderLag(group);
        for (SipTransport transport : SipTransport.values()) {
            if (transport.isStream()) {
                streams.put(transport, new StreamConnections(transport, world));
            }
        }
    }

    /**
     * Binds all listeners; either all are bound or none.
     *
     * @throws BindFailed naming keys and address
     */
    public static SipSockets open(SocketSettings settings, Admission admission, SipInput input) {
        SipSockets sockets = new SipSockets(settings, admission, input);
        try {
            sockets.bindAll();
        } catch (RuntimeException failed) {
            sockets.close();
            throw failed;
        }
        return sockets;
    }

    /** Begins to read. Call it when everybody who hears of messages is ready. */
    public void read() {
        udp.forEach(UdpListener::read);
        streams.values().forEach(StreamConnections::read);
        StringBuilder addresses = new StringBuilder();
        for (SipPeer peer : listening()) {
            addresses.append(addresses.length() == 0 ? "" : ", ").append(peer);
        }
        lag.watch();
        TransportLog.LOG.listening(addresses.toString());
    }

    private void bindAll() {
        int port = settings.port();
        for (InetAddress address : distinct(settings.binds())) {
            port = bind(address, port);
        }
        WebSocketSettings web = settings.webSocket();
        bind(SipTransport.WS, web.binds(), web.port());
        if (world.tls().canListen()) {
            bind(SipTransport.TLS, settings.binds(), settings.tlsPort());
            bind(SipTransport.WSS, settings.binds(), web.securePort());
        } else if (settings.tlsPort() >= 0 || web.securePort() >= 0) {
            TransportLog.LOG.noCertificate();
        }
    }

    /** An IPv6 wildcard socket takes IPv4 too, so the IPv4 wildcard would find the port in use. */
    private static List<InetAddress> distinct(List<InetAddress> binds) {
        boolean dualStack = binds.stream().anyMatch(a -> a instanceof Inet6Address && a.isAnyLocalAddress());
        return binds.stream()
                .filter(a -> !dualStack || !a.isAnyLocalAddress() || a instanceof Inet6Address)
                .toList();
    }

    private void bind(SipTransport transport, List<InetAddress> addresses, int port) {
        int next = port;
        for (InetAddress address : distinct(addresses)) {
            if (next >= 0) {
                streams.get(transport).bind(new InetSocketAddress(address, next));
                next = streams.get(transport).listenPort();
            }
        }
    }

    private int bind(InetAddress address, int port) {
        UdpListener listener = new UdpListener(inlet, locals);
        if (port == 0 && settings.tcp()) {
            return bindAnyPort(address);
        }
        listener.bind(kind, group, new InetSocketAddress(address, port), settings.dscp());
        udp.add(listener);
        if (settings.tcp()) {
            streams.get(SipTransport.TCP).bind(new InetSocketAddress(address, port));
        }
        return listener.bound().getPort();
    }

    /** A port that is free for both transports: the system's choice for UDP may be taken for TCP. */
    private int bindAnyPort(InetAddress address) {
        for (int tries = 0; ; tries++) {
            UdpListener listener = new UdpListener(inlet, locals);
            listener.bind(kind, group, new InetSocketAddress(address, 0), settings.dscp());
            int port = listener.bound().getPort();
            try {
                streams.get(SipTransport.TCP).bind(new InetSocketAddress(address, port));
                udp.add(listener);
                return port;
            } catch (BindFailed taken) {
                listener.close().awaitUninterruptibly();
                if (tries == 9) {
                    throw taken;
                }
            }
        }
    }

    /** Addresses we listen on, one for each transport and listener. */
    public List<SipPeer> listening() {
        List<SipPeer> all = new ArrayList<>();
        for (UdpListener listener : udp) {
            all.add(PeerAddress.of(SipTransport.UDP, listener.bound()));
        }
        streams.values().forEach(connections -> all.addAll(connections.listening()));
        return all;
    }

    /** Our address as this peer is to see it: host and port for Via sent-by and Contact. */
    public SipPeer localFor(SipPeer destination) {
        InetSocketAddress address = PeerAddress.socket(destination);
        UdpListener listener = address == null ? null : listenerFor(address.getAddress());
        SipTransport transport = destination.transport();
        if (listener == null) {
            InetSocketAddress bound = udp.get(0).bound();
            return new SipPeer(transport, locals.hostFor(bound.getAddress(), bound.getAddress()),
                    port(transport, bound.getPort()));
        }
        SipPeer local = listener.localFor(address);
        return new SipPeer(transport, local.host(), port(transport, local.port()));
    }

    private int port(SipTransport transport, int udpPort) {
        int port = transport.isStream() ? streams.get(transport).listenPort() : 0;
        return port == 0 ? udpPort : port;
    }

    /**
     * The way to a peer: a connection that exists is used again, another is opened on the first send. Never fails;
     * what cannot be reached fails when something is sent.
     */
    public Flow flowTo(SipPeer destination) {
        if (destination.transport().isStream()) {
            return streams.get(destination.transport()).to(destination);
        }
        InetSocketAddress address = PeerAddress.socket(destination);
        if (address == null) {
            return new DeadFlow(destination, inlet.counters(), "not a numeric address");
        }
        UdpListener listener = listenerFor(address.getAddress());
        if (listener == null) {
            return new DeadFlow(destination, inlet.counters(),
                    "no SIP socket for this address family (carillon.sip.bind-address)");
        }
        return listener.flowTo(address);
    }

    /** Whether a peer can still be reached where it was: not when it needs a connection that is gone. */
    public boolean isReachable(SipPeer peer) {
        if (peer.flow() == 0) {
            return !peer.transport().isWebSocket();
        }
        StreamFlow flow = world.byToken().get(peer.flow());
        return flow != null && flow.isOpen();
    }

    /**
     * The peer has promised signs of life on its connection (RFC 5626 section 4.4.1): without one for this long it
     * counts as gone. WebSockets are asked by us instead.
     */
    public void expectLife(SipPeer peer, Duration atLeastEvery) {
        StreamFlow flow = world.byToken().get(peer.flow());
        if (flow != null) {
            flow.expectLife(atLeastEvery.toMillis());
        }
    }

    /** Tells once, on any thread, when the connection with this peer is gone: at once when there is none. */
    public void onEnd(SipPeer peer, Runnable ended) {
        StreamFlow flow = known(peer);
        if (flow == null) {
            ended.run();
        } else {
            flow.onEnd(ended);
        }
    }

    /**
     * Asks the peer for a sign of life on its connection (RFC 5626 section 4.4.1), which is cut when none comes in time.
     *
     * @param promised whether it has promised to answer; of another nothing is expected until it has answered once
     */
    public void ping(SipPeer peer, Duration patience, boolean promised) {
        StreamFlow flow = known(peer);
        if (flow != null) {
            flow.ping(patience.toMillis(), promised);
        }
    }

    private StreamFlow known(SipPeer peer) {
        return peer.transport().isStream() ? streams.get(peer.transport()).known(peer) : null;
    }

    /** Whether TCP may be used to reach peers. */
    public boolean hasTcp() {
        return settings.tcp();
    }

    private UdpListener listenerFor(InetAddress peer) {
        boolean six = PeerAddress.plain(peer) instanceof Inet6Address;
        UdpListener other = null;
        for (UdpListener listener : udp) {
            InetAddress bound = listener.bound().getAddress();
            if (bound.isAnyLocalAddress() && (bound instanceof Inet6Address || !six)) {
                return listener;
            }
            if (bound instanceof Inet6Address == six) {
                if (bound.isLoopbackAddress() == peer.isLoopbackAddress()) {
                    return listener;
                }
                other = listener;
            }
        }
        return other;
    }

    /**
     * How late the threads that read are with what they have to do, or for how long a socket has not been read empty,
     * in milliseconds: both grow when there is more to read than there is time for.
     */
    public long readerLagMillis() {
        long now = System.nanoTime();
        long behind = 0;
        for (UdpListener listener : udp) {
            behind = Math.max(behind, listener.behind(now));
        }
        return Math.max(lag.millis(), TimeUnit.NANOSECONDS.toMillis(behind));
    }

    /** From now on this one sees every message; null for nobody. */
    public void tap(WireTap tap) {
        inlet.tap(tap);
    }

    /** What was read, sent, dropped. */
    public WireCounters counters() {
        return inlet.counters();
    }

    /** Connections that are open now. */
    public int connections() {
        return world.quota().open();
    }

    @Override
    public void close() {
        udp.forEach(UdpListener::close);
        streams.values().forEach(StreamConnections::close);
        group.shutdownGracefully(0, CLOSE_MILLIS / 2, TimeUnit.MILLISECONDS);
        if (!group.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS)) {
            TransportLog.LOG.slowClose(CLOSE_MILLIS);
        }
        world.tls().close();
    }
}
