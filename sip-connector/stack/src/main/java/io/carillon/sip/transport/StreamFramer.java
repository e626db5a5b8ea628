package io.carillon.sip.transport;

import io.carillon.sip.message.MessageFrame;
import io.carillon.sip.message.SipLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts a TCP stream into messages by Content-Length, sends and answers keep-alive pings (RFC 5626 section 4.4.1) and refuses
 * to collect without end. A head whose Content-Length cannot be believed comes out alone, marked as the last one: nobody
 * knows where the next message begins.
 */
final class StreamFramer extends ByteToMessageDecoder implements Framing {
    private static final byte[] PONG = {'\r', '\n'};
    private static final byte[] PING = {'\r', '\n', '\r', '\n'};

    private final SipLimits limits;
    private final WireCounters counters;
    private int scanned;
    private byte[] head;
    private int bodyLength;
    private boolean lost;
    private long pings;
    private long pongs;
    private boolean answers;

    StreamFramer(SipLimits limits, WireCounters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    /**
     * A message of the stream.
     *
     * @param bytes head and body
     * @param last nothing behind it can be read
     */
    record Frame(byte[] bytes, boolean last) {}

    /** Asks the other end for a sign of life; on the thread of the connection. @return the number of this ping */
    long ping(ChannelHandlerContext context) {
        pings++;
        context.writeAndFlush(context.alloc().directBuffer(PING.length).writeBytes(PING));
        return pings;
    }

    /** Whether nothing came for this ping, of somebody who has answered one before or has promised to. */
    boolean isSilent(long ping, boolean promised) {
        return pongs < ping && (promised || answers);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (lost) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (head == null && !(keepAlives(context, in) && head(in, out))) {
            return;
        }
        if (head != null && in.readableBytes() >= bodyLength) {
            byte[] bytes = new byte[head.length + bodyLength];
            System.arraycopy(head, 0, bytes, 0, head.length);
            in.readBytes(bytes, head.length, bodyLength);
            head = null;
            scanned = 0;
            out.add(new Frame(bytes, false));
        }
    }

    @Override
    public boolean isIncomplete() {
        return head != null || scanned > 0;
    }

    /** True when something other than CRLF stands at the front. */
    private boolean keepAlives(ChannelHandlerContext context, ByteBuf in) {
        while (scanned == 0 && in.readableBytes() >= 2 && in.getByte(in.readerIndex()) == '\r') {
            if (in.getByte(in.readerIndex() + 1) != '\n') {
                return true;
            }
            boolean expected = pongs < pings;
            if (in.readableBytes() == 2 && !expected || in.readableBytes() == 3 && in.getByte(in.readerIndex() + 2) == '\r') {
                return false;
            }
            boolean ping = in.readableBytes() >= 4
                    && in.getByte(in.readerIndex() + 2) == '\r' && in.getByte(in.readerIndex() + 3) == '\n';
            in.skipBytes(ping ? 4 : 2);
            if (!ping && expected) {
                pongs = pings; // one says that all before it arrived
                answers = true;
            } else if (ping) {
                counters.keepAlives.increment();
                context.writeAndFlush(context.alloc().directBuffer(2).writeBytes(PONG));
            }
        }
        return in.isReadable() && !(in.readableBytes() == 1 && in.getByte(in.readerIndex()) == '\r');
    }

    /** True when the head is complete and its body may be waited for. */
    private boolean head(ByteBuf in, List<Object> out) {
        int from = in.readerIndex();
        int end = -1;
        for (int i = Math.max(from + scanned - 3, from); i + 3 < in.writerIndex(); i++) {
            if (in.getByte(i) == '\r' && in.getByte(i + 1) == '\n' && in.getByte(i + 2) == '\r'
                    && in.getByte(i + 3) == '\n') {
                end = i + 4;
                break;
            }
        }
        if ((end < 0 ? in.readableBytes() : end - from) > limits.messageBytes()) {
            counters.connectionsCut.increment();
            lose(in, new byte[0], out);
            return false;
        }
        if (end < 0) {
            scanned = in.readableBytes();
            return false;
        }
        byte[] bytes = new byte[end - from];
        in.readBytes(bytes);
        long length = MessageFrame.contentLength(bytes);
        if (length == MessageFrame.UNSOUND || length + bytes.length > limits.messageBytes()) {
            counters.connectionsCut.increment();
            lose(in, bytes, out);
            return false;
        }
        head = bytes;
        bodyLength = (int) Math.max(0, length);
        return true;
    }

    private void lose(ByteBuf in, byte[] bytes, List<Object> out) {
        lost = true;
        scanned = 0;
        in.skipBytes(in.readableBytes());
        out.add(new Frame(bytes, true));
    }
}
