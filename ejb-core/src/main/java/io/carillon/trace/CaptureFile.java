package io.carillon.trace;

import io.carillon.contract.CallTrace;
import io.carillon.contract.Cidr;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TracedMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The messages of a call as a capture file (the classic format of libpcap, link type RAW). Each message is one UDP
 * datagram, whatever carried it: what came over TCP, TLS or a WebSocket is shown decrypted, without its segments and
 * frames.
 */
final class CaptureFile {
    private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    private static final short MAJOR = 2;
    private static final short MINOR = 4;
    private static final int SNAP_LENGTH = 65_535;
    private static final int LINK_RAW = 101;
    private static final int FILE_HEAD = 24;
    private static final int PACKET_HEAD = 16;
    private static final int UDP_HEAD = 8;
    private static final int IPV4_HEAD = 20;
    private static final int IPV6_HEAD = 40;
    private static final byte UDP = 17;
    private static final byte HOPS = 64;

    private CaptureFile() {}

    static byte[] of(CallTrace trace) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(FILE_HEAD)
                .putInt(MAGIC_MICROSECONDS).putShort(MAJOR).putShort(MINOR)
                .putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(LINK_RAW).array());
        for (TracedMessage message : trace.messages()) {
            byte[] packet = packet(message);
            file.writeBytes(head(message.at(), packet.length));
            file.writeBytes(packet);
        }
        return file.toByteArray();
    }

    private static byte[] head(Instant at, int length) {
        int micros = (int) ChronoUnit.MICROS.between(at.truncatedTo(ChronoUnit.SECONDS), at);
        return ByteBuffer.allocate(PACKET_HEAD)
                .putInt((int) at.getEpochSecond()).putInt(micros).putInt(length).putInt(length).array();
    }

    private static byte[] packet(TracedMessage message) {
        SipPeer from = message.sent() ? message.local() : message.remote();
        SipPeer to = message.sent() ? message.remote() : message.local();
        byte[] source = address(from.host());
        byte[] target = address(to.host());
        boolean six = source.length > 4 || target.length > 4;
        int most = SNAP_LENGTH - IPV6_HEAD - UDP_HEAD;
        byte[] payload = message.bytes().length > most ? Arrays.copyOf(message.bytes(), most) : message.bytes();
        ByteBuffer udp = ByteBuffer.allocate(UDP_HEAD + payload.length)
                .putShort((short) from.port()).putShort((short) to.port())
                .putShort((short) (UDP_HEAD + payload.length)).putShort((short) 0).put(payload);
        return six ? ipv6(mapped(source), mapped(target), udp) : ipv4(source, target, udp);
    }

    private static byte[] ipv4(byte[] source, byte[] target, ByteBuffer udp) {
        byte[] segment = checked(udp, source, target);
        ByteBuffer packet = ByteBuffer.allocate(IPV4_HEAD + segment.length)
                .put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEAD + segment.length))
                .putShort((short) 0).putShort((short) 0x4000)
                .put(HOPS).put(UDP).putShort((short) 0).put(source).put(target);
        packet.putShort(10, (short) ~sum(0, packet.array(), IPV4_HEAD));
        return packet.put(segment).array();
    }

    private static byte[] ipv6(byte[] source, byte[] target, ByteBuffer udp) {
        byte[] segment = checked(udp, source, target);
        return ByteBuffer.allocate(IPV6_HEAD + segment.length)
                .putInt(0x60000000).putShort((short) segment.length).put(UDP).put(HOPS)
                .put(source).put(target).put(segment).array();
    }

    /** RFC 768: over a head of addresses, protocol and length, and the datagram; 0 is written as all ones. */
    private static byte[] checked(ByteBuffer udp, byte[] source, byte[] target) {
        byte[] segment = udp.array();
        int addresses = sum(sum(UDP + segment.length, source, source.length), target, target.length);
        int sum = ~sum(addresses, segment, segment.length) & 0xffff;
        udp.putShort(6, (short) (sum == 0 ? 0xffff : sum));
        return segment;
    }

    /** The sum of 16 bit words with carries added again (RFC 1071). */
    private static int sum(int start, byte[] bytes, int length) {
        int sum = start;
        for (int i = 0; i < length; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    /** A name, which stands only where an administrator wrote one, is shown as the address of nobody. */
    private static byte[] address(String host) {
        byte[] numeric = Cidr.address(host);
        return numeric == null ? new byte[4] : numeric;
    }

    private static byte[] mapped(byte[] address) {
        if (address.length > 4) {
            return address;
        }
        byte[] six = new byte[16];
        six[10] = -1;
        six[11] = -1;
        System.arraycopy(address, 0, six, 12, 4);
        return six;
    }
}
