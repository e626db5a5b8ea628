package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/**
 * What a called device is told of a call besides who calls.
 *
 * @param referredBy number of the extension that handed the call on (RFC 3892), null when nobody did
 * @param diverted numbers that sent the call on, the first one dialled first (RFC 5806, RFC 7044)
 * @param withheld whether the caller does not want to be known (RFC 3323)
 * @param autoAnswer whether the device is asked to answer by itself (Alert-Info, RFC 5373)
 */
public record DialNotes(String referredBy, List<Diverted> diverted, boolean withheld, boolean autoAnswer)
        implements Serializable {
    /** Nothing. */
    public static final DialNotes NONE = new DialNotes(null, List.of(), false, false);

    /** Why a number sent a call on. */
    public enum Why {
        ALWAYS,
        BUSY,
        NO_ANSWER,
        UNREACHABLE,
        /** The telephone itself said where to (3xx). */
        BY_DEVICE
    }

    /**
     * A number that sent the call on.
     *
     * @param number the number
     * @param why why
     */
    public record Diverted(String number, Why why) implements Serializable {}

    public DialNotes {
        diverted = List.copyOf(diverted);
    }
}
