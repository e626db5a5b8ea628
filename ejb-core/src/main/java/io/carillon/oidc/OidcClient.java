package io.carillon.oidc;

import io.carillon.host.ServerSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.HttpsJwks;

/**
 * The authorization code flow with PKCE (OpenID Connect Core 1.0 section 3.1, RFC 7636). What the provider says of itself is
 * kept for ten minutes, its keys by the library that verifies with them; an unknown key makes it look again. At most eight
 * people are signed in at a time, so a provider that hangs holds eight requests and not all.
 */
@ApplicationScoped
public class OidcClient {
    private static final String SECRET = "oidc-client";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;

    private final Supplier<Provider> provider;
    private final Supplier<Optional<String>> secret;
    private final Wire wire = new Wire();
    private final AtomicReference<Known> known = new AtomicReference<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** What a provider says of itself. */
    private record Known(Instant at, URI authorization, URI token, HttpsJwks keys) {}

    /** For the server. */
    public OidcClient() {
        this(Provider::ofServer, () -> ServerSecrets.find(SECRET));
    }

    OidcClient(Supplier<Provider> provider, Supplier<Optional<String>> secret) {
        this.provider = provider;
        this.secret = secret;
    }

    /** The provider, when there is one. */
    public Optional<Provider> provider() {
        return Optional.ofNullable(provider.get());
    }

    /**
     * Where a browser is sent to sign in.
     *
     * @param state that it must bring back
     * @param nonce that the token must have in it
     * @param verifier whose hash goes with the browser, and which must come with the code (RFC 7636 section 4.2)
     * @throws ProviderAway the provider does not say where that is
     */
    public URI begin(Provider at, String state, String nonce, String verifier) {
        return guarded(at, () -> {
            URI page = known(at).authorization();
            String query = form("response_type", "code", "client_id", at.clientId(), "redirect_uri",
                    at.redirectUri().toString(), "scope", at.scopes(), "state", state, "nonce", nonce,
                    "code_challenge", challenge(verifier), "code_challenge_method", "S256");
            return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + query);
        });
    }

    /**
     * Who it is that came back with a code.
     *
     * @throws ProviderAway the provider does not answer
     * @throws NotProven code or token are not good
     */
    public Proven redeem(Provider at, String code, String nonce, String verifier) {
        return guarded(at, () -> {
            Known now = known(at);
            JsonObject answer = wire.form(now.token(), form("grant_type", "authorization_code", "code", code,
                    "redirect_uri", at.redirectUri().toString(), "client_id", at.clientId(), "code_verifier", verifier),
                    authorization(at));
            String token = answer.getString("id_token", "");
            if (token.isEmpty()) {
                throw new NotProven("the answer has no ID token");
            }
            return new IdTokens(at, now.keys()).read(token, nonce);
        });
    }

    private <T> T guarded(Provider at, Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new ProviderAway("it is being asked about " + AT_ONCE + " others and has not answered yet");
        }
        try {
            return work.get();
        } catch (ProviderAway away) {
            OidcLog.LOG.away(at.issuer().toString(), away.getMessage());
            throw away;
        } catch (NotProven refused) {
            OidcLog.LOG.refused(at.issuer().toString(), refused.getMessage());
            throw refused;
        } finally {
            places.release();
        }
    }

    private Known known(Provider at) {
        Known now = known.get();
        if (now != null && now.at().isAfter(Instant.now().minus(FRESH))) {
            return now;
        }
        String issuer = at.issuer().toString();
        JsonObject document = wire.document(URI.create(
                (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration"));
        if (!issuer.equals(document.getString("issuer", ""))) {
            throw new ProviderAway("it calls itself " + document.getString("issuer", "nothing"));
        }
        HttpsJwks keys = new HttpsJwks(address(document, "jwks_uri").toString());
        keys.setSimpleHttpGet(wire);
        Known fresh = new Known(Instant.now(), address(document, "authorization_endpoint"),
                address(document, "token_endpoint"), keys);
        known.set(fresh);
        return fresh;
    }

    private static URI address(JsonObject document, String name) {
        try {
            URI address = URI.create(document.getString(name, ""));
            if (Provider.isTrustworthy(address)) {
                return address;
            }
        } catch (IllegalArgumentException notOne) {
            throw new ProviderAway(name + " of the provider is no address", notOne);
        }
        throw new ProviderAway(name + " of the provider is not an https address");
    }

    /** HTTP Basic with both parts encoded as in a form (RFC 6749 section 2.3.1); none for a client without a secret. */
    private String authorization(Provider at) {
        return secret.get()
                .map(value -> encoded(at.clientId()) + ":" + encoded(value))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private static String form(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> pairs[i] + "=" + encoded(pairs[i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
