package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * All connections of one stream transport, taken and opened. Those of a peer's address are used again (RFC 3261
 * section 18); one that a peer opened is also known by its token, so that what was registered over it reaches exactly
 * that device (RFC 5626) and nobody who gets its address later.
 */
final class StreamConnections {
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final SipTransport transport;
    private final StreamWorld world;
    private final StreamPipeline pipeline;
    private final List<Channel> listeners = new ArrayList<>();
    final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<SipPeer, StreamFlow> flows = new ConcurrentHashMap<>();
    private int listenPort;

    StreamConnections(SipTransport transport, StreamWorld world) {
        this.transport = transport;
        this.world = world;
        this.pipeline = new StreamPipeline(transport, world);
    }

    Inlet inlet() {
        return world.inlet();
    }

    WireCounters counters() {
        return world.inlet().counters();
    }

    long messageTimeoutMillis() {
        return world.settings().streamLimits().messageTimeout().toMillis();
    }

    boolean isReadyAtOnce() {
        return transport == SipTransport.TCP;
    }

    boolean isReadyByTls() {
        return transport == SipTransport.TLS;
    }

    void bind(InetSocketAddress address) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(world.group())
                .channel(world.kind().server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.IP_TOS, world.settings().dscp() << 2)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        ChannelFuture done = bootstrap.bind(address).awaitUninterruptibly();
        if (!done.isSuccess()) {
            throw BindFailed.of(transport, address, done.cause());
        }
        listeners.add(done.channel());
        channels.add(done.channel());
        listenPort = ((InetSocketAddress) done.channel().localAddress()).getPort();
    }

    void read() {
        for (Channel listener : listeners) {
            listener.config().setAutoRead(true);
        }
    }

    List<SipPeer> listening() {
        List<SipPeer> all = new ArrayList<>();
        for (Channel listener : listeners) {
            all.add(PeerAddress.of(transport, (InetSocketAddress) listener.localAddress()));
        }
        return all;
    }

    /** Port of our listener; 0 when there is none. */
    int listenPort() {
        return listenPort;
    }

    /** @param local our end of the connection, null when it has none yet */
    SipPeer localFor(SipPeer remote, InetSocketAddress local) {
        InetSocketAddress peer = PeerAddress.socket(remote);
        InetAddress ours = local == null ? new InetSocketAddress(0).getAddress() : local.getAddress();
        int port = listenPort == 0 && local != null ? local.getPort() : listenPort;
        return new SipPeer(remote.transport(), world.locals().hostFor(peer.getAddress(), ours), port);
    }

    private void accept(Channel channel) {
        InetAddress source = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        ConnectionQuota quota = world.quota();
        // those behind a proxy of ours are counted by their own address, once it is known
        boolean counted = !(transport.isWebSocket() && world.settings().webSocket().trusts(source));
        boolean room = quota.enter();
        boolean roomForSource = !counted || quota.enter(source);
        channel.closeFuture().addListener(f -> {
            quota.leave();
            if (counted) {
                quota.leave(source);
            }
        });
        boolean welcome = !counted || inlet().connects(PeerAddress.host(source));
        if (!room || !roomForSource || !welcome || !pipeline.accept(channel, this)) {
            counters().connectionsRefused.increment();
            channel.close();
            return;
        }
        channels.add(channel);
        counters().connectionsAccepted.increment();
    }

    /** The flow of a connection that a peer has opened; null when there are too many from there. */
    StreamFlow accepted(Channel channel, ConnectionReady event) {
        InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
        SipTransport carried = transport;
        if (event.source() != null) {
            address = event.source();
            carried = event.secure() ? SipTransport.WSS : transport;
            InetAddress source = address.getAddress();
            boolean room = world.quota().enter(source);
            channel.closeFuture().addListener(f -> world.quota().leave(source));
            if (!room || !inlet().connects(PeerAddress.host(source))) {
                counters().connectionsRefused.increment();
                return null;
            }
        }
        SipPeer peer = PeerAddress.of(carried, address);
        long token = world.nextToken();
        Promise<Channel> ready = new DefaultPromise<>(channel.eventLoop());
        ready.setSuccess(channel);
        StreamFlow flow = new StreamFlow(this, new SipPeer(carried, peer.host(), peer.port(), token), ready);
        world.byToken().put(token, flow);
        flows.put(peer, flow);
        return flow;
    }

    /** The connection with a peer: the one there is, or a new one. */
    Flow to(SipPeer peer) {
        if (peer.flow() != 0) {
            StreamFlow exact = world.byToken().get(peer.flow());
            return exact != null && exact.isOpen() ? exact : new DeadFlow(peer, counters(), "the connection is gone");
        }
        StreamFlow flow = flows.get(peer);
        return flow != null && flow.isOpen() ? flow : open(peer);
    }

    /** The connection with a peer that there is, null for none. */
    StreamFlow known(SipPeer peer) {
        StreamFlow flow = peer.flow() != 0 ? world.byToken().get(peer.flow()) : flows.get(peer);
        return flow != null && flow.isOpen() ? flow : null;
    }

    private Flow open(SipPeer peer) {
        InetSocketAddress address = PeerAddress.socket(peer);
        if (address == null) {
            return new DeadFlow(peer, counters(), "not a numeric address");
        }
        if (transport.isWebSocket()) {
            return new DeadFlow(peer, counters(), "a web client is reached by the connection it opened, and that is gone");
        }
        if (!world.quota().mayOpen()) {
            return new DeadFlow(peer, counters(), "too many connections");
        }
        StreamFlow[] made = new StreamFlow[1];
        StreamFlow there = flows.compute(peer, (key, known) -> {
            if (known != null && known.isOpen()) {
                return known;
            }
            made[0] = new StreamFlow(this, peer, world.group().next().newPromise());
            return made[0];
        });
        if (made[0] != null) {
            made[0].onFailedOpening(() -> gone(made[0]));
            connect(made[0], address);
        }
        return there;
    }

    private void connect(StreamFlow flow, InetSocketAddress address) {
        ConnectionQuota quota = world.quota();
        Bootstrap bootstrap = new Bootstrap()
                .group(world.group())
                .channel(world.kind().stream())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        (int) world.settings().streamLimits().connectTimeout().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .option(ChannelOption.IP_TOS, world.settings().dscp() << 2)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        quota.enter();
                        channel.closeFuture().addListener(f -> quota.leave());
                        channels.add(channel);
                        pipeline.open(channel, StreamConnections.this, flow);
                    }
                });
        bootstrap.connect(address).addListener(f -> {
            if (!f.isSuccess()) {
                flow.failed(f.cause());
            }
        });
    }

    /** Uses this connection for requests to that address too; false when there is another one. */
    boolean alias(SipPeer address, StreamFlow flow) {
        return flows.putIfAbsent(address, flow) == null;
    }

    /** Whether the other end has shown a certificate that we trust. */
    boolean isProven(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        try {
            return tls != null && tls.engine().getSession().getPeerPrincipal() != null;
        } catch (SSLPeerUnverifiedException nobody) {
            return false;
        }
    }

    void gone(StreamFlow flow) {
        SipPeer remote = flow.remote();
        if (flow.alias() != null) {
            flows.remove(flow.alias(), flow);
        }
        flows.remove(remote.anyFlow(), flow);
        if (flow.mayOweAnswers()) {
            inlet().closed(flow);
        }
        if (remote.flow() != 0 && world.byToken().remove(remote.flow(), flow)) {
            inlet().flowGone(remote);
        }
    }

    void cut(Channel channel, String reason) {
        TransportLog.LOG.connectionClosed(String.valueOf(channel.remoteAddress()), reason);
        channel.close();
    }

    io.netty.util.concurrent.Future<Void> close() {
        return channels.close();
    }
}
