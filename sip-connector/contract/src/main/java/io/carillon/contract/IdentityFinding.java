package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * What came of looking at who signed a call.
 *
 * @param verstat the result; null when nobody looked
 * @param attestation what the signer vouches for; null unless the result is {@link Verstat#PASSED}
 * @param origid where the signer says that the call began, for tracing it back; empty unless it passed
 * @param why in words, one line
 * @param refusal what the caller is told because the trunk requires a good signature; null to go on
 */
public record IdentityFinding(Verstat verstat, Attestation attestation, String origid, String why, Cause refusal)
        implements Serializable {
    /** Nobody looked. */
    public static final IdentityFinding UNSEEN = new IdentityFinding(null, null, "", "", null);

    public IdentityFinding {
        Objects.requireNonNull(origid, "origid");
        Objects.requireNonNull(why, "why");
    }
}
