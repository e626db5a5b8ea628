package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A phone's RTP side on loopback: one socket for RTP, one for RTCP. */
final class Device implements AutoCloseable {
    static final Codec EVENTS = new Codec(PayloadTypes.TELEPHONE_EVENT, 8000);
    static final int PATIENCE_MILLIS = 20_000;

    final DatagramSocket rtp;
    final DatagramSocket rtcp;
    private int sequence = 65530;
    private final int ssrc = (int) System.nanoTime();

    Device(boolean ipv6) throws IOException {
        InetAddress loopback = loopback(ipv6);
        rtp = new DatagramSocket(0, loopback);
        rtcp = new DatagramSocket(0, loopback);
        rtp.setSoTimeout(PATIENCE_MILLIS);
        rtcp.setSoTimeout(PATIENCE_MILLIS);
    }

    Device() throws IOException {
        this(false);
    }

    static InetAddress loopback(boolean ipv6) throws IOException {
        return InetAddress.getByName(ipv6 ? "::1" : "127.0.0.1");
    }

    InetSocketAddress rtpAddress() {
        return (InetSocketAddress) rtp.getLocalSocketAddress();
    }

    InetSocketAddress rtcpAddress() {
        return (InetSocketAddress) rtcp.getLocalSocketAddress();
    }

    RemoteMedia media() {
        return media(MediaDirection.SENDRECV);
    }

    RemoteMedia media(MediaDirection direction) {
        return media(direction, types(0, Codec.PCMU, 8, Codec.PCMA, 101, EVENTS), Codec.PCMU);
    }

    RemoteMedia media(MediaDirection direction, PayloadTypes types, Codec codec) {
        return new RemoteMedia(rtpAddress(), rtcpAddress(), null, direction, types, types, codec);
    }

    static PayloadTypes types(Object... typesAndCodecs) {
        Map<Integer, Codec> byType = new LinkedHashMap<>();
        for (int i = 0; i < typesAndCodecs.length; i += 2) {
            byType.put((Integer) typesAndCodecs[i], (Codec) typesAndCodecs[i + 1]);
        }
        return PayloadTypes.of(byType);
    }

    /** The next packet, recorded now. */
    byte[] packet(int payloadType) {
        return packet(payloadType, (int) (System.nanoTime() / 125_000));
    }

    /** The next packet, recorded at a time in 1/8000 s. */
    byte[] packet(int payloadType, int timestamp) {
        byte[] packet = new byte[172];
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence++)
                .putInt(timestamp)
                .putInt(ssrc);
        for (int i = 12; i < packet.length; i++) {
            packet[i] = (byte) (sequence + i);
        }
        return packet;
    }

    byte[] send(int payloadType, RtpEndpoint to) throws IOException {
        byte[] packet = packet(payloadType);
        send(packet, to);
        return packet;
    }

    void send(byte[] packet, RtpEndpoint to) throws IOException {
        send(rtp, packet, new InetSocketAddress(rtp.getLocalAddress(), to.localRtp().getPort()));
    }

    void sendRtcp(byte[] packet, RtpEndpoint to) throws IOException {
        send(rtcp, packet, new InetSocketAddress(rtcp.getLocalAddress(), to.rtcpPort()));
    }

    private static void send(DatagramSocket from, byte[] packet, InetSocketAddress to) throws IOException {
        from.send(new DatagramPacket(packet, packet.length, to));
    }

    byte[] receive() throws IOException {
        return receive(rtp);
    }

    byte[] receiveRtcp() throws IOException {
        return receive(rtcp);
    }

    private static byte[] receive(DatagramSocket from) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        from.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Whether nothing waits. Ask only after something later has arrived or has been counted. */
    boolean hearsNothing() throws IOException {
        rtp.setSoTimeout(1);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            rtp.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** The same of the RTCP port. */
    boolean hearsNoRtcp() throws IOException {
        rtcp.setSoTimeout(1);
        try {
            receiveRtcp();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            rtcp.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() {
        rtp.close();
        rtcp.close();
    }
}
