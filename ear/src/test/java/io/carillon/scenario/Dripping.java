package io.carillon.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Connections over which something was begun that goes on drop by drop and never ends. A thread beside the test lets fall the drops
 * and sees when each is cut.
 */
final class Dripping implements AutoCloseable {
    private static final long LOOK_NANOS = 50_000_000L;
    private static final int LOOKS_PER_DROP = 10;

    private final Queue<SocketChannel> all = new ConcurrentLinkedQueue<>();
    private final Map<SocketChannel, Long> open = new ConcurrentHashMap<>();
    private final Queue<Duration> lives = new ConcurrentLinkedQueue<>();
    private volatile boolean over;
    private volatile long stumbled;

    Dripping() {
        Thread thread = new Thread(this::drip, "dripping");
        thread.setDaemon(true);
        thread.start();
    }

    /** One more connection from this address, with what is said first; what is said then waits for an answer to that. */
    void begin(String from, InetSocketAddress to, List<String> said) throws IOException {
        SocketChannel channel = SocketChannel.open();
        all.add(channel);
        channel.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        channel.connect(to);
        long begun = System.nanoTime();
        for (int i = 0; i < said.size(); i++) {
            if (i > 0) {
                channel.read(ByteBuffer.allocate(4096));
            }
            channel.write(ByteBuffer.wrap(said.get(i).getBytes(StandardCharsets.ISO_8859_1)));
        }
        channel.configureBlocking(false);
        open.put(channel, begun);
    }

    private void drip() {
        long before = System.nanoTime();
        for (int look = 1; !over; look++) {
            long now = System.nanoTime();
            stumbled = Math.max(stumbled, now - before - LOOK_NANOS);
            before = now;
            for (var one : open.entrySet()) {
                if (isCut(one.getKey(), look % LOOKS_PER_DROP == 0)) {
                    lives.add(Duration.ofNanos(System.nanoTime() - one.getValue()));
                    open.remove(one.getKey());
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean isCut(SocketChannel channel, boolean drop) {
        try {
            if (drop) {
                channel.write(ByteBuffer.wrap(new byte[] {'a'}));
            }
            return channel.read(ByteBuffer.allocate(4096)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /**
     * Waits until all that were begun are cut and says how long the one lived that lived longest, without the longest time in which
     * this machine did not even let us look.
     */
    Duration longestLife(Duration patience) {
        Awaitility.await("all are cut").atMost(patience).until(open::isEmpty);
        return lives.stream().max(Duration::compareTo).orElseThrow().minusNanos(stumbled);
    }

    @Override
    public void close() throws IOException {
        over = true;
        for (SocketChannel channel : all) {
            channel.close();
        }
    }
}
