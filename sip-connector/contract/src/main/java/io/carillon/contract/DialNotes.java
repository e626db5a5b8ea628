package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a called device is told of a call besides who calls.
 *
 * @param referredBy number of the extension that handed the call on (RFC 3892), null when nobody did
 * @param diverted numbers that sent the call on, the first one dialled first (RFC 5806, RFC 7044)
 * @param withheld whether the caller does not want to be known (RFC 3323)
 * @param autoAnswer whether the device is asked to answer by itself (Alert-Info, RFC 5373)
 * @param signed who vouches for the caller
 * @param verified what came of verifying the caller's number
 */
public record DialNotes(
        String referredBy,
        List<Diverted> diverted,
        boolean withheld,
        boolean autoAnswer,
        SignedCall signed,
        Verified verified)
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
        BY_DEVICE,
        /** Somebody outside of the house sent it on and does not say why. */
        UNKNOWN
    }

    /**
     * A number that sent the call on.
     *
     * @param number the number
     * @param why why
     */
    public record Diverted(String number, Why why) implements Serializable {}

    /**
     * How a device is told what came of verifying the caller's number, as parameter {@code verstat} of it.
     *
     * @param verstat the result; null to say nothing
     * @param asserted whether P-Asserted-Identity says it
     * @param from whether From says it
     */
    public record Verified(Verstat verstat, boolean asserted, boolean from) implements Serializable {
        /** It is not told. */
        public static final Verified UNTOLD = new Verified(null, false, false);
    }

    public DialNotes {
        diverted = List.copyOf(diverted);
        Objects.requireNonNull(signed, "signed");
        Objects.requireNonNull(verified, "verified");
    }

    /** Notes of a call whose caller nobody vouches for. */
    public DialNotes(String referredBy, List<Diverted> diverted, boolean withheld, boolean autoAnswer) {
        this(referredBy, diverted, withheld, autoAnswer, SignedCall.NONE, Verified.UNTOLD);
    }

    /** What a carrier is told: who sent the call on, and who vouches for the caller. */
    public static DialNotes outside(List<Diverted> diverted, SignedCall signed) {
        return diverted.isEmpty() && !signed.isPresent()
                ? NONE : new DialNotes(null, diverted, false, false, signed, Verified.UNTOLD);
    }
}
