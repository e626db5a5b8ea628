package io.carillon.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A telephone that listens to a multicast group on loopback and is in no call. */
public final class GroupEar implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Voice voice = new Voice();
    private final MulticastSocket socket;
    private final String group;

    private GroupEar(String group) throws IOException {
        this.group = group;
        socket = new MulticastSocket(0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.joinGroup(new InetSocketAddress(InetAddress.getByName(group), socket.getLocalPort()), loopback());
    }

    /** Listens to this address, at a port of the system's choice. */
    public static GroupEar at(String address) throws IOException {
        return new GroupEar(address);
    }

    private static NetworkInterface loopback() throws SocketException {
        return NetworkInterface.getByName("lo");
    }

    /** Address and port. */
    public String group() {
        return group + ":" + socket.getLocalPort();
    }

    /** The next packets, which must be of one stream of this payload type, each after the one before. */
    public Hearing listen(int packets, int payloadType) throws IOException {
        short[] samples = new short[0];
        int lost = 0;
        ByteBuffer before = null;
        for (int i = 0; i < packets; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            ByteBuffer now = ByteBuffer.wrap(packet.getData());
            if ((now.get(1) & 0x7f) != payloadType || before != null && now.getInt(8) != before.getInt(8)) {
                throw new AssertionError("another stream: " + now.get(1) + " of " + now.getInt(8));
            }
            lost += before == null ? 0 : (short) (now.getShort(2) - before.getShort(2) - 1);
            before = now;
            short[] heard = voice.hear(packet.getData(), packet.getLength(), payloadType);
            int at = samples.length;
            samples = Arrays.copyOf(samples, at + heard.length);
            System.arraycopy(heard, 0, samples, at, heard.length);
        }
        return new Hearing(samples, packets, lost, 0, 0);
    }

    @Override
    public void close() {
        socket.close();
    }
}
