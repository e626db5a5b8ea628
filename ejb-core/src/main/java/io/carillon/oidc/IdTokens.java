package io.carillon.oidc;

import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Reads ID tokens (OpenID Connect Core 1.0 section 3.1.3.7). Only signatures of a key pair count: no shared secret, no "none". */
final class IdTokens {
    private static final int SKEW_SECONDS = 30;
    private static final int LONGEST_REASON = 300;
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(ConstraintType.PERMIT,
            RSA_USING_SHA256, RSA_USING_SHA384, RSA_USING_SHA512, RSA_PSS_USING_SHA256,
            ECDSA_USING_P256_CURVE_AND_SHA256, ECDSA_USING_P384_CURVE_AND_SHA384);

    private final Provider provider;
    private final JwtConsumer consumer;

    IdTokens(Provider provider, HttpsJwks keys) {
        this.provider = provider;
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setExpectedIssuer(provider.issuer().toString())
                .setExpectedAudience(provider.clientId())
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
    }

    /** @throws NotProven for a token that is not the provider's, not for us, not of this sign-in, or over */
    Proven read(String token, String nonce) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            if (!same(nonce, claims.getStringClaimValue("nonce"))) {
                throw new NotProven("the token is of another sign-in");
            }
            String party = claims.getStringClaimValue("azp");
            if (party == null ? claims.getAudience().size() > 1 : !party.equals(provider.clientId())) {
                throw new NotProven("the token was made for somebody else");
            }
            String name = claims.getStringClaimValue(provider.nameClaim());
            if (name == null || name.isBlank()) {
                throw new NotProven("the token has no " + provider.nameClaim());
            }
            return new Proven(name, provider.issuer() + " " + claims.getSubject(), words(claims));
        } catch (InvalidJwtException | MalformedClaimException bad) {
            throw new NotProven(reason(bad), bad);
        }
    }

    private Set<String> words(JwtClaims claims) {
        Object value = claims.getClaimValue(provider.rolesClaim());
        if (value == null) {
            value = claims.getClaimsMap();
            for (String step : provider.rolesClaim().split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        Collection<?> groups = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        Set<String> words = new LinkedHashSet<>();
        groups.forEach(group -> words.addAll(provider.words().getOrDefault(String.valueOf(group), Set.of())));
        return words;
    }

    /** What was wrong with it. The library tells the token, too; a log must not. */
    private static String reason(Exception bad) {
        String told = bad instanceof InvalidJwtException invalid
                ? invalid.getErrorDetails().stream().map(error -> error.getErrorMessage()).toList().toString()
                : String.valueOf(bad.getMessage());
        String plain = told.replaceAll("eyJ[A-Za-z0-9._-]+", "(token)").replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "...";
    }

    private static boolean same(String expected, String got) {
        return got != null && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), got.getBytes(StandardCharsets.UTF_8));
    }
}
