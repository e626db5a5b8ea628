package io.carillon.contract;

import java.io.Serializable;

/**
 * What a called device is told of a call besides who calls.
 *
 * @param referredBy number of the extension that handed the call on (RFC 3892), null when nobody did
 */
public record DialNotes(String referredBy) implements Serializable {
    /** Nothing. */
    public static final DialNotes NONE = new DialNotes(null);
}
