package io.carillon.sip.sdp;

import io.carillon.contract.Codec;
import java.util.Objects;

/**
 * One format of an audio stream: an rtpmap line with its fmtp.
 *
 * @param payloadType RTP payload type, 0 to 127
 * @param codec encoding; upper case name except {@code telephone-event}
 * @param channels number of audio channels, 1 when not given
 * @param fmtp format parameters as sent, empty when there are none
 */
public record AudioFormat(int payloadType, Codec codec, int channels, String fmtp) {
    /** RFC 4733 name of key presses sent as RTP events. */
    public static final String TELEPHONE_EVENT = "telephone-event";

    /** RFC 3389 comfort noise, which is no codec that a call could consist of. */
    private static final String COMFORT_NOISE = "CN";
    /** RFC 2198: other formats sent twice, as browsers offer; not a codec by itself either. */
    private static final String REDUNDANCY = "RED";

    public AudioFormat {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(fmtp, "fmtp");
        if (payloadType < 0 || payloadType > 127) {
            throw new IllegalArgumentException("payload type out of range: " + payloadType);
        }
    }

    /** A format without parameters. */
    public static AudioFormat of(int payloadType, Codec codec) {
        return new AudioFormat(payloadType, codec, 1, "");
    }

    /** Whether this carries speech, as opposed to key presses or comfort noise. */
    public boolean isSpeech() {
        return !isTelephoneEvent() && !isComfortNoise() && !codec.name().equals(REDUNDANCY);
    }

    /** Whether this carries key presses (RFC 4733). */
    public boolean isTelephoneEvent() {
        return codec.name().equals(TELEPHONE_EVENT);
    }

    /** Whether this carries comfort noise (RFC 3389). */
    boolean isComfortNoise() {
        return codec.name().equals(COMFORT_NOISE);
    }

    /** Whether both mean the same encoding, however they number it (RFC 3264 section 6.1). */
    public boolean matches(AudioFormat other) {
        return codec.equals(other.codec) && channels == other.channels;
    }

    AudioFormat numbered(int type) {
        return type == payloadType ? this : new AudioFormat(type, codec, channels, fmtp);
    }
}
