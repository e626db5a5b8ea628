package io.carillon.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:30:00Z");

    @TempDir
    Path keys;

    @Test
    void aTokenSaysWhoWhatAndForHowLong() throws Exception {
        SigningKey key = SigningKey.in(keys);
        TokenAnswer answer = new Tokens(key, Clock.fixed(NOW, ZoneOffset.UTC)).issue(account());
        String[] parts = answer.token().split("\\.");
        JsonObject header = json(parts[0]);
        JsonObject claims = json(parts[1]);
        assertThat(header.getString("alg")).isEqualTo("RS256");
        assertThat(header.getString("typ")).isEqualTo("JWT");
        assertThat(header.getString("kid")).isEqualTo(key.id());
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "upn", "groups", "iat", "exp", "jti");
        assertThat(claims.getString("iss")).isEqualTo("carillon");
        assertThat(claims.getString("aud")).isEqualTo("carillon-api");
        assertThat(claims.getString("upn")).isEqualTo("o\"brien");
        assertThat(claims.getJsonArray("groups").toString()).isEqualTo("[\"admin\",\"auditor\"]");
        assertThat(claims.getString("jti")).matches("7\\.[0-9a-f]{32}\\.acme");
        assertThat(claims.getJsonNumber("iat").longValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getJsonNumber("exp").longValue()).isEqualTo(NOW.plusSeconds(3600).getEpochSecond());
        assertThat(answer.expiresIn()).isEqualTo(3600);
        assertThat(answer.roles()).containsExactly("admin", "auditor");
    }

    @Test
    void theSignatureCoversHeaderAndClaims() throws Exception {
        SigningKey key = SigningKey.in(keys);
        String token = new Tokens(key, Clock.systemUTC()).issue(account()).token();
        int dot = token.lastIndexOf('.');
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(SigningKeyTest.publicKey(key.publicKey()));
        verifier.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)))).isTrue();
    }

    @Test
    void noTwoTokensAreTheSame() {
        Tokens tokens = new Tokens(SigningKey.in(keys), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(tokens.issue(account()).token()).isNotEqualTo(tokens.issue(account()).token());
    }

    @Test
    void aLoginThatGoesOnKeepsItsIdAndGetsTheTimeThatIsLeft() throws Exception {
        Tokens tokens = new Tokens(SigningKey.in(keys), Clock.fixed(NOW, ZoneOffset.UTC));
        TokenAnswer first = tokens.issue(account());
        TokenAnswer next = tokens.renew(account(), first.session(), NOW.plusSeconds(1200));
        assertThat(next.session()).isEqualTo(first.session());
        assertThat(next.expiresIn()).isEqualTo(1200);
        assertThat(json(next.token().split("\\.")[1]).getJsonNumber("exp").longValue())
                .isEqualTo(NOW.plusSeconds(1200).getEpochSecond());
    }

    @Test
    void neitherTokensNorPasswordsArePrinted() {
        TokenAnswer answer = new Tokens(SigningKey.in(keys), Clock.systemUTC()).issue(account());
        assertThat(answer.toString()).doesNotContain(answer.token());
        assertThat(new LoginBody("alice", "hunter2-hunter2", null).toString()).doesNotContain("hunter2");
        assertThat(new PasswordBody("hunter2-old", "hunter2-new").toString()).doesNotContain("hunter2");
    }

    private static Account account() {
        return new Account("o\"brien", new Tenant("acme"), Set.of("auditor", "admin"), true, 7);
    }

    private static JsonObject json(String part) {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        return Json.createReader(new StringReader(text)).readObject();
    }
}
