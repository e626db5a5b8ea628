package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.scenario.Operations.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Who may do what is asked of the running server for each operation it describes: every role, no role and forged
 * tokens.
 */
@ArquillianTest
@RunAsClient
class ApiSecurityTest {
    private static final List<String> ROLES = List.of("admin", "supervisor", "user", "auditor");
    /** How one comes to a token. */
    private static final Set<String> OPEN = Set.of("/auth/login", "/auth/link", "/auth/oidc", "/auth/oidc/begin", "/auth/oidc/finish");
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Installation carillon = Installation.ofTestRun();

    /** Nothing has this name and no body is complete: whoever may is told 400 or 404, and nothing changes. */
    private static Api.Reply ask(Operation operation, Api api) throws Exception {
        String harmless = operation.path().replaceAll("\\{[a-z]+}", "0000");
        return operation.send(api, harmless, operation.bodyType() == null ? null : "{}");
    }

    @Test
    void everyOperationButLoggingInNeedsAToken() throws Exception {
        for (Operation operation : Operations.of(carillon)) {
            Api.Reply reply = ask(operation, Api.anonymous(carillon.http()));
            if (operation.roles().isEmpty()) {
                assertThat(OPEN).contains(operation.path());
                assertThat(reply.status()).as(operation.toString()).isIn(200, 400, 404, 503);
            } else {
                assertThat(reply.status()).as(operation.toString()).isEqualTo(401);
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
            }
        }
    }

    @Test
    void everyRoleMayDoExactlyWhatTheDescriptionSays() throws Exception {
        Map<String, Api> people = new LinkedHashMap<>();
        for (String role : ROLES) {
            // Whoever keeps to the own extension needs one, else nothing could be told from a role that may not.
            people.put(role, role.equals("admin") ? People.loggedIn(carillon, role) : People.at(carillon.line(), carillon, role));
        }
        for (Operation operation : Operations.of(carillon)) {
            for (String role : ROLES) {
                if (operation.roles().isEmpty()) {
                    continue;
                }
                Api.Reply reply = ask(operation, people.get(role));
                if (operation.roles().contains(role)) {
                    assertThat(reply.status()).as(operation + " as " + role).isNotIn(401, 403, 500);
                } else {
                    assertThat(reply.status()).as(operation + " as " + role).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void forgedTokensAreNobody() throws Exception {
        String[] parts = carillon.admin().token().split("\\.");
        JsonObject header = decode(parts[0]);
        JsonObject claims = decode(parts[1]);
        String later = Json.createObjectBuilder(claims).add("exp", claims.getInt("exp") + 9).build().toString();
        List<String> forgeries = new ArrayList<>(List.of(
                encode("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2],
                encode("{\"alg\":\"NoNe\",\"typ\":\"JWT\"}") + "." + parts[1] + ".",
                parts[0] + "." + encode(later) + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[1] + "." + parts[0] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA",
                "x.y.z",
                "..",
                ""));
        for (String kid : List.of("x", "../../etc/passwd", "' or 1=1", "http://127.0.0.1/key")) {
            forgeries.add(signedByStranger(with(header, "kid", kid), claims.toString()));
        }
        forgeries.add(signedByStranger(header, claims.toString()));
        forgeries.add(signedByStranger(
                with(header, "jku", "http://127.0.0.1:9/keys.json"), claims.toString()));
        forgeries.add(signedByStranger(with(header, "x5u", "http://127.0.0.1:9/certificate.pem"), claims.toString()));
        forgeries.add(signedByStranger(with(header, "crit", "exp"), claims.toString()));
        forgeries.add(parts[0] + "." + encode("{}") + "." + parts[2]);
        forgeries.add(hmac(with(header, "alg", "HS256"), claims.toString(), "secret"));
        forgeries.add(hmac(with(header, "alg", "HS256"), claims.toString(), header.getString("kid")));
        for (String forgery : forgeries) {
            Api.Reply reply = carillon.admin().withToken(forgery).get("/auth/me");
            assertThat(reply.status()).as(forgery).isEqualTo(401);
            assertThat(reply.header("Content-Type")).as(forgery).isEqualTo("application/problem+json");
        }
        carillon.admin().get("/auth/me").expect(200);
    }

    /** A client with an old token in its pocket must be able to get a new one. */
    @Test
    void theLoginLooksAtNoTokenThatComesWithIt() throws Exception {
        String leaver = People.add(carillon, "user");
        Api left = Api.login(carillon.http(), leaver, People.PASSWORD);
        carillon.admin().delete("/users/" + leaver).expect(204);
        left.get("/auth/me").expect(401);
        String stayer = People.add(carillon, "user");
        Api anonymous = Api.anonymous(carillon.http());
        JsonObject right = Api.json(Map.of("username", stayer, "password", People.PASSWORD));
        JsonObject wrong = Api.json(Map.of("username", stayer, "password", "not-the-password"));
        for (String header : List.of(
                "Bearer " + left.token(), "Bearer " + left.token() + "x", "Bearer x.y.z", "Bearer", "bearer ..",
                "Basic YWRtaW46YWRtaW4=", "Digest username=\"admin\"", "nonsense")) {
            Api.Reply reply = anonymous.post("/auth/login", right, "Authorization", header).expect(200);
            left.withToken(reply.object().getString("token")).get("/auth/me").expect(200);
            assertThat(anonymous.post("/auth/login", wrong, "Authorization", header).expect(401).body())
                    .as(header)
                    .contains("bad-credentials");
            assertThat(anonymous.get("/auth/me", "Authorization", header).status()).as(header).isEqualTo(401);
            anonymous.post("/auth/login", right).expect(200);
        }
    }

    @Test
    void noSpellingOfAPathOpensIt() throws Exception {
        List<String> forms = List.of(
                "/api//%s", "//api/%s", "/api/./%s", "/api/auth/login/../../%s", "/api/auth/login;/../%s", "/api/%s;a=b",
                "/api;x/%s", "/problem/../api/%s", "/api/%s%%00", "/API/%s");
        List<String> more = List.of(
                "/api/%s", "/api/%s/", "/./api/%s", "/api/auth/../%s", "/api/%s/..;/users", "/api/%s%%2f1001", "/api/%s%%20",
                "/api/%s?token=x", "/api\\%s", "/api/%s#");
        Set<String> paths = new TreeSet<>();
        for (Operation operation : Operations.of(carillon)) {
            if (!OPEN.contains(operation.path())) {
                paths.add(operation.path().substring(1).replaceAll("\\{[a-z]+}", "0000"));
            }
        }
        assertThat(paths).hasSizeGreaterThan(150);
        for (String path : paths) {
            closed(String.format("/api/%%%02x%s", (int) path.charAt(0), path.substring(1)));
            for (String form : forms) {
                closed(String.format(form, path));
            }
            for (String form : path.contains("/") ? List.<String>of() : more) {
                closed(String.format(form, path));
            }
        }
    }

    private void closed(String spelling) throws Exception {
        assertThat(raw("GET " + spelling + " HTTP/1.1"))
                .as(spelling)
                .doesNotStartWith("HTTP/1.1 2")
                .doesNotStartWith("HTTP/1.1 5");
    }

    /** What was stolen is good for no longer. */
    @Test
    void aTokenLivesAnHourAtMost() throws Exception {
        JsonObject answer = Api.anonymous(carillon.http()).post("/auth/login", Api.json(Map.of(
                "username", People.add(carillon, "user"), "password", People.PASSWORD))).expect(200).object();
        JsonObject claims = decode(answer.getString("token").split("\\.")[1]);
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isBetween(1, 3600);
        assertThat(claims.getInt("exp")).isLessThanOrEqualTo((int) (System.currentTimeMillis() / 1000) + 3600 + 5);
    }

    @Test
    void answersTellBrowsersToTrustNothing() throws Exception {
        Api.Reply reply = carillon.admin().get("/auth/me").expect(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        for (String telling : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
            assertThat(reply.header(telling)).as(telling).isEmpty();
        }
        assertThat(raw("TRACE /api/extensions HTTP/1.1")).startsWith("HTTP/1.1 405");
    }

    @Test
    void metricsAndThePageAreServed() throws Exception {
        HttpResponse<String> page = fetch("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Carillon").doesNotContain("<script>", "<style");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(fetch("/app/extensions/at/1001").body()).as("a page of the console is the console").isEqualTo(page.body());
        for (String other : List.of("/console", "/console/")) {
            HttpResponse<String> sent = fetch(other);
            assertThat(sent.statusCode()).as(other).isEqualTo(302);
            assertThat(sent.headers().firstValue("Location")).as(other + " is not that of the server").contains("/app/");
        }
        String part = page.body().replaceFirst("(?s).*src=\"(/assets/[^\"]+)\".*", "$1");
        HttpResponse<String> script = fetch(part, "Accept-Encoding", "gzip");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
        HttpResponse<String> smaller = fetch(part, "Accept-Encoding", "gzip, deflate, br, zstd");
        assertThat(smaller.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(smaller.headers().firstValue("X-Content-Type-Options")).as("whoever answers, the headers come first")
                .contains("nosniff");
        assertThat(smaller.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(smaller.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(smaller.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(fetch("/assets/none.js").statusCode()).isEqualTo(404);
        assertThat(fetch("/metrics").body())
                .contains("carillon_calls_active", "carillon_rtp_ports_used")
                .contains("carillon_sip_responses_total{class=\"4xx\"");
        assertThat(fetch("/metrics", "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> fetch(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(carillon.http().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request exactly as written, for what a client library would tidy up. */
    private String raw(String requestLine) throws Exception {
        URI http = carillon.http();
        try (Socket socket = new Socket(http.getHost(), http.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: " + http.getHost() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonObject with(JsonObject header, String name, String value) {
        return Json.createObjectBuilder(header).add(name, value).build();
    }

    private static JsonObject decode(String part) {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        return Json.createReader(new java.io.StringReader(text)).readObject();
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signedByStranger(JsonObject header, String claims) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        String content = encode(header.toString()) + "." + encode(claims);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL.encodeToString(signature.sign());
    }

    private static String hmac(JsonObject header, String claims, String key) throws Exception {
        String content = encode(header.toString()) + "." + encode(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return content + "." + URL.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }
}
