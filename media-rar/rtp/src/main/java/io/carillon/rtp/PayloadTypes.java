package io.carillon.rtp;

import io.carillon.contract.Codec;
import java.util.Map;
import java.util.Objects;

/**
 * RTP payload types of one side as its SDP names them (RFC 8866 rtpmap), telephone-event (RFC 4733) and comfort noise
 * included. Codec names are compared as {@link Codec} does, upper case by agreement.
 *
 * @param byType payload type 0 to 127 to codec; empty means nothing is known and payload types pass unchanged
 */
public record PayloadTypes(Map<Integer, Codec> byType) {
    /** Codec name of RFC 4733 digits. */
    public static final String TELEPHONE_EVENT = "TELEPHONE-EVENT";

    /** Codec name of RFC 3389 comfort noise. */
    public static final String COMFORT_NOISE = "CN";

    /** Nothing known: payload types pass unchanged. */
    public static final PayloadTypes UNKNOWN = new PayloadTypes(Map.of());

    public PayloadTypes {
        byType = Map.copyOf(byType);
        for (Map.Entry<Integer, Codec> entry : byType.entrySet()) {
            if (entry.getKey() < 0 || entry.getKey() > 127) {
                throw new IllegalArgumentException("payload type " + entry.getKey() + " is not 0 to 127");
            }
        }
    }

    static boolean isEvent(Codec codec) {
        return codec.name().equalsIgnoreCase(TELEPHONE_EVENT);
    }

    /** The lowest payload type of telephone events by whatever clock, -1 when the side has none. */
    int eventType() {
        return byType.entrySet().stream()
                .filter(entry -> isEvent(entry.getValue()))
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(-1);
    }

    /** The codec of a payload type, null when it is not known. */
    public Codec codec(int payloadType) {
        return byType.get(payloadType);
    }

    /** The lowest payload type of a codec, -1 when the side does not have it. */
    public int typeOf(Codec codec) {
        Objects.requireNonNull(codec, "codec");
        return byType.entrySet().stream()
                .filter(entry -> entry.getValue().equals(codec))
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(-1);
    }
}
