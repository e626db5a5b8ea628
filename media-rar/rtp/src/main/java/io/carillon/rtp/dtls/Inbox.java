package io.carillon.rtp.dtls;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The datagrams of one handshake between the event loop and the thread it runs on. When it is full the newest is
 * dropped: DTLS sends again what gets lost.
 *
 * <p>Anybody can write an alert before there are keys, and it would end the handshake (RFC 6347 section 4.1.2.7). So it
 * is kept back until the peer has been silent for a while: a peer that goes on has not sent it. Nor are number and
 * version of a record that nothing protects worth anything: a high number would make all of the peer's own records look
 * old, another version would make them look strange. Each is given the next number and our version here. What
 * the messages of a peer that began are worth is for {@link SignedFlight} to say.
 */
final class Inbox implements DatagramTransport {
    private static final int MOST = 32;
    private static final int RECEIVE_LIMIT = 2048;
    /** Fits every path with IPv6 and some tunnelling. */
    private static final int SEND_LIMIT = 1200;

    private static final long SILENCE_NANOS = 2_000_000_000L;
    private static final byte[] NOTHING = {};

    private final ArrayBlockingQueue<byte[]> datagrams = new ArrayBlockingQueue<>(MOST);
    private final Consumer<byte[]> out;
    private volatile boolean over;
    /** On the thread of the handshake. */
    private byte[] alert = NOTHING;
    private long lastHeard;
    private SignedFlight flight;
    private final ArrayDeque<byte[]> ready = new ArrayDeque<>();
    /** More than any peer has sent before its handshake. */
    private long number = 1L << 32;

    Inbox(Consumer<byte[]> out) {
        this.out = out;
    }

    /** Before each handshake. @param next sorts out what a peer that began says; null when we begin */
    void screen(SignedFlight next) {
        flight = next;
        ready.clear();
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
            byte[] datagram = next(TimeUnit.MILLISECONDS.toNanos(waitMillis));
            if (datagram.length == 0) {
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

    private byte[] next(long waitNanos) throws InterruptedException, IOException {
        long end = System.nanoTime() + waitNanos;
        while (true) {
            if (!ready.isEmpty()) {
                return ready.remove();
            }
            byte[] datagram = datagrams.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (over) {
                throw new IOException("the call is over");
            }
            if (datagram == null) {
                return System.nanoTime() - lastHeard > SILENCE_NANOS ? keptBack() : NOTHING;
            }
            if (!Records.areSound(datagram)) {
                return datagram;
            }
            number = Records.straighten(datagram, number);
            if (!Records.haveOpenAlert(datagram)) {
                lastHeard = System.nanoTime();
                alert = NOTHING;
                sortOut(datagram);
                continue;
            }
            if (alert.length == 0) {
                alert = datagram;
                lastHeard = System.nanoTime();
            }
        }
    }

    private void sortOut(byte[] datagram) {
        for (byte[] good : flight == null ? List.of(datagram) : flight.heard(datagram)) {
            number = Records.straighten(good, number);
            ready.add(good);
        }
    }

    private byte[] keptBack() {
        byte[] once = alert;
        alert = NOTHING;
        return once;
    }

    @Override
    public void send(byte[] from, int at, int length) {
        byte[] datagram = new byte[length];
        System.arraycopy(from, at, datagram, 0, length);
        if (flight != null) {
            flight.said(datagram);
        }
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
