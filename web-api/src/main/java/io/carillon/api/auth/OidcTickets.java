package io.carillon.api.auth;

import io.carillon.oidc.NotProven;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * What a browser keeps while it is away at a provider: signed by us, so that no server has to remember it, and known to that
 * browser alone, so that nobody can send somebody else's code into it. Good for ten minutes. No token of the API: issuer and
 * audience are others.
 */
@ApplicationScoped
public class OidcTickets {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String PURPOSE = "carillon-sign-in";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final SigningKey key;
    private final Clock clock;

    /** With the key and the clock of this server. */
    public OidcTickets() {
        this(SigningKey.ofServer(), Clock.systemUTC());
    }

    OidcTickets(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A sign-in that has begun.
     *
     * @param state that the browser must bring back
     * @param nonce that the token of the provider must have in it
     * @param verifier that goes with the code
     */
    record Journey(String state, String nonce, String verifier) {
        /** Never prints what is secret. */
        @Override
        public String toString() {
            return "Journey";
        }
    }

    Journey fresh() {
        return new Journey(random(), random(), random());
    }

    String seal(Journey journey) {
        long now = clock.instant().getEpochSecond();
        return Jwt.issuer(PURPOSE)
                .audience(PURPOSE)
                .claim("state", journey.state())
                .claim("nonce", journey.nonce())
                .claim("verifier", journey.verifier())
                .issuedAt(now)
                .expiresAt(now + LIFETIME.toSeconds())
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(key.id())
                .sign(key.privateHalf());
    }

    /**
     * The sign-in that a ticket is of.
     *
     * @param state that the browser has brought back
     * @throws NotProven for a ticket that is not ours, over, or of another sign-in
     */
    Journey open(String ticket, String state) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(key.publicHalf())
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                    .setExpectedIssuer(PURPOSE)
                    .setExpectedAudience(PURPOSE)
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                    .build()
                    .processToClaims(ticket);
            Journey journey = new Journey(claims.getStringClaimValue("state"), claims.getStringClaimValue("nonce"),
                    claims.getStringClaimValue("verifier"));
            if (!MessageDigest.isEqual(bytes(journey.state()), bytes(state))) {
                throw new NotProven("the browser came back from another sign-in");
            }
            return journey;
        } catch (InvalidJwtException | MalformedClaimException bad) {
            throw new NotProven("the ticket is not ours, or over", bad);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
