package io.carillon.dialplan;

import io.carillon.contract.Attestation;

/**
 * Who vouches for the caller of a call that leaves by a trunk.
 *
 * @param passes whether signatures that the call came with go on unchanged
 * @param attestation what we vouch for ourselves when it came with none; null for nothing
 * @param region ISO 3166 code of the country of numbers without a country code, may be empty
 */
public record Signing(boolean passes, Attestation attestation, String region) {
    /** Nobody. */
    public static final Signing NONE = new Signing(false, null, "");
    /** Whoever did when the call came in. */
    public static final Signing PASSES = new Signing(true, null, "");
}
