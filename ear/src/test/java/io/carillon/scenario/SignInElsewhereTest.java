package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.oidc.SignInProvider;
import io.carillon.server.Fork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody signs in at a provider and is logged in here as anybody is. */
@ArquillianTest
@RunAsClient
class SignInElsewhereTest {
    private static final int PORT = Fork.port(18_390);

    private final Installation carillon = Installation.ofTestRun();
    private final Api browser = Api.anonymous(carillon.http());
    private final String name = "ola-" + Long.toString(System.nanoTime(), 36);
    private SignInProvider provider;

    @RegisterExtension
    final Browsing browsing = new Browsing(carillon);

    @BeforeEach
    void open() throws Exception {
        provider = new SignInProvider(PORT);
    }

    @AfterEach
    void close() throws Exception {
        provider.close();
        carillon.admin().delete("/users/" + name);
    }

    private JsonObject begun() throws Exception {
        return browser.post("/auth/oidc/begin", null).expect(200).object();
    }

    private Api.Reply finish(JsonObject begun, URI back) throws Exception {
        return browser.post("/auth/oidc/finish", Json.createObjectBuilder()
                .add("ticket", begun.getString("ticket"))
                .add("state", SignInProvider.parameter(back, "state"))
                .add("code", SignInProvider.parameter(back, "code")).build());
    }

    private URI visit(JsonObject begun, String who, String group) {
        return provider.visit(URI.create(begun.getString("address")), who, List.of(group));
    }

    @Test
    void theLoginIsOneLikeAnyOther() throws Exception {
        assertThat(browser.get("/auth/oidc").expect(200).object().getString("name")).isEqualTo("Scenario");
        JsonObject begun = begun();
        Api ola = browser.withToken(finish(begun, visit(begun, name, "auditors")).expect(200).object().getString("token"));
        JsonObject me = ola.get("/auth/me").expect(200).object();
        assertThat(me.getString("username")).isEqualTo(name);
        assertThat(me.getJsonArray("roles").getString(0)).isEqualTo("auditor");
        assertThat(carillon.admin().get("/users/" + name).expect(200).object().getString("origin")).isEqualTo("oidc");
        browser.post("/auth/login", Json.createObjectBuilder().add("username", name).add("password", "-").build()).expect(401);
        String session = ola.get("/sessions").expect(200).object().getJsonArray("items").getJsonObject(0).getString("id");
        carillon.admin().delete("/sessions/" + session).expect(204);
        ola.get("/auth/me").expect(401);
        JsonObject again = begun();
        URI back = visit(again, name, "auditors");
        provider.spoil(claims -> claims.setSubject("somebody who took the name"));
        finish(again, back).expect(409);
    }

    @Test
    void whatIsNotProvenOpensNothing() throws Exception {
        JsonObject mine = begun();
        JsonObject other = begun();
        finish(mine, visit(other, name, "auditors")).expect(401);
        browser.withToken(mine.getString("ticket")).get("/auth/me").expect(401);
        JsonObject wrong = begun();
        provider.spoil(claims -> claims.setStringClaim("nonce", "another"));
        finish(wrong, visit(wrong, name, "auditors")).expect(401);
        provider.spoil(claims -> { });
        JsonObject stranger = begun();
        assertThat(finish(stranger, visit(stranger, name, "chess")).expect(403).body()).contains("no group of yours");
        JsonObject admin = begun();
        finish(admin, visit(admin, "admin", "auditors")).expect(409);
        carillon.admin().get("/users/" + name).expect(404);
        JsonObject late = begun();
        URI back = visit(late, name, "auditors");
        provider.close();
        assertThat(finish(late, back).expect(503).header("Retry-After")).isNotEmpty();
    }

    @Test
    void aBrowserGoesThereAndIsBackWhereItWas() throws Exception {
        provider.expect(name, List.of("auditors"));
        browsing.at(carillon.http().resolve("/app/history")).press("Sign in with Scenario").arriveAt("/history").see(name);
    }
}
