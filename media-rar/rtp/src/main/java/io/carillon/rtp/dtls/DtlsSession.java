package io.carillon.rtp.dtls;

import io.carillon.rtp.srtp.SrtpKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;

/**
 * The handshake of one leg, and what comes over it afterwards: repeated last messages of a peer that missed ours.
 *
 * <p>Datagrams are taken on the event loop, everything else happens on a worker. A handshake that fails leaves the
 * leg silent and open for another one, a few times; the call is not concerned. A peer that begins has to prove its
 * address first: what others send in its name costs neither an attempt nor a thread.
 */
public final class DtlsSession {
    /** A peer that fails so often is not going to succeed. */
    private static final int MOST_ATTEMPTS = 12;

    private final DtlsIdentity identity;
    private final DtlsWorkers workers;
    private final Peer peer;
    private final Inbox inbox;
    private final HelloGate gate;
    private boolean busy;
    private boolean closed;
    private int attempts;
    private DTLSTransport established;

    /**
     * The peer as signalling describes it, and who wants to know.
     *
     * @param prints fingerprints of its certificate
     * @param weBegin whether we send the ClientHello
     * @param out sends a datagram to it; any thread
     * @param keys told the keys; on a worker
     * @param trouble told why a handshake failed, one line; on a worker
     */
    public record Peer(
            List<CertificatePrint> prints,
            boolean weBegin,
            Consumer<byte[]> out,
            KeyTaker keys,
            Consumer<String> trouble) {
        public Peer {
            prints = List.copyOf(prints);
        }
    }

    /** Takes what a handshake was made for. */
    @FunctionalInterface
    public interface KeyTaker {
        void take(SrtpKey ours, SrtpKey theirs);
    }

    public DtlsSession(DtlsIdentity identity, DtlsWorkers workers, Peer peer) {
        this.identity = identity;
        this.workers = workers;
        this.peer = peer;
        this.inbox = new Inbox(peer.out());
        this.gate = new HelloGate(identity, inbox);
    }

    /** Whether a datagram says of itself that it is DTLS (RFC 7983 section 7). */
    public static boolean isDtls(int firstByte) {
        int type = firstByte & 0xff;
        return type >= 20 && type <= 63;
    }

    /** Whether signalling still means the same peer. */
    public boolean isWith(List<CertificatePrint> prints, boolean weBegin) {
        return peer.prints().equals(prints) && peer.weBegin() == weBegin;
    }

    /** The peer can be reached: begins when it is on us to begin. */
    public synchronized void reachable() {
        if (peer.weBegin() && established == null) {
            begin(null);
        }
    }

    /** A datagram came. */
    public synchronized void take(ByteBuffer buffer, int length, InetSocketAddress source) {
        if (closed) {
            return;
        }
        byte[] datagram = new byte[length];
        buffer.get(0, datagram);
        if (!Records.areSound(datagram) && established == null) {
            return;
        }
        if (established != null) {
            if (inbox.offer(datagram)) {
                listen();
            }
        } else if (busy) {
            inbox.offer(datagram);
        } else if (peer.weBegin()) {
            inbox.offer(datagram);
            begin(null);
        } else if (attempts < MOST_ATTEMPTS) {
            HelloGate.Proven proven = gate.admit(datagram, source);
            if (proven != null) {
                begin(proven);
            }
        }
    }

    /** @param proven the hello of a peer that begins */
    private void begin(HelloGate.Proven proven) {
        if (busy || closed || attempts >= MOST_ATTEMPTS) {
            return;
        }
        inbox.screen(proven == null ? null : new SignedFlight(
                identity.crypto(), certificate -> Terms.isAnnounced(peer.prints(), certificate), proven.hello()));
        busy = workers.run(() -> shakeHands(proven == null ? null : proven.request()));
        if (busy) {
            attempts++;
        } else {
            inbox.close(); // not now: what was said is too old when there is time
        }
    }

    private void shakeHands(DTLSRequest proven) {
        Terms terms = new Terms(peer.prints());
        try {
            DTLSTransport transport;
            Terms.Agreed agreed;
            if (peer.weBegin()) {
                ClientSide side = new ClientSide(identity, terms);
                transport = new DTLSClientProtocol().connect(side, inbox);
                agreed = side.agreed();
            } else {
                ServerSide side = new ServerSide(identity, terms);
                transport = new DTLSServerProtocol().accept(side, inbox, proven);
                agreed = side.agreed();
            }
            peer.keys().take(agreed.ours(), agreed.theirs());
            workers.completed();
            ended(transport);
        } catch (IOException | RuntimeException failure) {
            if (ended(null)) {
                workers.failed();
                peer.trouble().accept(failure.toString());
            }
        }
    }

    /** @return false when the leg is over, and with it the interest in the handshake */
    private synchronized boolean ended(DTLSTransport transport) {
        busy = false;
        if (closed || transport == null) {
            inbox.close();
        } else {
            established = transport;
            if (!inbox.isEmpty()) {
                listen();
            }
        }
        return !closed;
    }

    /** Lets the established connection read what came: it answers a repeated last flight by itself (RFC 6347 4.2.4). */
    private void listen() {
        if (!busy) {
            busy = workers.run(this::read);
        }
    }

    private void read() {
        byte[] application = new byte[2048];
        try {
            while (!inbox.isEmpty()) {
                established.receive(application, 0, application.length, 1);
            }
        } catch (IOException | RuntimeException over) {
            // The peer said good-bye, or nonsense: keys stay valid until signalling ends the call.
            inbox.close();
        } finally {
            readEnded();
        }
    }

    private synchronized void readEnded() {
        busy = false;
        if (!closed && !inbox.isEmpty()) {
            listen();
        }
    }

    /** The leg is over: tells the peer if there is a connection. */
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        DTLSTransport open = established;
        if (open != null) {
            workers.run(() -> sayGoodBye(open));
        } else {
            inbox.stop(); // a handshake that nobody needs any more gives its thread back
        }
    }

    private static void sayGoodBye(DTLSTransport open) {
        try {
            open.close();
        } catch (IOException | RuntimeException gone) {
            // The ports may be closed already; the peer learns it from signalling.
            return;
        }
    }
}
