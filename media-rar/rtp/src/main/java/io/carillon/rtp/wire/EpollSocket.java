package io.carillon.rtp.wire;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.DatagramSocketAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** A datagram socket on Netty's native system calls. */
final class EpollSocket extends MediaSocket {
    private final EpollWire wire;
    private final LinuxSocket socket;
    private final InetSocketAddress local;
    private final int trafficClass;

    private EpollSocket(EpollWire wire, LinuxSocket socket, InetSocketAddress local, int trafficClass) {
        this.wire = wire;
        this.socket = socket;
        this.local = local;
        this.trafficClass = trafficClass;
    }

    static EpollSocket bind(EpollWire wire, InetSocketAddress local, int trafficClass) throws IOException {
        LinuxSocket socket = create(local);
        try {
            socket.bind(local);
            socket.setTrafficClass(trafficClass);
            return new EpollSocket(wire, socket, local, trafficClass);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private static LinuxSocket create(InetSocketAddress local) throws IOException {
        try {
            return LinuxSocket.newSocketDgram(local.getAddress() instanceof Inet6Address);
        } catch (ChannelException refused) {
            throw new IOException(refused); // no descriptors left, or no such address family
        }
    }

    int descriptor() {
        return socket.intValue();
    }

    @Override
    public int read() throws IOException {
        return socket.readAddress(wire.address, 0, MediaWire.BUFFER);
    }

    @Override
    public int receive() throws IOException {
        DatagramSocketAddress from = socket.recvFromAddress(wire.address, 0, MediaWire.BUFFER);
        if (from == null) {
            return NOTHING;
        }
        source = from;
        return from.receivedAmount() == 0 ? EMPTY : from.receivedAmount();
    }

    @Override
    public boolean write(int length) throws IOException {
        return socket.writeAddress(wire.address, 0, length) > 0;
    }

    @Override
    public boolean send(int length, InetSocketAddress to) throws IOException {
        return socket.sendToAddress(wire.address, 0, length, to.getAddress(), to.getPort()) > 0;
    }

    @Override
    public MediaSocket twin(InetSocketAddress peer) throws IOException {
        LinuxSocket connected = create(local);
        try {
            // Sharing the port is allowed for this moment only: nobody else may ever bind it.
            socket.setReuseAddress(true);
            connected.setReuseAddress(true);
            connected.bind(local);
            connected.connect(peer);
            connected.setReuseAddress(false);
            connected.setTrafficClass(trafficClass);
            return new EpollSocket(wire, connected, local, trafficClass);
        } catch (IOException refused) {
            connected.close();
            throw refused;
        } finally {
            socket.setReuseAddress(false);
        }
    }

    @Override
    public void close() {
        if (!socket.isOpen()) {
            return;
        }
        wire.forget(this);
        try {
            socket.close();
        } catch (IOException harmless) {
            WireLog.LOG.socketNotClosed(local, harmless);
        }
    }
}
