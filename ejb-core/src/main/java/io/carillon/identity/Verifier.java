package io.carillon.identity;

import io.carillon.contract.IdentityClaim;
import io.carillon.dialplan.PhoneNumbers;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies who signed a call (RFC 8224 section 6.2): one good signature of those that it came with is enough. What can
 * be said without the certificate is said first, so that nobody makes us fetch one for nothing.
 */
final class Verifier {
    private final Function<String, CompletableFuture<Found>> certificates;
    private final Duration freshness;
    private final boolean numberList;
    private final Clock clock;

    /**
     * @param freshness how old, or how far ahead, a signature may be
     * @param numberList whether a certificate has to name the numbers or the provider that it is for
     */
    Verifier(
            Function<String, CompletableFuture<Found>> certificates,
            Duration freshness,
            boolean numberList,
            Clock clock) {
        this.certificates = certificates;
        this.freshness = freshness;
        this.numberList = numberList;
        this.clock = clock;
    }

    /**
     * Judges the signatures of a call; complete at once when no certificate has to be fetched.
     *
     * @param region ISO 3166 code of the country of numbers without a country code, may be empty
     */
    CompletableFuture<Judgement> judge(IdentityClaim claim, String region) {
        return judge(claim, region, 0, null);
    }

    private CompletableFuture<Judgement> judge(IdentityClaim claim, String region, int from, Judgement before) {
        Judgement first = before;
        List<String> headers = claim.headers();
        for (int i = from; i < headers.size(); i++) {
            PassportReader.Reading reading = PassportReader.read(headers.get(i));
            Judgement objection = null;
            if (reading instanceof Passport passport) {
                objection = objection(passport, claim, region);
                if (objection == null) {
                    int next = i + 1;
                    Judgement soFar = first;
                    return certificates.apply(passport.x5u()).thenCompose(found -> {
                        Judgement judged = signed(passport, found);
                        return judged.rejection() == null
                                ? CompletableFuture.completedFuture(judged)
                                : judge(claim, region, next, soFar == null ? judged : soFar);
                    });
                }
            } else if (reading instanceof PassportReader.Refused refused) {
                objection = Judgement.rejected(refused.rejection(), refused.why());
            }
            first = first == null ? objection : first;
        }
        return CompletableFuture.completedFuture(
                first == null ? Judgement.rejected(Rejection.MISSING, "nobody signed it") : first);
    }

    /** What is wrong with it whoever signed it; null when nothing is. */
    private Judgement objection(Passport passport, IdentityClaim claim, String region) {
        Instant now = clock.instant();
        if (Duration.between(passport.issuedAt(), now).abs().compareTo(freshness) > 0) {
            return Judgement.rejected(Rejection.STALE, "signed at " + passport.issuedAt());
        }
        if (!passport.origin().equals(canonical(claim.caller(), region))) {
            return Judgement.rejected(Rejection.INVALID, "signed for another caller");
        }
        for (String called : claim.called()) {
            if (passport.destinations().contains(canonical(called, region))) {
                return null;
            }
        }
        return Judgement.rejected(Rejection.INVALID, "signed for another called number");
    }

    private static String canonical(String number, String region) {
        return PhoneNumbers.worldwide(number, region).orElseGet(() -> PassportReader.digits(number));
    }

    private Judgement signed(Passport passport, Found found) {
        if (found.rejection() != null) {
            return Judgement.rejected(found.rejection(), found.why());
        }
        X509Certificate certificate = found.certificate();
        if (numberList) {
            TnAuthList list = TnAuthList.of(certificate);
            if (list == null || !list.covers(passport.origin())) {
                return Judgement.rejected(Rejection.UNSUPPORTED,
                        list == null ? "certificate is for no numbers" : "certificate is for other numbers");
            }
        }
        return isSignedBy(certificate, passport.token())
                ? Judgement.passed(passport)
                : Judgement.rejected(Rejection.INVALID, "signature is wrong");
    }

    private static boolean isSignedBy(X509Certificate certificate, String token) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(PassportReader.ES256);
            jws.setCompactSerialization(token);
            jws.setKey(certificate.getPublicKey());
            return jws.verifySignature();
        } catch (JoseException unusable) {
            IdentityLog.LOG.debugf("PASSporT: %s", unusable.getMessage());
            return false;
        }
    }
}
