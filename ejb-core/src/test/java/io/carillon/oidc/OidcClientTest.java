package io.carillon.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser goes to a real provider and comes back; everything that may be wrong with what it brings. */
class OidcClientTest {
    private SignInProvider provider;
    private Provider settings;
    private Optional<String> secret = Optional.of("s:cret");
    private OidcClient client;

    @BeforeEach
    void start() throws Exception {
        provider = new SignInProvider(0);
        settings = settings();
        client = new OidcClient(() -> settings, () -> secret);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Provider settings(String... more) {
        Properties properties = new Properties();
        properties.setProperty("carillon.oidc.issuer", provider.issuer());
        properties.setProperty("carillon.oidc.client-id", SignInProvider.CLIENT);
        properties.setProperty("carillon.oidc.redirect-uri", "https://pbx.example.com/app/sign-in");
        properties.setProperty("carillon.oidc.roles", "phone admins=admin, staff=user, acme=tenant:acme");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty("carillon.oidc." + more[i], more[i + 1]);
        }
        return Provider.of(properties);
    }

    private Proven signIn() {
        URI page = client.begin(settings, "state", "nonce", "verifier");
        URI back = provider.visit(page, "Ann", List.of("staff", "chess"));
        assertThat(SignInProvider.parameter(back, "state")).isEqualTo("state");
        return client.redeem(settings, SignInProvider.parameter(back, "code"), "nonce", "verifier");
    }

    private void refused(String because) {
        assertThatThrownBy(this::signIn).isInstanceOf(NotProven.class).hasMessageContaining(because);
    }

    @Test
    void whoComesBackWithACodeIsWhoTheProviderSays() {
        assertThat(signIn()).isEqualTo(new Proven("Ann", provider.issuer() + " subject of Ann", Set.of("user")));
        assertThat(provider.authorization()).as("RFC 6749 section 2.3.1").isEqualTo("Basic Y2FyaWxsb246cyUzQWNyZXQ=");
    }

    @Test
    void aClientWithoutASecretHasTheVerifierOnly() {
        secret = Optional.empty();
        assertThat(signIn().username()).isEqualTo("Ann");
        assertThat(provider.authorization()).isEqualTo("null");
    }

    @Test
    void theBrowserIsSentWithAChallengeAndNeverWithTheVerifier() {
        URI page = client.begin(settings, "st&te", "nonce", "verifier");
        assertThat(page.toString()).startsWith(provider.issuer() + "/authorize?response_type=code&")
                .contains("code_challenge_method=S256", "state=st%26te").doesNotContain("verifier");
    }

    @Test
    void aCodeIsGoodOnceAndWithItsVerifierOnly() {
        URI back = provider.visit(client.begin(settings, "state", "nonce", "verifier"), "Ann", List.of("staff"));
        String code = SignInProvider.parameter(back, "code");
        assertThatThrownBy(() -> client.redeem(settings, code, "nonce", "another")).isInstanceOf(NotProven.class);
        assertThatThrownBy(() -> client.redeem(settings, code, "nonce", "verifier")).isInstanceOf(NotProven.class);
    }

    @Test
    void aTokenOfAnotherSignInIsRefused() {
        provider.spoil(claims -> claims.setStringClaim("nonce", "another"));
        refused("another sign-in");
        provider.spoil(claims -> claims.unsetClaim("nonce"));
        refused("another sign-in");
    }

    @Test
    void aTokenForSomebodyElseIsRefused() {
        provider.spoil(claims -> claims.setAudience("another"));
        refused("(aud)");
        provider.spoil(claims -> claims.setAudience(SignInProvider.CLIENT, "another"));
        refused("somebody else");
        provider.spoil(claims -> {
            claims.setAudience(SignInProvider.CLIENT, "another");
            claims.setStringClaim("azp", SignInProvider.CLIENT);
        });
        assertThat(signIn().username()).isEqualTo("Ann");
        provider.spoil(claims -> claims.setStringClaim("azp", "another"));
        refused("somebody else");
    }

    @Test
    void aTokenOfAnotherIssuerOrOneThatIsOverIsRefused() {
        provider.spoil(claims -> claims.setIssuer("https://other.example.com"));
        refused("Issuer");
        provider.spoil(claims -> claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 60)));
        refused("no longer valid");
        provider.spoil(claims -> claims.unsetClaim("exp"));
        refused("Expiration");
    }

    @Test
    void aKeyThatTheProviderDoesNotShowSignsNothing() {
        signIn();
        provider.signWithUnknown(true);
        assertThatThrownBy(this::signIn).isInstanceOf(NotProven.class)
                .hasMessageContaining("Unable to find a suitable verification key").hasMessageNotContaining("eyJ");
        provider.signWithUnknown(false);
        assertThat(signIn().username()).isEqualTo("Ann");
    }

    @Test
    void groupsMayLieDeeperAndMeanATenant() {
        settings = settings("roles-claim", "realm_access.roles", "name-claim", "email");
        provider.spoil(claims -> {
            claims.setClaim("realm_access", Map.of("roles", List.of("phone admins", "acme", "other")));
            claims.setStringClaim("email", "ann@example.com");
        });
        assertThat(signIn()).isEqualTo(
                new Proven("ann@example.com", provider.issuer() + " subject of Ann", Set.of("admin", "tenant:acme")));
        provider.spoil(claims -> claims.setStringClaim("email", " "));
        refused("has no email");
    }

    @Test
    void aClaimMayHaveDotsInItsName() {
        settings = settings("roles-claim", "https://example.com/groups");
        provider.spoil(claims -> claims.setStringClaim("https://example.com/groups", "staff"));
        assertThat(signIn().words()).containsExactly("user");
    }

    @Test
    void aProviderThatIsAwayOrCallsItselfOtherwiseIsSaid() {
        provider.callItself("https://other.example.com");
        assertThatThrownBy(this::signIn).isInstanceOf(ProviderAway.class).hasMessageContaining("other.example.com");
        provider.close();
        assertThatThrownBy(this::signIn).isInstanceOf(ProviderAway.class);
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example.com, must be an https address",
        "redirect-uri, /sign-in, must be an https address",
        "roles, staff=king, must be GROUP=ROLE",
        "scopes, profile, must have openid",
        "client-id, '', must say",
        "roles, '', must say what groups mean"
    })
    void aWrongSettingIsNamed(String key, String value, String reason) {
        assertThatThrownBy(() -> settings(key, value))
                .hasMessageContaining("carillon.oidc." + key).hasMessageContaining(reason);
    }

    @Test
    void withoutAnIssuerPeopleSignInHereOnly() {
        assertThat(Provider.of(new Properties())).isNull();
    }
}
