package io.carillon.scenario;

import io.carillon.phone.SipText;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A stranger who asks the server over UDP whether it is there. */
final class Asking implements AutoCloseable {
    private static final int TRIES = 40;
    private static final int AGAIN_MILLIS = 500;
    private static final int ROUNDS = 7;

    private final InetSocketAddress server;
    private final DatagramSocket socket;

    Asking(InetSocketAddress server, String address) throws Exception {
        this.server = server;
        this.socket = new DatagramSocket(0, InetAddress.getByName(address));
        socket.setSoTimeout(AGAIN_MILLIS);
    }

    /** Sends OPTIONS, as often as needed, until it is answered; fails the test after twenty seconds. */
    Duration answered() throws Exception {
        SipText options = new SipText("OPTIONS sip:carillon SIP/2.0")
                .add("Via", "SIP/2.0/UDP " + socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort()
                        + ";rport;branch=z9hG4bK" + UUID.randomUUID())
                .add("Max-Forwards", "70")
                .add("From", "<sip:stranger@carillon>;tag=1")
                .add("To", "<sip:carillon>")
                .add("Call-ID", UUID.randomUUID().toString())
                .add("CSeq", "1 OPTIONS");
        byte[] bytes = options.bytes();
        long start = System.nanoTime();
        byte[] buffer = new byte[65_536];
        for (int i = 0; i < TRIES; i++) {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
            try {
                while (true) {
                    DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
                    socket.receive(reply);
                    SipText answer = SipText.parse(buffer, reply.getLength());
                    if (!answer.isRequest() && answer.branch().equals(options.branch())) {
                        return Duration.ofNanos(System.nanoTime() - start);
                    }
                }
            } catch (SocketTimeoutException lost) {
                continue;
            }
        }
        throw new AssertionError("the server does not answer");
    }

    /** How soon it mostly answers when asked a few times. */
    static Duration usual(InetSocketAddress server) throws Exception {
        Taken taken = new Taken();
        try (Asking asking = new Asking(server, "127.0.0.68")) {
            for (int i = 0; i < ROUNDS; i++) {
                long asked = System.nanoTime();
                asking.answered();
                taken.since(asked);
            }
        }
        return taken.median();
    }

    /** The longest that it let somebody wait who asked without a pause while this went on, and a few times in any case. */
    static Duration worstWhile(InetSocketAddress server, BooleanSupplier on) throws Exception {
        Duration worst = Duration.ZERO;
        try (Asking asking = new Asking(server, "127.0.0.68")) {
            for (int i = 0; i < ROUNDS || on.getAsBoolean(); i++) {
                Duration now = asking.answered();
                worst = now.compareTo(worst) > 0 ? now : worst;
            }
        }
        return worst;
    }

    @Override
    public void close() {
        socket.close();
    }
}
