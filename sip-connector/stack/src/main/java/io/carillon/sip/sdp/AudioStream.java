package io.carillon.sip.sdp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.util.List;
import java.util.Objects;

/**
 * The audio m-line that a call uses.
 *
 * @param address where its sender wants to receive; port 0 means that it refuses the stream
 * @param direction what the sender of this description wants to do, RFC 2543 hold already read as a direction
 * @param formats in order of preference, at least one
 * @param ptime packet time in milliseconds, 0 when not given
 * @param maxptime longest packet time in milliseconds, 0 when not given
 * @param profile RTP profile of the m-line: RTP/AVP, or RTP/AVPF which is answered in kind and never offered
 */
public record AudioStream(
        MediaAddress address,
        MediaDirection direction,
        List<AudioFormat> formats,
        int ptime,
        int maxptime,
        String profile) {
    /** The plain profile for audio and video (RFC 3551). */
    public static final String AVP = "RTP/AVP";

    public AudioStream {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(direction, "direction");
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("an audio stream needs a format");
        }
    }

    /** A stream of the plain profile. */
    public AudioStream(
            MediaAddress address, MediaDirection direction, List<AudioFormat> formats, int ptime, int maxptime) {
        this(address, direction, formats, ptime, maxptime, AVP);
    }

    /** Encodings that carry speech, in order of preference. */
    public List<Codec> codecs() {
        return formats.stream().filter(AudioFormat::isSpeech).map(AudioFormat::codec).toList();
    }

    /** The format preferred for speech, or null when only events or comfort noise are listed. */
    public AudioFormat preferred() {
        for (AudioFormat format : formats) {
            if (format.isSpeech()) {
                return format;
            }
        }
        return null;
    }

    /** Payload type of key presses with the clock rate of the preferred codec, or -1 when there is none. */
    public int telephoneEventType() {
        AudioFormat speech = preferred();
        int any = -1;
        for (AudioFormat format : formats) {
            if (format.isTelephoneEvent()) {
                if (speech != null && format.codec().clockRate() == speech.codec().clockRate()) {
                    return format.payloadType();
                }
                any = any < 0 ? format.payloadType() : any;
            }
        }
        return any;
    }

    /** Whether the stream was refused (port 0, RFC 3264 section 6). */
    public boolean isRefused() {
        return address.port() == 0;
    }
}
