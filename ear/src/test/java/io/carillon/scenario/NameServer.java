package io.carillon.scenario;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on the loopback that knows what a test tells it (RFC 1035): NAPTR, SRV and addresses. */
final class NameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int SRV = 33;
    private static final int NAPTR = 35;
    private static final int INTERNET = 1;
    private static final int ANSWER = 0x8400;
    private static final int NO_SUCH_NAME = 3;
    private static final int TTL = 60;

    private final DatagramSocket socket;
    private final Map<String, List<byte[]>> zone = new ConcurrentHashMap<>();

    NameServer(int port) throws IOException {
        socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
        Thread ear = new Thread(this::serve, "names-" + port);
        ear.setDaemon(true);
        ear.start();
    }

    private interface Data {
        void into(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Data data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        data.into(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void name(DataOutputStream out, String name) throws IOException {
        for (String label : name.split("\\.")) {
            text(out, label);
        }
        out.writeByte(0);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private NameServer add(String name, int type, Data data) throws IOException {
        zone.computeIfAbsent(name + " " + type, key -> new ArrayList<>()).add(bytes(data));
        return this;
    }

    NameServer address(String name, String address) throws IOException {
        return add(name, A, out -> out.write(InetAddress.getByName(address).getAddress()));
    }

    NameServer server(String service, int priority, int port, String host) throws IOException {
        return add(service, SRV, out -> {
            out.writeShort(priority);
            out.writeShort(1);
            out.writeShort(port);
            name(out, host);
        });
    }

    NameServer service(String domain, String kind, String service) throws IOException {
        return add(domain, NAPTR, out -> {
            out.writeShort(10);
            out.writeShort(10);
            text(out, "S");
            text(out, kind);
            text(out, "");
            name(out, service);
        });
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer query) throws IOException {
        short id = query.getShort(0);
        query.position(12);
        StringBuilder asked = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            asked.append(asked.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = query.getShort();
        List<byte[]> found = zone.getOrDefault(asked + " " + type, List.of());
        return bytes(out -> {
            out.writeShort(id);
            out.writeShort(ANSWER | (found.isEmpty() ? NO_SUCH_NAME : 0));
            for (int count : new int[] {1, found.size(), 0, 0}) {
                out.writeShort(count);
            }
            name(out, asked.toString());
            out.writeShort(type);
            out.writeShort(INTERNET);
            for (byte[] data : found) {
                name(out, asked.toString());
                out.writeShort(type);
                out.writeShort(INTERNET);
                out.writeInt(TTL);
                out.writeShort(data.length);
                out.write(data);
            }
        });
    }

    @Override
    public void close() {
        socket.close();
    }
}
