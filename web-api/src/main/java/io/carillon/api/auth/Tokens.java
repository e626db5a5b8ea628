package io.carillon.api.auth;

import io.carillon.api.http.TokenId;
import io.carillon.directory.Account;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.jwt.Claims;

/**
 * Issues tokens: JSON Web Tokens (RFC 7519) in compact form (RFC 7515 section 7.1) with the claims MicroProfile JWT
 * looks for. SmallRye JWT writes and signs them, as it reads and verifies them in the server.
 */
@ApplicationScoped
public class Tokens {
    static final String ISSUER = "carillon";
    static final String AUDIENCE = "carillon-api";
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_ID_BYTES = 16;

    private final Clock clock;
    private final SigningKey key;

    /** With the key and the clock of this server. */
    public Tokens() {
        this(SigningKey.ofServer(), Clock.systemUTC());
    }

    Tokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token that says who the account is and what it may do, for {@link #LIFETIME}. */
    TokenAnswer issue(Account account) {
        byte[] unique = new byte[TOKEN_ID_BYTES];
        RANDOM.nextBytes(unique);
        return sign(account, HexFormat.of().formatHex(unique), clock.instant().plus(LIFETIME));
    }

    /** Another token of a login that goes on until then. */
    TokenAnswer renew(Account account, String login, Instant until) {
        return sign(account, login, until);
    }

    private TokenAnswer sign(Account account, String login, Instant until) {
        List<String> roles = account.roles().stream().sorted().toList();
        long now = clock.instant().getEpochSecond();
        long end = until.getEpochSecond();
        TokenId id = new TokenId(account.version(), login, account.tenant());
        String token = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(account.username())
                .upn(account.username())
                .groups(new LinkedHashSet<>(roles))
                .issuedAt(now)
                .expiresAt(end)
                .claim(Claims.jti, id.toString())
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(key.id())
                .sign(key.privateHalf());
        return new TokenAnswer(token, "Bearer", end - now, roles, id.unique(), account.extension(),
                account.username());
    }
}
