package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipMessage;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One UDP socket. With epoll up to eight datagrams come with one system call into one pooled buffer; each is copied
 * at its true size and read on this thread. What is written from this thread while reading leaves together at the
 * end.
 */
final class UdpListener extends ChannelInboundHandlerAdapter {
    private static final int DATAGRAM = 65_535;
    private static final int AT_ONCE = 8;
    private static final int SHORTEST_MESSAGE = 16;
    static final int SOCKET_BUFFER = 4 << 20;

    private static final int REMEMBERED = 20_000;

    private final Inlet inlet;
    private final LocalAddresses locals;
    /** One flow for each peer: a thousand transactions of a proxy share its address. */
    private final Map<InetSocketAddress, UdpFlow> flows = new ConcurrentHashMap<>();
    Channel channel;
    private InetSocketAddress bound;
    /** Touched by the event loop alone. */
    private boolean reading;
    /** Datagrams of this round, touched by the event loop alone. */
    private int taken;
    /** Since when each round has found as much as it can take, 0 when the last one left nothing. */
    private volatile long behindSince;

    UdpListener(Inlet inlet, LocalAddresses locals) {
        this.inlet = inlet;
        this.locals = locals;
    }

    void bind(NetKind kind, EventLoopGroup group, InetSocketAddress address, int dscp) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(kind.datagram())
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(4 << 20, 16 << 20))
                .handler(this);
        if (kind == NetKind.EPOLL) {
            bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM);
            bootstrap.option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM * AT_ONCE));
        } else {
            bootstrap.option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM));
        }
        ChannelFuture done = bootstrap.bind(address).awaitUninterruptibly();
        if (!done.isSuccess()) {
            throw BindFailed.of(SipTransport.UDP, address, done.cause());
        }
        channel = done.channel();
        bound = (InetSocketAddress) channel.localAddress();
        ReceiveRoom.check(channel, SOCKET_BUFFER);
        if (dscp > 0) {
            channel.config().setOption(ChannelOption.IP_TOS, dscp << 2);
        }
    }

    void read() {
        channel.config().setAutoRead(true);
    }

    ChannelFuture close() {
        return channel.close();
    }

    InetSocketAddress bound() {
        return bound;
    }

    UdpFlow flowTo(InetSocketAddress peer) {
        UdpFlow flow = flows.get(peer);
        if (flow == null) {
            if (flows.size() >= REMEMBERED) {
                flows.clear();
            }
            flow = new UdpFlow(this, peer);
            flows.put(peer, flow);
        }
        return flow;
    }

    SipPeer localFor(InetSocketAddress remote) {
        return new SipPeer(SipTransport.UDP, locals.hostFor(remote.getAddress(), bound.getAddress()), bound.getPort());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            reading = true;
            taken++;
            ByteBuf content = packet.content();
            int length = content.readableBytes();
            if (length < SHORTEST_MESSAGE || content.getByte(content.readerIndex()) == 0) {
                keepAlive(context, packet);
                return;
            }
            byte[] bytes = new byte[length];
            content.readBytes(bytes);
            inlet.take(bytes, flowTo(packet.sender()));
        } finally {
            packet.release();
        }
    }

    private void keepAlive(ChannelHandlerContext context, DatagramPacket packet) {
        inlet.counters().keepAlives.increment();
        if (Stun.isBindingRequest(packet.content())) {
            inlet.counters().stun.increment();
            ByteBuf answer = Stun.answer(packet.content(), packet.sender(), context.alloc());
            context.write(new DatagramPacket(answer, packet.sender()), context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        if (taken < AT_ONCE) {
            behindSince = 0;
        } else if (behindSince == 0) {
            behindSince = System.nanoTime() | 1;
        }
        taken = 0;
        context.flush();
    }

    /**
     * For how long the socket has not been seen empty, in nanoseconds. The thread that reads may be on time all the
     * while: what it does not get to is thrown away by the system before it waits for long.
     */
    long behind(long now) {
        long since = behindSince;
        return since == 0 ? 0 : Math.max(0, now - since);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        reading = false;
        TransportLog.LOG.readFailed(String.valueOf(bound), fault);
    }

    void send(SipMessage message, UdpFlow flow, Consumer<String> onFailure) {
        inlet.sending(message, flow);
        WireCounters counters = inlet.counters();
        byte[] bytes = message.bytes();
        if (!channel.isWritable()) {
            counters.sendFailures.increment();
            onFailure.accept("send queue full");
            return;
        }
        ByteBuf content = channel.alloc().directBuffer(bytes.length).writeBytes(bytes);
        DatagramPacket packet = new DatagramPacket(content, flow.address());
        counters.sent.increment();
        ChannelFuture done = channel.eventLoop()
                .inEventLoop() && reading ? channel.write(packet) : channel.writeAndFlush(packet);
        if (done.isDone() && done.isSuccess()) {
            return;
        }
        done.addListener(f -> {
            if (!f.isSuccess()) {
                counters.sendFailures.increment();
                onFailure.accept(String.valueOf(f.cause()));
            }
        });
    }
}
