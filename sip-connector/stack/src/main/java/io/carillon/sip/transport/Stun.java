package io.carillon.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Answers the STUN binding requests with which a device keeps its NAT open and learns when its address has changed (RFC
 * 5626 sections 4.4.2 and 8, RFC 5389). Nothing else of STUN is spoken on the SIP port.
 */
final class Stun {
    private static final int HEADER = 20;
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int BINDING_ERROR = 0x0111;
    private static final int COOKIE = 0x2112A442;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int ERROR_CODE = 0x0009;
    private static final int UNKNOWN_ATTRIBUTES = 0x000A;
    private static final int FIRST_OPTIONAL = 0x8000;
    private static final int UNKNOWN = 420;
    private static final String UNKNOWN_REASON = "Unknown Attribute";

    private Stun() {}

    static boolean isBindingRequest(ByteBuf in) {
        int at = in.readerIndex();
        int length = in.readableBytes();
        return length >= HEADER && in.getUnsignedShort(at) == BINDING_REQUEST && in.getInt(at + 4) == COOKIE
                && in.getUnsignedShort(at + 2) == length - HEADER && length % 4 == 0;
    }

    /** The answer to a binding request; 420 when it asks for something that must be understood and is not. */
    static ByteBuf answer(ByteBuf request, InetSocketAddress source, ByteBufAllocator allocator) {
        int unknown = unknownAttribute(request);
        ByteBuf out = allocator.directBuffer(64);
        out.writeShort(unknown < 0 ? BINDING_SUCCESS : BINDING_ERROR).writeShort(0);
        out.writeBytes(request, request.readerIndex() + 4, 16);
        if (unknown < 0) {
            mappedAddress(out, source);
        } else {
            refusal(out, unknown);
        }
        return out.setShort(2, out.readableBytes() - HEADER);
    }

    /** RFC 5389 section 15: attributes below 0x8000 must be understood. -1 when there is none; malformed ones end it. */
    private static int unknownAttribute(ByteBuf in) {
        int end = in.writerIndex();
        for (int at = in.readerIndex() + HEADER; at + 4 <= end; ) {
            int type = in.getUnsignedShort(at);
            if (type < FIRST_OPTIONAL) {
                return type;
            }
            at += 4 + (in.getUnsignedShort(at + 2) + 3 & ~3);
        }
        return -1;
    }

    private static void mappedAddress(ByteBuf out, InetSocketAddress source) {
        InetAddress plain = PeerAddress.plain(source.getAddress());
        byte[] address = plain.getAddress();
        out.writeShort(XOR_MAPPED_ADDRESS).writeShort(4 + address.length);
        out.writeByte(0).writeByte(address.length == 4 ? 1 : 2);
        out.writeShort(source.getPort() ^ COOKIE >>> 16);
        for (int i = 0; i < address.length; i++) {
            // cookie and transaction id stand behind each other in the header
            out.writeByte(address[i] ^ out.getByte(4 + i));
        }
    }

    private static void refusal(ByteBuf out, int attribute) {
        int length = UNKNOWN_REASON.length();
        out.writeShort(ERROR_CODE).writeShort(4 + length);
        out.writeShort(0).writeByte(UNKNOWN / 100).writeByte(UNKNOWN % 100);
        for (int i = 0; i < (length + 3 & ~3); i++) {
            out.writeByte(i < length ? UNKNOWN_REASON.charAt(i) : 0);
        }
        out.writeShort(UNKNOWN_ATTRIBUTES).writeShort(2).writeShort(attribute).writeShort(0);
    }
}
