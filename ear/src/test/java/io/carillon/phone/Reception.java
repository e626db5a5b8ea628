package io.carillon.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The TCP port of a carrier: the house connects to it. What the carrier says goes by the connection that came last, or by one of
 * its own when there is none.
 */
public final class Reception extends Wire {
    private final ServerSocket door;
    private final InetSocketAddress house;
    private final Consumer<SipText> up;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger signs = new AtomicInteger();
    private final AtomicInteger came = new AtomicInteger();

    Reception(InetAddress local, InetSocketAddress house, Consumer<SipText> up) throws IOException {
        this.house = house;
        this.up = up;
        this.door = new ServerSocket(0, 20, local);
        daemon("carrier-door-" + port(), () -> {
            while (true) {
                Socket socket = door.accept();
                came.incrementAndGet();
                converse(socket);
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // nobody comes or speaks any more
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void converse(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        daemon("carrier-ear-" + port(), () -> {
            readAll(socket, up, () -> {
                if (signs.incrementAndGet() % 2 == 0) {
                    answer(socket);
                }
            });
            open.remove(socket);
        });
    }

    /** Two empty lines are a question, one is the answer (RFC 5626 section 3.5.1). */
    private static void answer(Socket socket) {
        try {
            write(socket, new byte[] {'\r', '\n'});
        } catch (IOException closed) {
            // whoever asked is gone
        }
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }

    /** Signs of life that the house has asked for. */
    public int pings() {
        return signs.get() / 2;
    }

    /** How often the house has connected. */
    public int connections() {
        return came.get();
    }

    /** Cuts every connection. */
    public void cut() throws IOException {
        for (Socket socket : open) {
            open.remove(socket);
            socket.close();
        }
    }

    @Override
    void send(byte[] message) throws IOException {
        if (open.isEmpty()) {
            converse(new Socket(house.getAddress(), house.getPort(), door.getInetAddress(), 0));
        }
        write(open.get(open.size() - 1), message);
    }

    @Override
    String address() {
        return literal(door.getInetAddress()) + ":" + port();
    }

    @Override
    int port() {
        return door.getLocalPort();
    }

    @Override
    String transport() {
        return "TCP";
    }

    @Override
    public void close() {
        try {
            door.close();
            cut();
        } catch (IOException alreadyGone) {
            // Closing twice is harmless.
        }
    }
}
