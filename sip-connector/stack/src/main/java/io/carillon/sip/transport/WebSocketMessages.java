package io.carillon.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * WebSocket frames to SIP messages and back (RFC 7118 section 5): one message is one WebSocket message, in one frame or
 * several. Answers pings of both kinds and the farewell.
 */
final class WebSocketMessages extends ChannelDuplexHandler implements Framing {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] PONG = {'\r', '\n'};
    private static final int MASKED_HEADER = 6;

    private final int limit;
    private final WireCounters counters;
    private final ByteMeter meter;
    private byte[] begun = NOTHING;
    private boolean underWay;
    private boolean upgraded;
    private long understood;

    /** @param limit longest message in bytes */
    WebSocketMessages(int limit, WireCounters counters, ByteMeter meter) {
        this.limit = limit;
        this.counters = counters;
        this.meter = meter;
    }

    @Override
    public boolean isIncomplete() {
        return underWay || meter.bytes() > understood;
    }

    /** A browser that is gone without a word, or whose network is, does not answer; NATs on the way stay open. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE && idle.isFirst()) {
            if (upgraded) {
                context.writeAndFlush(new PingWebSocketFrame());
            }
            return;
        }
        upgraded |= event instanceof ConnectionReady;
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof WebSocketFrame frame)) {
            super.channelRead(context, message);
            return;
        }
        try {
            int length = frame.content().readableBytes();
            understood += length + MASKED_HEADER + (length < 126 ? 0 : length < 65_536 ? 2 : 8);
            received(context, frame);
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void received(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            counters.keepAlives.increment();
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            farewell(context, new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
        } else if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame
                || frame instanceof ContinuationWebSocketFrame) {
            append(context, frame);
        }
    }

    private void append(ChannelHandlerContext context, WebSocketFrame frame) {
        byte[] part = ByteBufUtil.getBytes(frame.content());
        if (begun.length + part.length > limit) {
            counters.connectionsCut.increment();
            farewell(context, new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG));
            return;
        }
        byte[] whole = begun.length == 0 ? part : new byte[begun.length + part.length];
        if (whole != part) {
            System.arraycopy(begun, 0, whole, 0, begun.length);
            System.arraycopy(part, 0, whole, begun.length, part.length);
        }
        underWay = !frame.isFinalFragment();
        if (underWay) {
            begun = whole;
            return;
        }
        begun = NOTHING;
        if (isBlank(whole)) {
            counters.keepAlives.increment();
            if (whole.length >= 4) {
                context.writeAndFlush(new TextWebSocketFrame(context.alloc().buffer(2).writeBytes(PONG)));
            }
        } else {
            context.fireChannelRead(new StreamFramer.Frame(whole, false));
        }
    }

    private static void farewell(ChannelHandlerContext context, CloseWebSocketFrame last) {
        context.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof ByteBuf bytes) {
            boolean text = isAscii(bytes) || ByteBufUtil.isText(bytes, StandardCharsets.UTF_8);
            context.write(text ? new TextWebSocketFrame(bytes) : new BinaryWebSocketFrame(bytes), promise);
        } else {
            super.write(context, message, promise);
        }
    }

    private static boolean isAscii(ByteBuf bytes) {
        return bytes.forEachByte(b -> b >= 0) < 0;
    }
}
