package io.carillon.contract;

/**
 * Whether the audio of a device is encrypted (SRTP, RFC 3711).
 *
 * <p>Keys that travel in the session description (RFC 4568) are worth as much as the signalling that carries them. So they
 * are exchanged over TLS alone, unless the policy says {@code ANYWHERE}. Keys of a DTLS handshake (RFC 5763) do not travel
 * and need no such care.
 */
public enum MediaSecurity {
    /** Never. */
    OFF,
    /** Where the device can. */
    OFFER,
    /** Always: a call that cannot be encrypted is refused with 488. */
    REQUIRE,
    /** As {@link #OFFER}, and keys may cross the network readable: for a network that is trusted. */
    OFFER_ANYWHERE,
    /** As {@link #REQUIRE}, and keys may cross the network readable. */
    REQUIRE_ANYWHERE;

    /** Whether a call that is not encrypted is refused. */
    public boolean isRequired() {
        return this == REQUIRE || this == REQUIRE_ANYWHERE;
    }

    /** The same, but a call that cannot be encrypted is not refused. */
    public MediaSecurity wished() {
        return switch (this) {
            case REQUIRE -> OFFER;
            case REQUIRE_ANYWHERE -> OFFER_ANYWHERE;
            default -> this;
        };
    }

    /** Whether keys may travel over signalling that others can read. */
    public boolean allowsReadableKeys() {
        return this == OFFER_ANYWHERE || this == REQUIRE_ANYWHERE;
    }
}
