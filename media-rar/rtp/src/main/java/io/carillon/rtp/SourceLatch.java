package io.carillon.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Who may speak on a leg (symmetric RTP, RFC 4961).
 *
 * <p>The address in the SDP is only the start: behind NAT the packets come from somewhere else. The first source is a candidate
 * for a short while; the SDP address itself wins at once, an address of the device's host beats a stranger's. When the while is
 * over the candidate is locked, and nobody else is heard until signalling opens the latch again. Nothing of a candidate is
 * relayed, so that a stranger who shoots first still says nothing.
 */
final class SourceLatch {
    /** Packets of a candidate after which it is believed. */
    static final int ENOUGH = 5;
    /** Time after which a candidate is believed with its next packet, 250 ms. */
    static final long PATIENCE_NANOS = 250_000_000L;

    /** What a packet means. */
    enum Verdict {
        /** From the device. */
        DEVICE,
        /** From the device, and it was not known before: the source has just been locked. */
        LOCKED_NOW,
        /** Perhaps the device: not to be relayed. */
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
     * Signalling has spoken: learn (again). While the SDP address stays the same, the known source is kept and is at once
     * right when it goes on.
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

    /** Judges the source of a sound RTP packet. */
    Verdict heard(InetSocketAddress source, long nanos) {
        if (!learning) {
            return source.equals(locked) ? Verdict.DEVICE : Verdict.FOREIGN;
        }
        if (source.equals(locked)) {
            learning = false;
            return Verdict.DEVICE;
        }
        if (source.equals(expected)) {
            return lock(source);
        }
        int rank = rank(source.getAddress());
        if (candidate == null || (rank > candidateRank && !source.equals(candidate))) {
            candidateSince = candidate == null ? nanos : candidateSince;
            candidate = source;
            candidateRank = rank;
            candidatePackets = 1;
            return Verdict.CANDIDATE;
        }
        if (!source.equals(candidate)) {
            return Verdict.FOREIGN;
        }
        candidatePackets++;
        boolean believed = candidatePackets >= ENOUGH || nanos - candidateSince >= PATIENCE_NANOS;
        return believed ? lock(source) : Verdict.CANDIDATE;
    }

    /** A packet came through the connected socket: the kernel has compared its source with the locked one. */
    void heardLocked() {
        learning = false;
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

    /** The device's source, null while unknown. */
    InetSocketAddress locked() {
        return locked;
    }

    /** Where packets to the device go: its source, until then the SDP address; null for nowhere. */
    InetSocketAddress target() {
        return locked != null ? locked : expected;
    }
}
