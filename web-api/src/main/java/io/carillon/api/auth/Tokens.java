package io.carillon.api.auth;

import io.carillon.api.http.TokenId;
import io.carillon.directory.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Issues tokens: JSON Web Tokens (RFC 7519) in compact form (RFC 7515 section 7.1) with the claims MicroProfile JWT
 * looks for.
 */
@ApplicationScoped
public class Tokens {
    static final String ISSUER = "carillon";
    static final String AUDIENCE = "carillon-api";
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
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
        JsonArrayBuilder groups = Json.createArrayBuilder();
        account.roles().stream().sorted().forEach(groups::add);
        long now = clock.instant().getEpochSecond();
        byte[] unique = new byte[TOKEN_ID_BYTES];
        RANDOM.nextBytes(unique);
        String claims = Json.createObjectBuilder()
                .add("iss", ISSUER)
                .add("aud", AUDIENCE)
                .add("sub", account.username())
                .add("upn", account.username())
                .add("groups", groups)
                .add("iat", now)
                .add("exp", now + LIFETIME.toSeconds())
                .add("jti", new TokenId(account.version(), HexFormat.of().formatHex(unique), account.tenant()).toString())
                .build()
                .toString();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key.id() + "\"}";
        String content = encode(header) + "." + encode(claims);
        String token = content + "." + URL.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
        return new TokenAnswer(
                token, "Bearer", LIFETIME.toSeconds(), account.roles().stream().sorted().toList());
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
