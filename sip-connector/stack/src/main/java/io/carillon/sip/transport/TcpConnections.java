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
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All TCP connections, taken and opened, found by the address of the peer so that they are used again (RFC 3261
 * section 18).
 */
final class TcpConnections {
    private final NetKind kind;
    private final EventLoopGroup group;
    private final SocketSettings settings;
    private final Inlet inlet;
    private final LocalAddresses locals;
    private final List<Channel> listeners = new ArrayList<>();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<SipPeer, TcpFlow> flows = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> perSource = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private int listenPort;

    TcpConnections(NetKind kind, EventLoopGroup group, SocketSettings settings, Inlet inlet, LocalAddresses locals) {
        this.kind = kind;
        this.group = group;
        this.settings = settings;
        this.inlet = inlet;
        this.locals = locals;
    }

    Inlet inlet() {
        return inlet;
    }

    WireCounters counters() {
        return inlet.counters();
    }

    long messageTimeoutMillis() {
        return settings.tcpLimits().messageTimeout().toMillis();
    }

    int open() {
        return total.get();
    }

    void bind(InetSocketAddress address) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(kind.server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.IP_TOS, settings.dscp() << 2)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        ChannelFuture done = bootstrap.bind(address).awaitUninterruptibly();
        if (!done.isSuccess()) {
            throw BindFailed.of("TCP", address, done.cause());
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

    List<InetSocketAddress> bound() {
        List<InetSocketAddress> all = new ArrayList<>();
        for (Channel listener : listeners) {
            all.add((InetSocketAddress) listener.localAddress());
        }
        return all;
    }

    SipPeer localFor(SipPeer remote, InetSocketAddress local) {
        InetSocketAddress peer = PeerAddress.socket(remote);
        InetAddress ours = local == null ? anyAddress() : local.getAddress();
        int port = listenPort == 0 && local != null ? local.getPort() : listenPort;
        return new SipPeer(SipTransport.TCP, locals.hostFor(peer.getAddress(), ours), port);
    }

    private InetAddress anyAddress() {
        return new InetSocketAddress(0).getAddress();
    }

    private void accept(Channel channel) {
        InetAddress source = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        int fromSource = perSource.merge(source, 1, Integer::sum);
        int all = total.incrementAndGet();
        channel.closeFuture().addListener(f -> {
            total.decrementAndGet();
            perSource.computeIfPresent(source, (address, count) -> count == 1 ? null : count - 1);
        });
        if (all > settings.tcpLimits().connections() || fromSource > settings.tcpLimits().perSource()) {
            counters().connectionsRefused.increment();
            channel.close();
            return;
        }
        counters().connectionsAccepted.increment();
        pipeline(channel, true);
    }

    private TcpHandler pipeline(Channel channel, boolean accepted) {
        channels.add(channel);
        StreamFramer framer = new StreamFramer(settings.limits(), counters());
        TcpHandler handler = new TcpHandler(this, framer, accepted);
        long idle = settings.tcpLimits().idleTimeout().toMillis();
        channel.pipeline().addLast(
                new FlushConsolidationHandler(64, true),
                new IdleStateHandler(0, 0, idle, TimeUnit.MILLISECONDS),
                framer,
                handler);
        return handler;
    }

    /** The flow of a connection that a peer has opened. */
    TcpFlow accepted(Channel channel) {
        SipPeer remote = PeerAddress.of(SipTransport.TCP, (InetSocketAddress) channel.remoteAddress());
        TcpFlow flow = new TcpFlow(this, remote, channel.newSucceededFuture());
        flows.put(remote, flow);
        return flow;
    }

    /** The connection with a peer: the one there is, or a new one. */
    Flow to(SipPeer peer) {
        TcpFlow flow = flows.get(peer);
        if (flow != null && flow.isOpen()) {
            return flow;
        }
        InetSocketAddress address = PeerAddress.socket(peer);
        if (address == null) {
            return new DeadFlow(peer, counters(), "not a numeric address");
        }
        if (total.get() >= 2 * settings.tcpLimits().connections()) {
            return new DeadFlow(peer, counters(), "too many connections");
        }
        TcpFlow[] made = new TcpFlow[1];
        TcpFlow there = flows.compute(peer, (key, known) -> {
            if (known != null && known.isOpen()) {
                return known;
            }
            made[0] = connect(peer, address);
            return made[0];
        });
        if (made[0] != null) {
            made[0].onFailedOpening(() -> gone(made[0]));
        }
        return there;
    }

    private TcpFlow connect(SipPeer peer, InetSocketAddress address) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(kind.stream())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.tcpLimits().connectTimeout().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .option(ChannelOption.IP_TOS, settings.dscp() << 2)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        total.incrementAndGet();
                        channel.closeFuture().addListener(f -> total.decrementAndGet());
                        pipeline(channel, false).opens(peer);
                    }
                });
        return new TcpFlow(this, peer, bootstrap.connect(address));
    }

    /**
     * The flow we made when we began to open a connection; waits for the thread that is just putting it into the
     * table.
     */
    TcpFlow opening(SipPeer peer, Channel channel) {
        TcpFlow flow = flows.compute(peer, (key, known) -> known);
        return flow != null ? flow : new TcpFlow(this, peer, channel.newSucceededFuture());
    }

    void gone(TcpFlow flow) {
        flows.remove(flow.remote(), flow);
    }

    void cut(Channel channel, String reason) {
        TransportLog.LOG.connectionClosed(String.valueOf(channel.remoteAddress()), reason);
        channel.close();
    }

    io.netty.util.concurrent.Future<Void> close() {
        return channels.close();
    }
}
