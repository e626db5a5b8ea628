package io.carillon.engine;

import io.carillon.call.DiversionQuestion;
import io.carillon.call.Identities;
import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.call.Verification;
import io.carillon.contract.CallId;
import io.carillon.contract.DialNotes;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Carrier;
import java.util.function.Supplier;

/** Whoever vouches for callers at the moment. */
record WhoeverVouches(Supplier<Identities> now) implements Identities {
    @Override
    public Verification verify(CallId call, Carrier carrier, IdentityClaim claim) {
        return now.get().verify(call, carrier, claim);
    }

    @Override
    public Signature sign(SigningQuestion question) {
        return now.get().sign(question);
    }

    @Override
    public Signature divert(DiversionQuestion question) {
        return now.get().divert(question);
    }

    @Override
    public DialNotes.Verified told(Verstat verstat) {
        return now.get().told(verstat);
    }
}
