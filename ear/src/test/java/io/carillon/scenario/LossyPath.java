package io.carillon.scenario;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A way between phones and the server on which the first message of a kind gets lost. */
final class LossyPath implements AutoCloseable {
    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final Predicate<String> lost;
    private final Map<InetSocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private volatile String swallowed;

    private LossyPath(InetSocketAddress server, Predicate<String> lost) throws IOException {
        this.server = server;
        this.lost = lost;
        this.front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        start("lossy-front", this::fromPhones);
    }

    /** @param lost chooses the message that gets lost, once */
    static LossyPath to(InetSocketAddress server, Predicate<String> lost) throws IOException {
        return new LossyPath(server, lost);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) front.getLocalSocketAddress();
    }

    /** What was lost, null so far. */
    String swallowed() {
        return swallowed;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt(); // the test is over
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void fromPhones() throws IOException {
        while (true) {
            DatagramPacket packet = received(front);
            InetSocketAddress phone = (InetSocketAddress) packet.getSocketAddress();
            DatagramSocket back = backs.get(phone);
            if (back == null) {
                DatagramSocket fresh = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                backs.put(phone, fresh);
                start("lossy-back", () -> fromServer(fresh, phone));
                back = fresh;
            }
            pass(packet, back, server);
        }
    }

    private void fromServer(DatagramSocket back, InetSocketAddress phone) throws IOException {
        while (true) {
            pass(received(back), front, phone);
        }
    }

    private static DatagramPacket received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        socket.receive(packet);
        return packet;
    }

    private void pass(DatagramPacket packet, DatagramSocket from, InetSocketAddress to) throws IOException {
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        String message = new String(bytes, StandardCharsets.UTF_8);
        if (swallowed == null && lost.test(message)) {
            swallowed = message;
        } else {
            from.send(new DatagramPacket(bytes, bytes.length, to));
        }
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
