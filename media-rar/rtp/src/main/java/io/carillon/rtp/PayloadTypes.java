package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.Repeated;
import java.util.Map;
import java.util.Objects;

/**
 * RTP payload types of one side as its SDP names them (RFC 8866 rtpmap), telephone-event (RFC 4733) and comfort noise
 * included. Codec names are compared as {@link Codec} does, upper case by agreement. What many telephones say is shared by
 * their calls.
 */
public final class PayloadTypes {
    /** Codec name of RFC 4733 digits. */
    public static final String TELEPHONE_EVENT = "TELEPHONE-EVENT";

    /** Codec name of RFC 3389 comfort noise. */
    public static final String COMFORT_NOISE = "CN";

    private static final int KNOWN_SIDES = 256;
    private static final Repeated<Map<Integer, Codec>, PayloadTypes> KNOWN = new Repeated<>(KNOWN_SIDES, PayloadTypes::new);

    /** Nothing known: payload types pass unchanged. */
    public static final PayloadTypes UNKNOWN = of(Map.of());

    private final Map<Integer, Codec> byType;
    private final EventTypes events;
    private final int hash;

    private PayloadTypes(Map<Integer, Codec> byType) {
        this.byType = byType;
        for (Map.Entry<Integer, Codec> entry : byType.entrySet()) {
            if (entry.getKey() < 0 || entry.getKey() > 127) {
                throw new IllegalArgumentException("payload type " + entry.getKey() + " is not 0 to 127");
            }
        }
        this.hash = byType.hashCode();
        this.events = EventTypes.of(byType);
    }

    /** @param byType payload type 0 to 127 to codec; empty means nothing is known and payload types pass unchanged */
    public static PayloadTypes of(Map<Integer, Codec> byType) {
        return KNOWN.of(Map.copyOf(byType));
    }

    /** Payload type to codec. */
    public Map<Integer, Codec> byType() {
        return byType;
    }

    /** Those that are telephone events. */
    EventTypes events() {
        return events;
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

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof PayloadTypes types && hash == types.hash && byType.equals(types.byType);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return byType.toString();
    }
}
