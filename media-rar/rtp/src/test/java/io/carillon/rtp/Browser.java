package io.carillon.rtp;

import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.dtls.DtlsIdentity;
import io.carillon.rtp.dtls.DtlsSession;
import io.carillon.rtp.dtls.DtlsWorkers;
import io.carillon.rtp.ice.Check;
import io.carillon.rtp.ice.IceKeys;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A device that does what browsers do: checks, a handshake, encrypted audio, all on one port. */
final class Browser implements AutoCloseable {
    Device device = new Device();
    final DtlsIdentity identity = DtlsIdentity.create();
    private final DtlsWorkers workers = new DtlsWorkers(2);
    private final CompletableFuture<SrtpKey[]> keys = new CompletableFuture<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(2048);
    private final RtpEndpoint leg;
    private final IceKeys ice;
    private DtlsSession handshake;
    private SrtpSender mouth;
    private SrtpReceiver ear;
    private int priority = 1;

    Browser(RtpEndpoint leg, IceKeys ice) throws Exception {
        this.leg = leg;
        this.ice = ice;
    }

    /** Goes on from another address; its device at the old one is returned. */
    Device moves() throws IOException {
        Device before = device;
        device = new Device();
        return before;
    }

    void prefers(int priority) {
        this.priority = priority;
    }

    RemoteMedia media(boolean serverBegins) {
        RemoteMedia plain = device.media();
        return new RemoteMedia(null, null, null, plain.direction(), plain.sends(), plain.receives(), plain.codec(),
                new Protection.Handshake(List.of(identity.print()), serverBegins), ice);
    }

    /** Sends a check until it is answered: the endpoint hears of its device a moment later than the test. */
    int check(Check.With extra) throws Exception {
        for (int i = 0; i < 20; i++) {
            device.send(Check.of(ice, priority, extra), leg);
            device.rtp.setSoTimeout(300);
            try {
                byte[] answer = device.receive();
                if (answer[0] < 4) {
                    return Check.type(answer, ice);
                }
                arrived(answer);
            } catch (java.net.SocketTimeoutException notYet) {
                continue;
            } finally {
                device.rtp.setSoTimeout(Device.PATIENCE_MILLIS);
            }
        }
        return -1;
    }

    void prepare(CertificatePrint server, boolean browserBegins) {
        handshake = new DtlsSession(identity, workers, new DtlsSession.Peer(
                List.of(server), browserBegins, this::send, (ours, theirs) -> keys.complete(new SrtpKey[] {ours, theirs}),
                reason -> keys.completeExceptionally(new IOException(reason))));
    }

    /** Shakes hands to its end. */
    void shakeHands(CertificatePrint server, boolean browserBegins) throws Exception {
        prepare(server, browserBegins);
        handshake.reachable();
        device.rtp.setSoTimeout(50);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!keys.isDone() && System.nanoTime() < deadline) {
            try {
                arrived(device.receive());
            } catch (java.net.SocketTimeoutException quiet) {
                continue;
            }
        }
        device.rtp.setSoTimeout(Device.PATIENCE_MILLIS);
        SrtpKey[] agreed = keys.get(1, TimeUnit.SECONDS);
        mouth = new SrtpSender(agreed[0], 2048);
        ear = new SrtpReceiver(agreed[1], 2048);
    }

    void arrived(byte[] datagram) {
        if (handshake != null && DtlsSession.isDtls(datagram[0])) {
            handshake.take(ByteBuffer.wrap(datagram), datagram.length, device.rtpAddress());
        }
    }

    void send(byte[] datagram) {
        try {
            device.send(datagram, leg);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    void say(byte[] packet) throws Exception {
        buffer.clear().put(0, packet);
        byte[] sent = new byte[mouth.rtp(buffer, packet.length)];
        buffer.get(0, sent);
        send(sent);
    }

    byte[] hear() throws Exception {
        byte[] packet = device.receive();
        while (packet[0] >= 0) {
            packet = device.receive(); // what is not RTP
        }
        buffer.clear().put(0, packet);
        byte[] clear = new byte[ear.rtp(buffer, packet.length)];
        buffer.get(0, clear);
        return clear;
    }

    @Override
    public void close() {
        if (handshake != null) {
            handshake.close();
        }
        workers.close();
        device.close();
    }
}
