package io.carillon.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts what came in, to be compared with what was made of it: a difference is a WebSocket frame that is not whole. */
final class ByteMeter extends ChannelInboundHandlerAdapter {
    private long bytes;

    /** Bytes since {@link #restart}. */
    long bytes() {
        return bytes;
    }

    void restart() {
        bytes = 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        super.channelRead(context, message);
    }
}
