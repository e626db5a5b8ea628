package io.carillon.sip.sdp;

import io.carillon.contract.MediaDirection;
import java.util.List;
import java.util.Objects;

/**
 * What a telephone call needs of an SDP body (RFC 8866): one audio stream and the places of the others. Immutable.
 *
 * @param origin session id and version; the leg that sends a description puts its own in place
 * @param audio the stream the call uses
 * @param audioIndex position of its m-line, counted from 0
 * @param others the other m-lines in order, to be refused in their places
 */
public record SessionDescription(SdpOrigin origin, AudioStream audio, int audioIndex, List<OtherStream> others) {
    public SessionDescription {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(audio, "audio");
        others = List.copyOf(others);
        if (audioIndex < 0 || audioIndex > others.size()) {
            throw new IllegalArgumentException("audio index out of range: " + audioIndex);
        }
    }

    /** A description of one audio stream and nothing else, not sent yet. */
    public static SessionDescription of(AudioStream audio) {
        return new SessionDescription(SdpOrigin.UNSENT, audio, 0, List.of());
    }

    /** What the sender of this description wants to do. */
    public MediaDirection direction() {
        return audio.direction();
    }

    /** The same with another direction. */
    public SessionDescription withDirection(MediaDirection direction) {
        return withAudio(new AudioStream(
                audio.address(), direction, audio.formats(), audio.ptime(), audio.maxptime(), audio.profile(),
                audio.carriage()));
    }

    /** The same with another audio stream in the same place. */
    public SessionDescription withAudio(AudioStream changed) {
        return new SessionDescription(origin, changed, audioIndex, others);
    }

    /** The same without keys that the other side need not take: those of an m-line that may be in the clear as well. */
    public SessionDescription withoutWishedKeys() {
        boolean wished = !audio.isSecureProfile() && !audio.carriage().crypto().isEmpty();
        return wished ? withAudio(audio.carried(audio.profile(), Carriage.PLAIN)) : this;
    }

    SessionDescription withOrigin(SdpOrigin changed) {
        return new SessionDescription(changed, audio, audioIndex, others);
    }

    SessionDescription shapedLike(SessionDescription earlier) {
        return new SessionDescription(origin, audio, earlier.audioIndex, earlier.others);
    }
}
