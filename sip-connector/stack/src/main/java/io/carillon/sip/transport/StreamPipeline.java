package io.carillon.sip.transport;

import io.carillon.contract.SipTransport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/** What stands between a connection's bytes and SIP, for each transport from the wire up. */
final class StreamPipeline {
    private static final int LARGEST_UPGRADE = 8_192;

    private final SipTransport transport;
    private final StreamWorld world;

    StreamPipeline(SipTransport transport, StreamWorld world) {
        this.transport = transport;
        this.world = world;
    }

    /** False when there is no certificate to answer with. */
    boolean accept(Channel channel, StreamConnections connections) {
        if (transport.isSecure()) {
            SslHandler tls = world.tls().accepting();
            if (tls == null) {
                return false;
            }
            channel.pipeline().addLast(tls);
        }
        common(channel);
        if (transport.isWebSocket()) {
            webSocket(channel.pipeline(), connections);
        } else {
            stream(channel.pipeline(), connections, null);
        }
        return true;
    }

    void open(Channel channel, StreamConnections connections, StreamFlow flow) {
        if (transport.isSecure()) {
            SslHandler tls = world.tls().connecting(world.names().of(flow.remote()), flow.remote().port());
            if (tls == null) {
                flow.failed(new IllegalStateException("TLS is not configured"));
                channel.close();
                return;
            }
            channel.pipeline().addLast(tls);
        }
        common(channel);
        stream(channel.pipeline(), connections, flow);
    }

    private void common(Channel channel) {
        long idle = world.settings().streamLimits().idleTimeout().toMillis();
        long ping = transport.isWebSocket() ? world.settings().webSocket().ping().toMillis() : 0;
        channel.pipeline().addLast(
                new FlushConsolidationHandler(64, true),
                new IdleStateHandler(ping, 0, idle, TimeUnit.MILLISECONDS));
    }

    private void stream(ChannelPipeline pipeline, StreamConnections connections, StreamFlow flow) {
        StreamFramer framer = new StreamFramer(world.settings().limits(), connections.counters());
        pipeline.addLast(framer, new StreamHandler(connections, framer, flow));
    }

    private void webSocket(ChannelPipeline pipeline, StreamConnections connections) {
        WireCounters counters = connections.counters();
        ByteMeter meter = new ByteMeter();
        WebSocketMessages messages =
                new WebSocketMessages(world.settings().limits().messageBytes(), counters, meter);
        pipeline.addLast(
                meter,
                new HttpServerCodec(LARGEST_UPGRADE, LARGEST_UPGRADE, LARGEST_UPGRADE),
                new HttpObjectAggregator(LARGEST_UPGRADE, true),
                new WebSocketUpgrade(world.settings(), counters, meter),
                messages,
                new StreamHandler(connections, messages, null));
    }
}
