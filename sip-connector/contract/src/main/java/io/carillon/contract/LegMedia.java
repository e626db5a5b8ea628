package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * The audio of a leg of a live call at one moment.
 *
 * @param leg the leg
 * @param transport what carries its signalling, null while that is not known
 * @param says what its device was agreed to send, null before anything was agreed
 * @param hears what is sent to the device: that of whom it talks with, or what the engine makes of it; null when nothing can be
 * @param sealing how the packets are encrypted
 * @param soFar how the audio has been since the leg began, with its course up to the last interval that is over
 */
public record LegMedia(
        LegId leg, SipTransport transport, Codec says, Codec hears, Sealing sealing, MediaReport soFar)
        implements Serializable {

    public LegMedia {
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(sealing, "sealing");
        Objects.requireNonNull(soFar, "soFar");
    }

    /** How audio is encrypted. */
    public enum Sealing {
        /** Not at all. */
        NONE,
        /** SRTP with keys from the session description (RFC 4568). */
        SDES,
        /** SRTP with keys of a handshake on the media port (RFC 5763). */
        DTLS
    }
}
