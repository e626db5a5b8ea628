package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.IdentityFinding;
import java.time.Duration;

/**
 * The answer to whether the number of a caller is verified.
 *
 * @param finding what came of it; null when a certificate has to be fetched first, and it comes later
 * @param patience how long the call waits for it; null when it is known
 * @param late what the caller is told when it does not come in time; null to go on
 */
public record Verification(IdentityFinding finding, Duration patience, Cause late) {
    /** Nobody looks. */
    public static final Verification NONE = known(IdentityFinding.UNSEEN);

    /** It is known at once. */
    public static Verification known(IdentityFinding finding) {
        return new Verification(finding, null, null);
    }

    /** It comes later. */
    public static Verification pending(Duration patience, Cause late) {
        return new Verification(null, patience, late);
    }

    /** Whether it comes later. */
    public boolean isPending() {
        return finding == null;
    }
}
