package io.carillon.sip.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection's pipeline: hands frames to the inlet and cuts a peer that does not finish its handshake,
 * that begins a message and does not finish it, that never says anything, or that sends what is not SIP.
 */
final class StreamHandler extends ChannelInboundHandlerAdapter {
    private final StreamConnections connections;
    private final Framing framing;
    /** The connection that we open; null for one that we accept, until it is ready. */
    private StreamFlow flow;
    private ScheduledFuture<?> deadline;
    private boolean ready;
    private boolean spoke;

    StreamHandler(StreamConnections connections, Framing framing, StreamFlow opening) {
        this.connections = connections;
        this.framing = framing;
        this.flow = opening;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        if (connections.isReadyAtOnce()) {
            ready(context, ConnectionReady.DIRECT);
        } else {
            arm(context, 1, "it did not finish its handshake");
        }
        super.channelActive(context);
    }

    private void ready(ChannelHandlerContext context, ConnectionReady event) {
        ready = true;
        disarm();
        if (flow != null) {
            flow.opened(context.channel());
            return;
        }
        flow = connections.accepted(context.channel(), event);
        if (flow == null) {
            connections.cut(context.channel(), "too many connections from its address");
        } else {
            arm(context, 3, "it never said anything");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (flow == null || !(message instanceof StreamFramer.Frame frame)) {
            io.netty.util.ReferenceCountUtil.release(message);
            connections.cut(context.channel(), "it speaks before it may");
            return;
        }
        spoke = true;
        disarm();
        boolean inStep = frame.bytes().length > 0 && connections.inlet().take(frame.bytes(), flow);
        if (frame.last() || !inStep) {
            connections.cut(context.channel(), "it sends what cannot be read");
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (ready) {
            watch(context);
        }
        super.channelReadComplete(context);
    }

    private void watch(ChannelHandlerContext context) {
        if (!framing.isIncomplete()) {
            if (spoke) {
                disarm();
            }
        } else if (deadline == null || !spoke) {
            spoke = true;
            disarm();
            arm(context, 1, "a message was begun and not finished");
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            connections.cut(context.channel(), "idle");
        } else if (event instanceof ConnectionReady upgraded) {
            ready(context, upgraded);
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (!handshake.isSuccess()) {
                connections.counters().handshakesFailed.increment();
                connections.cut(context.channel(), "no TLS: " + handshake.cause().getMessage());
            } else {
                connections.counters().handshakes.increment();
                if (connections.isReadyByTls()) {
                    ready(context, ConnectionReady.DIRECT);
                }
            }
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        disarm();
        if (flow != null) {
            flow.closed();
            connections.gone(flow);
        }
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (flow != null) {
            flow.failed(fault);
        }
        connections.cut(context.channel(), String.valueOf(fault.getMessage()));
    }

    private void arm(ChannelHandlerContext context, int times, String reason) {
        deadline = context.executor().schedule(
                () -> {
                    connections.counters().connectionsCut.increment();
                    connections.cut(context.channel(), reason);
                },
                connections.messageTimeoutMillis() * times, TimeUnit.MILLISECONDS);
    }

    private void disarm() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
