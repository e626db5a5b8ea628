package io.carillon.sip.transport;

import io.carillon.contract.ThreadRank;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;

/** Native epoll where there is one, plain NIO elsewhere. */
enum NetKind {
    EPOLL,
    NIO;

    static NetKind best() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        Throwable why = Epoll.unavailabilityCause();
        TransportLog.LOG.noNative(why == null ? "unknown" : String.valueOf(why.getMessage()));
        return NIO;
    }

    EventLoopGroup group(int threads) {
        ThreadFactory factory = new DefaultThreadFactory("carillon-sip", true, ThreadRank.CALLS);
        return this == EPOLL ? new EpollEventLoopGroup(threads, factory) : new NioEventLoopGroup(threads, factory);
    }

    Class<? extends DatagramChannel> datagram() {
        return this == EPOLL ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }

    Class<? extends ServerChannel> server() {
        return this == EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    Class<? extends SocketChannel> stream() {
        return this == EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
    }
}
