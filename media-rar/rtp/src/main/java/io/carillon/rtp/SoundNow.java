package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.LegMedia;
import io.carillon.contract.LegMedia.Sealing;
import io.carillon.contract.MediaReport;
import io.carillon.contract.SipTransport;
import java.lang.invoke.VarHandle;

/**
 * What is agreed and measured of a leg's audio at one moment. Any thread: it sees what the loop had written at the end of its last
 * turn, or later, and gives the loop nothing to do.
 *
 * @param says what the device was agreed to send, null before
 * @param hears what is sent to it, null when nothing can be
 * @param sealing how packets are encrypted
 * @param soFar how it has been
 */
public record SoundNow(Codec says, Codec hears, Sealing sealing, MediaReport soFar) {
    private static final SoundNow SILENT = new SoundNow(null, null, Sealing.NONE, MediaReport.NONE);

    /** Of an endpoint; null is one that there is not yet. */
    public static SoundNow of(RtpEndpoint endpoint) {
        if (!(endpoint instanceof MediaLeg leg)) {
            return SILENT;
        }
        VarHandle.acquireFence();
        RemoteMedia remote = leg.remoteMedia();
        if (remote == null || leg.isClosed()) {
            return SILENT;
        }
        MediaReport soFar = leg.rtp().lastReport(leg.rtcp());
        return new SoundNow(remote.codec(), heard(leg, remote), sealing(remote.protection()), soFar);
    }

    /** As the contract tells it. */
    public LegMedia ofLeg(LegId leg, SipTransport transport) {
        return new LegMedia(leg, transport, says, hears, sealing, soFar);
    }

    private static Sealing sealing(Protection protection) {
        if (protection instanceof Protection.Keys) {
            return Sealing.SDES;
        }
        return protection instanceof Protection.Handshake ? Sealing.DTLS : Sealing.NONE;
    }

    /** What its peer says when the device takes that, else what the engine speaks with it. */
    private static Codec heard(MediaLeg leg, RemoteMedia remote) {
        MediaLeg peer = leg.peer();
        RemoteMedia other = peer == null || leg.isPlaying() ? null : peer.remoteMedia();
        Codec theirs = other == null ? null : other.codec();
        boolean relayed = theirs != null
                && (remote.receives().byType().isEmpty() || remote.receives().typeOf(theirs) >= 0);
        return relayed ? theirs : spoken(remote);
    }

    private static Codec spoken(RemoteMedia remote) {
        Spoken ours = Spoken.to(remote);
        if (ours == null) {
            return null;
        }
        Codec named = remote.receives().codec(ours.payloadType());
        return named == null ? remote.codec() : named;
    }
}
