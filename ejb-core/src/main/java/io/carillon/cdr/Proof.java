package io.carillon.cdr;

import io.carillon.contract.Attestation;
import io.carillon.contract.Verstat;
import java.io.Serializable;

/**
 * Who vouches for the caller of a call.
 *
 * @param verstat result of verifying the caller's number; null when nobody looked
 * @param attestation what the signer vouches for, of an outbound call what we did; null when nobody does
 * @param origid what the signature is traced by; empty without one
 */
public record Proof(Verstat verstat, Attestation attestation, String origid) implements Serializable {
    /** Nobody does. */
    public static final Proof NONE = new Proof(null, null, "");

    public Proof {
        origid = origid == null ? "" : origid;
    }
}
