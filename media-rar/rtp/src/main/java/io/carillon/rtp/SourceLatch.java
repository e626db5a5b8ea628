package io.carillon.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Who may speak on a leg (symmetric RTP, RFC 4961).
 *
 * <p>The address in the SDP is only the start: behind NAT the packets come from somewhere else. The SDP address
 * itself is believed at once. Any other source is a candidate first, and has to go on for a while in which the device
 * can show up: short for an address of the device's host, longer for a stranger. Then it is locked, and nobody else
 * is heard until signalling opens the latch again. Nothing of a candidate is relayed and nothing is sent to it, so
 * that a stranger who shoots first gains nothing. While the device is not supposed to send, nobody is learned.
 */
final class SourceLatch {
    /** Packets a candidate must have sent. */
    static final int ENOUGH = 5;
    /** How long a candidate with an address of the device's SDP or signalling must go on. */
    static final long PATIENCE_HOST_NANOS = 80_000_000L;
    /** How long a stranger must go on. */
    static final long PATIENCE_STRANGER_NANOS = 250_000_000L;
    /** How long anybody must go on where a source is known already and has fallen silent. */
    static final long PATIENCE_KNOWN_NANOS = 1_000_000_000L;

    /** What a packet means. */
    enum Verdict {
        /** From the device. */
        DEVICE,
        /** From the device, and it was not known before: the source has just been locked. */
        LOCKED_NOW,
        /** Perhaps the device, perhaps not: not to be relayed. */
        CANDIDATE,
        /** A third party. */
        FOREIGN
    }

    private InetSocketAddress expected;
    private InetAddress signalling;
    private InetSocketAddress locked;
    private boolean learning;
    private InetSocketAddress candidate;
    private int candidateRank;
    private int candidatePackets;
    private long candidateSince;

    /**
     * Signalling has spoken: learn (again). While the SDP address stays the same, the known source is kept and is at
     * once right when it goes on.
     */
    void open(InetSocketAddress sdp, InetAddress signallingHost) {
        boolean moved = sdp == null || !sdp.equals(expected);
        expected = sdp;
        signalling = signallingHost;
        if (moved) {
            locked = null;
        }
        learning = true;
        candidate = null;
    }

    /** Signalling has spoken of a device that says by ICE where it is: nobody is learned from packets. */
    void openChecked() {
        expected = null;
        signalling = null;
        learning = false;
        candidate = null;
    }

    /** ICE has said where the device is; false when that is known already. */
    boolean nominate(InetSocketAddress source) {
        if (source.equals(locked)) {
            return false;
        }
        lock(source);
        return true;
    }

    /**
     * Judges the source of a sound RTP packet.
     *
     * @param sending whether the device is supposed to send at all
     */
    Verdict heard(InetSocketAddress source, long nanos, boolean sending) {
        if (source.equals(locked)) {
            learning = false;
            return Verdict.DEVICE;
        }
        if (!learning || !sending) {
            return locked == null ? Verdict.CANDIDATE : Verdict.FOREIGN;
        }
        if (source.equals(expected)) {
            return lock(source);
        }
        return consider(source, nanos);
    }

    private Verdict consider(InetSocketAddress source, long nanos) {
        int rank = rank(source.getAddress());
        if (candidate == null || (rank > candidateRank && !source.equals(candidate))) {
            candidate = source;
            candidateRank = rank;
            candidatePackets = 1;
            candidateSince = nanos;
            return Verdict.CANDIDATE;
        }
        if (!source.equals(candidate)) {
            return Verdict.FOREIGN;
        }
        candidatePackets++;
        boolean believed = candidatePackets >= ENOUGH && nanos - candidateSince >= patience();
        return believed ? lock(source) : Verdict.CANDIDATE;
    }

    private long patience() {
        if (locked != null) {
            return PATIENCE_KNOWN_NANOS;
        }
        return candidateRank > 0 ? PATIENCE_HOST_NANOS : PATIENCE_STRANGER_NANOS;
    }

    /** A packet came through the connected socket: the kernel has compared its source with the locked one. */
    void heardLocked() {
        learning = false;
        candidate = null;
    }

    private Verdict lock(InetSocketAddress source) {
        locked = source;
        learning = false;
        candidate = null;
        return Verdict.LOCKED_NOW;
    }

    private int rank(InetAddress host) {
        boolean ofDevice = (expected != null && host.equals(expected.getAddress())) || host.equals(signalling);
        return ofDevice ? 1 : 0;
    }

    /** Whether somebody else than the known source may still turn out to be the device. */
    boolean isLearning() {
        return learning;
    }

    /** The device's source, null while unknown. */
    InetSocketAddress locked() {
        return locked;
    }

    /** Where packets to the device go: its source, until then the SDP address; null for nowhere. */
    InetSocketAddress target() {
        return locked != null ? locked : expected;
    }
}
