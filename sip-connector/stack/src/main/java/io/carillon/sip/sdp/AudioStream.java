package io.carillon.sip.sdp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The audio m-line that a call uses.
 *
 * @param address where its sender wants to receive; port 0 means that it refuses the stream
 * @param direction what the sender of this description wants to do, RFC 2543 hold already read as a direction
 * @param formats in order of preference, at least one
 * @param ptime packet time in milliseconds, 0 when not given
 * @param maxptime longest packet time in milliseconds, 0 when not given
 * @param profile RTP profile of the m-line: RTP/AVP, one of its secure forms, or one with feedback, which is answered in
 *     kind
 * @param carriage how it is carried: encryption, ICE, RTCP multiplexing
 */
public record AudioStream(
        MediaAddress address,
        MediaDirection direction,
        List<AudioFormat> formats,
        int ptime,
        int maxptime,
        String profile,
        Carriage carriage) {
    /** The plain profile for audio and video (RFC 3551). */
    public static final String AVP = "RTP/AVP";
    /** Encrypted with keys in the description (RFC 3711, RFC 4568). */
    public static final String SAVP = "RTP/SAVP";
    /** Encrypted with keys of a DTLS handshake, with feedback: what browsers speak (RFC 5764, RFC 5124). */
    public static final String WEB = "UDP/TLS/RTP/SAVPF";

    /** Profiles that are understood. */
    static final Set<String> PROFILES = Set.of(
            AVP, "RTP/AVPF", SAVP, "RTP/SAVPF", "UDP/TLS/RTP/SAVP", WEB);

    /** The profile of this name: one object for all streams, where it is understood. */
    static String profile(String name) {
        for (String known : PROFILES) {
            if (known.equals(name)) {
                return known;
            }
        }
        return name;
    }

    public AudioStream {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(carriage, "carriage");
        Objects.requireNonNull(direction, "direction");
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("an audio stream needs a format");
        }
    }

    /** A stream of the plain profile. */
    public AudioStream(
            MediaAddress address, MediaDirection direction, List<AudioFormat> formats, int ptime, int maxptime) {
        this(address, direction, formats, ptime, maxptime, AVP, Carriage.PLAIN);
    }

    /** The same stream, carried otherwise. */
    public AudioStream carried(String otherProfile, Carriage otherCarriage) {
        return new AudioStream(address, direction, formats, ptime, maxptime, otherProfile, otherCarriage);
    }

    /** The same stream to another address. */
    public AudioStream at(MediaAddress other) {
        return new AudioStream(other, direction, formats, ptime, maxptime, profile, carriage);
    }

    /** Whether the m-line itself says that the stream is encrypted. */
    public boolean isSecureProfile() {
        return profile.contains("SAVP");
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

    /** The same stream without key presses. */
    public AudioStream withoutEvents() {
        List<AudioFormat> others = formats.stream().filter(format -> !format.isTelephoneEvent()).toList();
        return others.isEmpty() || others.size() == formats.size()
                ? this
                : new AudioStream(address, direction, others, ptime, maxptime, profile, carriage);
    }

    /** Whether the stream was refused (port 0, RFC 3264 section 6). */
    public boolean isRefused() {
        return address.port() == 0;
    }
}
