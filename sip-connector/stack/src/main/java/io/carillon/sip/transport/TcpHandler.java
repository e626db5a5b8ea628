package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection's pipeline: hands frames to the inlet and cuts a peer that begins a message and does not
 * finish it, that never says anything, or that sends what is not SIP.
 */
final class TcpHandler extends ChannelInboundHandlerAdapter {
    private final TcpConnections connections;
    private final StreamFramer framer;
    private final boolean accepted;
    private TcpFlow flow;
    private SipPeer remote;
    private ScheduledFuture<?> deadline;
    private boolean spoke;

    TcpHandler(TcpConnections connections, StreamFramer framer, boolean accepted) {
        this.connections = connections;
        this.framer = framer;
        this.accepted = accepted;
    }

    /** This is a connection that we open. */
    void opens(SipPeer peer) {
        this.remote = peer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        flow = remote == null ? connections.accepted(context.channel())
                : connections.opening(remote, context.channel());
        if (accepted) {
            arm(context, 3, "it never said anything");
        }
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        StreamFramer.Frame frame = (StreamFramer.Frame) message;
        spoke = true;
        disarm();
        boolean inStep = frame.bytes().length > 0 && connections.inlet().take(frame.bytes(), flow);
        if (frame.last() || !inStep) {
            connections.cut(context.channel(), "it sends what cannot be read");
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (!framer.isIncomplete()) {
            if (spoke) {
                disarm();
            }
        } else if (deadline == null || !spoke) {
            spoke = true;
            disarm();
            arm(context, 1, "a message was begun and not finished");
        }
        super.channelReadComplete(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            connections.cut(context.channel(), "idle");
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        disarm();
        if (flow != null) {
            connections.gone(flow);
        }
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
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
