package io.carillon.identity;

import io.carillon.contract.IdentityClaim;
import io.carillon.dialplan.PhoneNumbers;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies who signed a call (RFC 8224 section 6.2): one good signature of those that it came with is enough, together
 * with those of whoever sent the call on since (RFC 8946). What can be said without the certificate is said first, so
 * that nobody makes us fetch one for nothing.
 */
final class Verifier {
    /** RFC 3261 section 16.6, timer C. */
    private static final Duration LONGEST_RINGING = Duration.ofMinutes(3);

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
        List<PassportReader.Reading> readings = claim.headers().stream().map(PassportReader::read).toList();
        List<Passport> steps = new ArrayList<>();
        for (PassportReader.Reading reading : readings) {
            if (reading instanceof Passport passport && passport.isDiversion()) {
                steps.add(passport);
            }
        }
        Set<String> called = claim.called().stream().map(one -> canonical(one, region)).collect(Collectors.toSet());
        return judge(new Matter(readings, canonical(claim.caller(), region), new Diversions(steps, called)), 0, null);
    }

    /** What is to be judged: what was read, who calls, and where the call has come to. */
    private record Matter(List<PassportReader.Reading> readings, String caller, Diversions diversions) {}

    private CompletableFuture<Judgement> judge(Matter matter, int from, Judgement before) {
        Judgement first = before;
        for (int i = from; i < matter.readings().size(); i++) {
            PassportReader.Reading reading = matter.readings().get(i);
            Judgement objection = null;
            if (reading instanceof Passport passport && !passport.isDiversion()) {
                List<Passport> way = matter.diversions().wayOf(passport);
                objection = objection(passport, way, matter.caller());
                if (objection == null) {
                    int next = i + 1;
                    Judgement soFar = first;
                    return proven(way, 0).thenCompose(judged -> judged.rejection() == null
                            ? CompletableFuture.completedFuture(Judgement.passed(passport))
                            : judge(matter, next, soFar == null ? judged : soFar));
                }
            } else if (reading instanceof PassportReader.Refused refused) {
                objection = Judgement.rejected(refused.rejection(), refused.why());
            }
            first = first == null ? objection : first;
        }
        return CompletableFuture.completedFuture(
                first == null ? Judgement.rejected(Rejection.MISSING, "nobody signed it") : first);
    }

    /** Every step of the way has to be signed by somebody who may. */
    private CompletableFuture<Judgement> proven(List<Passport> way, int from) {
        Passport step = way.get(from);
        return certificates.apply(step.x5u()).thenCompose(found -> {
            Judgement judged = signed(step, found);
            return judged.rejection() != null || from + 1 == way.size()
                    ? CompletableFuture.completedFuture(judged)
                    : proven(way, from + 1);
        });
    }

    /** What is wrong with it whoever signed it; null when nothing is. */
    private Judgement objection(Passport passport, List<Passport> way, String caller) {
        Instant now = clock.instant();
        int last = Math.max(0, way.size() - 1);
        for (int i = 0; i <= last; i++) {
            Passport step = way.isEmpty() ? passport : way.get(i);
            Duration age = Duration.between(step.issuedAt(), now);
            // before it was sent on the last time, it may have rung as long as calls ring
            Duration most = freshness.plus(LONGEST_RINGING.multipliedBy(last - i));
            if (age.compareTo(most) > 0 || age.negated().compareTo(freshness) > 0) {
                return Judgement.rejected(Rejection.STALE, "signed at " + step.issuedAt());
            }
        }
        if (!passport.origin().equals(caller)) {
            return Judgement.rejected(Rejection.INVALID, "signed for another caller");
        }
        return way.isEmpty() ? Judgement.rejected(Rejection.INVALID, "signed for another called number") : null;
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
            if (list == null || !list.covers(passport.responsible())) {
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
