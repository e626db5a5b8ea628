package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.DialNotes;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Carrier;

/** Vouches for callers, and judges who else does (RFC 8224). Answers from memory, within a millisecond. */
public interface Identities {
    /** Vouches for nobody and looks at nothing. */
    Identities NONE = new Identities() {
        @Override
        public Verification verify(CallId call, Carrier carrier, IdentityClaim claim) {
            return Verification.NONE;
        }

        @Override
        public Signature sign(SigningQuestion question) {
            return Signature.none("nobody signs");
        }

        @Override
        public Signature divert(DiversionQuestion question) {
            return Signature.none("nobody signs");
        }

        @Override
        public DialNotes.Verified told(Verstat verstat) {
            return DialNotes.Verified.UNTOLD;
        }
    };

    /**
     * Whether the number of a caller is verified. What is not known at once comes to the call as
     * {@link io.carillon.contract.AppRequest.IdentityChecked}.
     */
    Verification verify(CallId call, Carrier carrier, IdentityClaim claim);

    /** Signs a call. */
    Signature sign(SigningQuestion question);

    /** Signs that a call was sent on (RFC 8946). */
    Signature divert(DiversionQuestion question);

    /** How telephones are told of a result. */
    DialNotes.Verified told(Verstat verstat);
}
