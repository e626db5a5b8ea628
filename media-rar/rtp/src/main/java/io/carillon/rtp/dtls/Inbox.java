package io.carillon.rtp.dtls;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The datagrams of one handshake between the event loop and the thread it runs on. When it is full the newest is dropped:
 * DTLS sends again what gets lost.
 */
final class Inbox implements DatagramTransport {
    private static final int MOST = 32;
    private static final int RECEIVE_LIMIT = 2048;
    /** Fits every path with IPv6 and some tunnelling. */
    private static final int SEND_LIMIT = 1200;

    private static final byte[] NOTHING = {};

    private final ArrayBlockingQueue<byte[]> datagrams = new ArrayBlockingQueue<>(MOST);
    private final Consumer<byte[]> out;
    private volatile boolean over;

    Inbox(Consumer<byte[]> out) {
        this.out = out;
    }

    /** False when it was dropped. */
    boolean offer(byte[] datagram) {
        return datagrams.offer(datagram);
    }

    boolean isEmpty() {
        return datagrams.isEmpty();
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] to, int at, int length, int waitMillis) throws IOException {
        try {
            byte[] datagram = datagrams.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (over) {
                throw new IOException("the call is over");
            }
            if (datagram == null) {
                return -1;
            }
            int taken = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, to, at, taken);
            return taken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public void send(byte[] from, int at, int length) {
        byte[] datagram = new byte[length];
        System.arraycopy(from, at, datagram, 0, length);
        out.accept(datagram);
    }

    /** Nobody waits for a datagram any more: who does breaks off. */
    void stop() {
        over = true;
        datagrams.clear();
        datagrams.offer(NOTHING);
    }

    @Override
    public void close() {
        datagrams.clear();
    }
}
