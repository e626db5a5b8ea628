package io.carillon.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A small sign-in provider: discovery, keys, and a token endpoint that takes each code once, with the verifier that belongs to
 * it. What it puts into a token, and with which key it signs, a test may spoil.
 */
public final class SignInProvider implements AutoCloseable {
    public static final String CLIENT = "carillon";

    /** The same for all of a run: who verifies with it looks for another at most every third of a second. */
    private static final RsaJsonWebKey KNOWN = key("known-" + System.nanoTime());
    private static final RsaJsonWebKey UNKNOWN = key("unknown");

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Consumer<JwtClaims> spoiling = claims -> { };
    private volatile boolean signingWithUnknown;
    private volatile String calledItself;
    private volatile String authorization = "";
    private volatile String visitor = "";
    private volatile List<String> groupsOfVisitor = List.of();

    /** @param port TCP on the loopback, 0 for any */
    public SignInProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        calledItself = issuer();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys"}"""
                .formatted(calledItself, issuer(), issuer(), issuer())));
        server.createContext("/keys", exchange -> answer(exchange, 200,
                "{\"keys\":[" + KNOWN.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}"));
        server.createContext("/token", this::token);
        server.createContext("/authorize", this::page);
        server.start();
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it calls itself, and where it is. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it does to the claims of each token from now on. */
    public void spoil(Consumer<JwtClaims> how) {
        spoiling = how;
    }

    /** Whether it signs with a key that it does not show. */
    public void signWithUnknown(boolean unknownKey) {
        signingWithUnknown = unknownKey;
    }

    void callItself(String name) {
        calledItself = name;
    }

    /** How the client last proved that it is the client. */
    String authorization() {
        return authorization;
    }

    /** Who logs in at the page when a browser comes to it. */
    public void expect(String name, List<String> groups) {
        visitor = name;
        groupsOfVisitor = groups;
    }

    private void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", visit(exchange.getRequestURI(), visitor, groupsOfVisitor).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Somebody logs in at the page; the address to which the browser is sent back. */
    public URI visit(URI page, String name, List<String> groups) {
        Map<String, String> asked = new HashMap<>(form(page.getRawQuery()));
        asked.put("name", name);
        asked.put("groups", String.join(" ", groups));
        String code = "code-" + issued.incrementAndGet();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    /** A parameter of an address. */
    public static String parameter(URI address, String name) {
        return form(address.getRawQuery()).get(name);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> asked = codes.remove(form.get("code"));
        boolean good = asked != null && "S256".equals(asked.get("code_challenge_method"))
                && asked.get("code_challenge").equals(challenge(form.get("code_verifier")))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"));
        answer(exchange, good ? 200 : 400,
                good ? "{\"token_type\":\"Bearer\",\"id_token\":\"" + idToken(asked) + "\"}" : "{\"error\":\"invalid_grant\"}");
    }

    private String idToken(Map<String, String> asked) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(CLIENT);
        claims.setSubject("subject of " + asked.get("name"));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringClaim("nonce", asked.get("nonce"));
        claims.setStringClaim("preferred_username", asked.get("name"));
        claims.setStringListClaim("groups", asked.get("groups").split(" "));
        spoiling.accept(claims);
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        RsaJsonWebKey key = signingWithUnknown ? UNKNOWN : KNOWN;
        signed.setKey(key.getPrivateKey());
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setAlgorithmHeaderValue("RS256");
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (one, other) -> other));
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
