package io.carillon.identity;

import io.carillon.contract.IdentityFinding;
import io.carillon.contract.Verstat;

/**
 * What became of the signatures of a call.
 *
 * @param passport the one that is good; null when none is
 * @param rejection why the first one is not taken; null when one is good
 * @param why in words
 */
record Judgement(Passport passport, Rejection rejection, String why) {
    static Judgement passed(Passport passport) {
        return new Judgement(passport, null, "");
    }

    static Judgement rejected(Rejection rejection, String why) {
        return new Judgement(null, rejection, why);
    }

    /** @param required whether a call without a good signature is refused */
    IdentityFinding finding(boolean required) {
        return rejection == null
                ? new IdentityFinding(Verstat.PASSED, passport.attestation(), passport.origid(), "", null)
                : new IdentityFinding(rejection.verstat(), null, "", why, required ? rejection.cause() : null);
    }
}
