package io.carillon.rtp.wire;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A datagram socket on java.nio. */
final class NioSocket extends MediaSocket {
    final DatagramChannel channel;
    private final NioWire wire;
    private final InetSocketAddress local;

    private NioSocket(NioWire wire, DatagramChannel channel, InetSocketAddress local) {
        this.wire = wire;
        this.channel = channel;
        this.local = local;
    }

    static NioSocket bind(NioWire wire, InetSocketAddress local, int trafficClass) throws IOException {
        DatagramChannel channel = create(local, trafficClass);
        try {
            channel.bind(local);
            return new NioSocket(wire, channel, local);
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    private static DatagramChannel create(InetSocketAddress local, int trafficClass) throws IOException {
        boolean ipv6 = local.getAddress() instanceof Inet6Address;
        try {
            DatagramChannel channel =
                    DatagramChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
            return channel;
        } catch (UnsupportedOperationException noSuchFamily) {
            throw new IOException(noSuchFamily);
        }
    }

    @Override
    public int read() throws IOException {
        ByteBuffer buffer = wire.buffer();
        buffer.clear();
        int length = channel.read(buffer);
        buffer.clear();
        // NIO answers 0 for nothing and for an empty datagram alike; either way there is nothing to relay.
        return Math.max(length, NOTHING);
    }

    @Override
    public int receive() throws IOException {
        ByteBuffer buffer = wire.buffer();
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
        int length = buffer.position();
        buffer.clear();
        if (from == null) {
            return NOTHING;
        }
        source = from;
        return length == 0 ? EMPTY : length;
    }

    @Override
    public boolean write(int length) throws IOException {
        try {
            return channel.write(outgoing(length)) > 0;
        } finally {
            wire.buffer().clear(); // the next writer may need more of it
        }
    }

    @Override
    public boolean send(int length, InetSocketAddress to) throws IOException {
        try {
            return channel.send(outgoing(length), to) > 0;
        } finally {
            wire.buffer().clear();
        }
    }

    private ByteBuffer outgoing(int length) {
        return wire.buffer().clear().limit(length);
    }

    /** NIO throws away what waits in a channel when it connects it, and keeps the last source as an object anyway. */
    @Override
    public MediaSocket twin(InetSocketAddress peer) {
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            WireLog.LOG.socketNotClosed(local, harmless);
        }
    }
}
