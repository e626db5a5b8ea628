package io.carillon.rtp;

import io.carillon.rtp.dtls.DtlsSession;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.Workbench;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What stands between the packets of one leg and the network: nothing, or SRTP. On the event loop but for {@link
 * #prepare}.
 *
 * <p>A leg that is to be encrypted and has no keys (yet) neither hears nor speaks; it never falls back to plain RTP.
 */
final class Seal {
    /** Result of a packet that was dropped and counted. */
    static final int DROPPED = -1;

    private static final AtomicBoolean FAILURE_LOGGED = new AtomicBoolean();
    /** Sealed, and no keys yet. */
    private static final Keyed WITHOUT_KEYS = new Keyed(null, null);

    private final MediaLeg leg;
    private final LoopCounters counters;
    private final ByteBuffer buffer;
    private final Workbench bench;
    private Keyed prepared;
    private volatile DtlsSession handshake;
    private int handshakes;
    private Keyed now;
    private SrtpReceiver before;

    /** The two directions; never changed. */
    record Keyed(SrtpSender sender, SrtpReceiver receiver) {}

    Seal(MediaLeg leg, MediaLoop loop) {
        this.leg = leg;
        this.counters = loop.counters;
        this.buffer = loop.buffer();
        this.bench = loop.workbench;
    }

    /**
     * Any thread, before the change is handed to the loop: making ciphers takes a moment that other calls need not wait
     * for. A direction whose key stays keeps its state, because no packet index may ever be used twice with a key.
     */
    synchronized void prepare(Protection protection) {
        if (protection instanceof Protection.Handshake wanted) {
            prepareHandshake(wanted);
            return;
        }
        forgetHandshake();
        if (protection instanceof Protection.Plain) {
            prepared = null;
        } else if (protection instanceof Protection.Keys keys) {
            try {
                prepared = new Keyed(sender(keys.ours()), receiver(keys.theirs()));
            } catch (GeneralSecurityException noCipher) {
                MediaLog.LOG.noCipher(leg.call(), leg.leg(), keys.ours().suite().name(), noCipher);
                prepared = WITHOUT_KEYS;
            }
        }
    }

    private void prepareHandshake(Protection.Handshake wanted) {
        if (handshake != null && handshake.isWith(wanted.theirs(), wanted.weBegin())) {
            return;
        }
        forgetHandshake();
        prepared = WITHOUT_KEYS;
        int round = ++handshakes;
        MediaLoop.Shared tools = leg.loop().shared();
        handshake = new DtlsSession(tools.identity(), tools.workers(), new DtlsSession.Peer(
                wanted.theirs(),
                wanted.weBegin(),
                this::sendHandshake,
                (ours, theirs) -> agreed(round, ours, theirs),
                reason -> MediaLog.LOG.handshakeFailed(leg.call(), leg.leg(), reason)));
    }

    private void forgetHandshake() {
        if (handshake != null) {
            handshake.close();
            handshake = null;
        }
    }

    private void sendHandshake(byte[] datagram) {
        leg.loop().executeNow(() -> {
            if (!leg.isReleased()) {
                leg.web().send(datagram);
            }
        });
    }

    /** On a worker: the handshake gave keys. */
    private synchronized void agreed(int round, SrtpKey ours, SrtpKey theirs) {
        if (round != handshakes || handshake == null) {
            return; // signalling means another handshake by now
        }
        try {
            prepared = new Keyed(sender(ours), receiver(theirs));
        } catch (GeneralSecurityException noCipher) {
            MediaLog.LOG.noCipher(leg.call(), leg.leg(), ours.suite().name(), noCipher);
        }
        leg.loop().executeNow(this::apply);
    }

    /** The handshake of this leg, null without one. */
    DtlsSession handshake() {
        return handshake;
    }

    /** The leg is over. */
    synchronized void close() {
        forgetHandshake();
    }

    private SrtpSender sender(SrtpKey key) throws GeneralSecurityException {
        SrtpSender known = prepared == null ? null : prepared.sender();
        return known != null && known.key().equals(key) ? known : new SrtpSender(key, bench);
    }

    private SrtpReceiver receiver(SrtpKey key) throws GeneralSecurityException {
        SrtpReceiver known = prepared == null ? null : prepared.receiver();
        return known != null && known.key().equals(key) ? known : new SrtpReceiver(key, bench);
    }

    /** On the loop: what was prepared last holds from now on. */
    void apply() {
        Keyed keyed = latest();
        boolean rekeyed = now != null && keyed != null && now.receiver() != null && now.receiver() != keyed.receiver();
        before = rekeyed ? now.receiver() : null;
        now = keyed;
    }

    private synchronized Keyed latest() {
        return prepared;
    }

    /** Makes an RTP packet that came readable: its length, or {@link #DROPPED}. */
    int openRtp(int length) {
        if (now == null) {
            return length;
        }
        if (now.receiver() == null) {
            counters.droppedUnkeyed++;
            return DROPPED;
        }
        try {
            int opened = now.receiver().rtp(buffer, length);
            if (before != null && opened < 0) {
                opened = before.rtp(buffer, length);
            } else if (before != null) {
                before = null; // the device uses its new key
            }
            return opened >= 0 ? opened : refused(opened);
        } catch (GeneralSecurityException failure) {
            return failed(failure);
        }
    }

    /** As {@link #openRtp} for RTCP, which is counted where it is read. */
    int openRtcp(int length) {
        if (now == null) {
            return length;
        }
        if (now.receiver() == null) {
            return DROPPED;
        }
        try {
            return Math.max(DROPPED, now.receiver().rtcp(buffer, length));
        } catch (GeneralSecurityException failure) {
            return failed(failure);
        }
    }

    private int refused(int reason) {
        if (reason == SrtpReceiver.REPLAYED) {
            counters.droppedReplayed++;
        } else {
            counters.droppedForged++;
        }
        return DROPPED;
    }

    /** Makes an RTP packet ready to be sent: its length, or {@link #DROPPED}. */
    int closeRtp(int length) {
        return now == null ? length : close(length, false);
    }

    /** As {@link #closeRtp} for RTCP, which is counted where it is passed on. */
    int closeRtcp(int length) {
        return now == null ? length : close(length, true);
    }

    private int close(int length, boolean rtcp) {
        if (now.sender() == null) {
            counters.droppedUnkeyed += rtcp ? 0 : 1;
            return DROPPED;
        }
        try {
            int closed = rtcp ? now.sender().rtcp(buffer, length) : now.sender().rtp(buffer, length);
            if (closed < 0) {
                counters.droppedRepeated += rtcp ? 0 : 1;
                return DROPPED;
            }
            return closed;
        } catch (GeneralSecurityException failure) {
            return failed(failure);
        }
    }

    private int failed(GeneralSecurityException failure) {
        if (FAILURE_LOGGED.compareAndSet(false, true)) {
            MediaLog.LOG.cipherFailed(leg.call(), leg.leg(), failure);
        }
        counters.droppedUnkeyed++;
        return DROPPED;
    }
}
