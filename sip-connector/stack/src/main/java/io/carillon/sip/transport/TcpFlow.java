package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.Via;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A TCP connection, perhaps one that is still being opened: then messages wait, a few of them. */
final class TcpFlow implements Flow {
    private static final int WAITING = 64;
    private static final int DEFAULT_PORT = 5060;

    private final TcpConnections connections;
    private final SipPeer remote;
    private final Channel channel;
    private final ChannelFuture opened;
    private final AtomicInteger waiting = new AtomicInteger();

    TcpFlow(TcpConnections connections, SipPeer remote, ChannelFuture opened) {
        this.connections = connections;
        this.remote = remote;
        this.opened = opened;
        this.channel = opened.channel();
    }

    @Override
    public SipPeer remote() {
        return remote;
    }

    @Override
    public SipPeer local() {
        InetSocketAddress local = (InetSocketAddress) channel.localAddress();
        return connections.localFor(remote, local);
    }

    void onFailedOpening(Runnable task) {
        opened.addListener(f -> {
            if (!f.isSuccess()) {
                task.run();
            }
        });
    }

    /** Open, or on its way to be. */
    @Override
    public boolean isOpen() {
        return opened.isDone() ? opened.isSuccess() && channel.isActive() : true;
    }

    @Override
    public void send(SipMessage message, Consumer<String> onFailure) {
        if (opened.isDone()) {
            write(message, onFailure);
        } else if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            failed("too many messages wait for the connection", onFailure);
        } else {
            opened.addListener(f -> {
                waiting.decrementAndGet();
                write(message, onFailure);
            });
        }
    }

    private void write(SipMessage message, Consumer<String> onFailure) {
        if (!opened.isSuccess()) {
            failed("cannot connect: " + opened.cause().getMessage(), onFailure);
            return;
        }
        if (!channel.isWritable() && channel.isActive()) {
            failed("the peer does not read", onFailure);
            connections.cut(channel, "it does not read what we send");
            return;
        }
        WireTrace.sent(message, this);
        byte[] bytes = message.bytes();
        connections.counters().sent.increment();
        channel.writeAndFlush(channel.alloc().directBuffer(bytes.length).writeBytes(bytes)).addListener(f -> {
            if (!f.isSuccess()) {
                failed(String.valueOf(f.cause()), onFailure);
            }
        });
    }

    private void failed(String reason, Consumer<String> onFailure) {
        connections.counters().sendFailures.increment();
        onFailure.accept(reason);
    }

    @Override
    public Flow forReply(SipRequest request) {
        if (isOpen()) {
            return this;
        }
        Via via = request.topVia();
        return connections.to(new SipPeer(SipTransport.TCP, remote.host(), via.port() < 0 ? DEFAULT_PORT : via.port()));
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
