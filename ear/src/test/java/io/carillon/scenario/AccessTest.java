package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.carillon.browser.Camera;
import io.carillon.browser.ConsolePage;
import io.carillon.browser.NodePackages;
import io.carillon.server.Fork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys of programs, logins that are ended, and a second factor, as clients meet them. */
@ArquillianTest
@RunAsClient
class AccessTest {
    private static final String PASSWORD = "correct horse battery";

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private String account(String role) throws Exception {
        String name = role + "-" + Long.toString(System.nanoTime(), 36);
        carillon.admin().post("/users", Api.json(Map.of("username", name, "password", PASSWORD,
                "roles", Json.createArrayBuilder(List.of(role)).build()))).expect(201);
        return name;
    }

    @Test
    void aKeyOpensWhatItsRolesOpenUntilItIsDeleted() throws Exception {
        JsonObject made = carillon.admin().post("/api-keys", Api.json(Map.of("name", "scenario",
                "roles", Json.createArrayBuilder(List.of("auditor")).build()))).expect(201).object();
        String key = made.getString("key");
        Api program = Api.anonymous(carillon.http());
        program.get("/cdrs", "X-API-Key", key).expect(200);
        program.withToken(key).get("/cdrs").expect(200);
        program.get("/users", "X-API-Key", key).expect(403);
        program.get("/cdrs", "X-API-Key", key.substring(0, key.length() - 2) + "xx").expect(401);
        assertThat(program.get("/auth/me", "X-API-Key", key).expect(200).object().getString("username"))
                .isEqualTo("key:scenario");
        JsonObject listed = carillon.admin().get("/api-keys").expect(200).object().getJsonArray("items").stream()
                .map(one -> one.asJsonObject()).filter(one -> one.getString("name").equals("scenario"))
                .findFirst().orElseThrow();
        assertThat(listed.containsKey("key")).isFalse();
        assertThat(listed.containsKey("lastUsedAt")).isTrue();
        carillon.admin().delete("/api-keys/" + made.getString("id")).expect(204);
        program.get("/cdrs", "X-API-Key", key).expect(401);
    }

    @Test
    void aLoginThatIsEndedIsOver() throws Exception {
        String name = account("auditor");
        Api first = Api.login(carillon.http(), name, PASSWORD);
        Api second = Api.login(carillon.http(), name, PASSWORD);
        var logins = second.get("/sessions").expect(200).object().getJsonArray("items");
        assertThat(logins).hasSize(2);
        for (var login : logins) {
            if (!login.asJsonObject().getBoolean("current")) {
                second.delete("/sessions/" + login.asJsonObject().getString("id")).expect(204);
            }
        }
        first.get("/auth/me").expect(401);
        second.get("/auth/me").expect(200);
        try (LiveEar ear = LiveEar.of(carillon, second.token())) {
            ear.await("welcome");
            carillon.admin().delete("/sessions/" + second.get("/sessions").object().getJsonArray("items")
                    .getJsonObject(0).getString("id")).expect(204);
            assertThat(ear.awaitClose()).as("a login that is over watches nothing").isEqualTo(4001);
        }
        carillon.admin().delete("/users/" + name).expect(204);
    }

    @Test
    void aLoginGoesOnUnderItsIdUntilItIsEnded() throws Exception {
        String name = account("user");
        Api ann = Api.login(carillon.http(), name, PASSWORD);
        String session = onlyLogin(name).getString("id");
        JsonObject renewed = ann.post("/auth/renewal", null).expect(200).object();
        assertThat(renewed.getString("session")).isEqualTo(session);
        assertThat(renewed.getInt("expiresIn")).isBetween(3590, 3600);
        Api next = ann.withToken(renewed.getString("token"));
        assertThat(next.get("/auth/me").expect(200).object().getString("username")).isEqualTo(name);
        ann.get("/auth/me").expect(200);
        assertThat(onlyLogin(name).getString("id")).as("no other login").isEqualTo(session);
        JsonObject key = carillon.admin().post("/api-keys", Api.json(Map.of("name", name,
                "roles", Json.createArrayBuilder(List.of("admin")).build()))).expect(201).object();
        Api.anonymous(carillon.http()).withToken(key.getString("key")).post("/auth/renewal", null).expect(403);
        carillon.admin().delete("/api-keys/" + key.getString("id")).expect(204);
        carillon.admin().delete("/sessions/" + session).expect(204);
        next.post("/auth/renewal", null).expect(401);
        next.get("/auth/me").expect(401);
        ann.get("/auth/me").expect(401);
        Api again = Api.login(carillon.http(), name, PASSWORD);
        carillon.admin().delete("/users/" + name).expect(204);
        again.post("/auth/renewal", null).expect(401);
    }

    private JsonObject onlyLogin(String name) throws Exception {
        var logins = carillon.admin().get("/sessions?username=" + name).expect(200).object().getJsonArray("items");
        assertThat(logins).hasSize(1);
        return logins.getJsonObject(0);
    }

    @Test
    void whoHasASecondFactorProvesItEachTimeWithAnotherCode() throws Exception {
        String name = account("user");
        Api ann = Api.login(carillon.http(), name, PASSWORD);
        String secret = ann.post("/auth/second-factor", null).expect(200).object().getString("secret");
        Instant now = Instant.now();
        var recovery = ann.post("/auth/second-factor/confirm", Api.json(Map.of("code", code(secret, now))))
                .expect(200).object().getJsonArray("recoveryCodes");
        assertThat(recovery).hasSize(10);
        assertThat(login(name, null).expect(401).body()).contains("second-factor-needed");
        login(name, code(secret, now)).expect(401);
        login(name, code(secret, now.plusSeconds(30))).expect(200);
        login(name, recovery.getString(0)).expect(200);
        login(name, recovery.getString(0)).expect(401);
        String link = opens(name);
        assertThat(byLink(link, Map.of()).expect(401).body()).contains("second-factor-needed");
        byLink(link, Map.of("code", recovery.getString(1))).expect(200);
        carillon.admin().delete("/users/" + name + "/second-factor").expect(204);
        login(name, null).expect(200);
        carillon.admin().delete("/users/" + name).expect(204);
    }

    @Test
    void aSecondFactorIsSetUpOnThePageAskedForAtTheLoginAndTakenAway() throws Exception {
        String name = account("auditor");
        ConsolePage page = browser.login(name, PASSWORD).see("Calls now").go("/me").press("Set up").see("type the key below");
        String secret = page.read("p.c-secret");
        browser.judged(page, "second-factor");
        assertThat(new Camera(browser.chromium(), scanner()).reads("QR code of this key"))
                .isEqualTo("otpauth://totp/Carillon:" + name + "?secret=" + secret + "&issuer=Carillon");
        Instant now = Instant.now();
        page.fill("Code of the second factor", code(secret, now)).press("Confirm").see("Keep these codes");
        String spare = page.read("p.c-secret").split("\\s+")[0];
        page.press("Log out").see("User name");
        page.login(name, PASSWORD).fill("Code of the second factor", code(secret, now.plusSeconds(30))).press("Log in");
        page.go("/me").see("Remove");
        login(name, null).expect(401);
        page.fill("Code of the second factor", spare).press("Remove").see("Set up");
        assertThat(login(name, null).expect(200).object().getString("token")).isNotEmpty();
        carillon.admin().delete("/users/" + name).expect(204);
    }

    /** What reads codes as a camera does, which npm fetches. */
    private static NodePackages scanner() throws Exception {
        Path root = Path.of(System.getProperty("carillon.test.root", ".."));
        Optional<NodePackages> scanner = NodePackages.of(root.resolve("ear/src/interop/qr"), root.resolve("ear/target").resolve(Fork.own("qr")));
        assumeTrue(scanner.isPresent(), "npm can fetch what reads codes");
        return scanner.get();
    }

    @Test
    void whoHasLostTheSecondFactorGetsInAgain() throws Exception {
        String name = account("user");
        Api person = Api.login(carillon.http(), name, PASSWORD);
        String secret = person.post("/auth/second-factor", null).expect(200).object().getString("secret");
        person.post("/auth/second-factor/confirm", Api.json(Map.of("code", code(secret, Instant.now())))).expect(200);
        login(name, null).expect(401);
        ConsolePage page = browser.admin("/users").fill("Find", name).press(name);
        page.press("Take the second factor away").see("logs in with the password alone again").press("Take the second factor away");
        page.see("The password alone lets in again.");
        login(name, null).expect(200);
        carillon.admin().delete("/users/" + name).expect(204);
    }

    @Test
    void aLinkLetsInOnceAndItsHolderChoosesAPassword() throws Exception {
        String name = account("auditor");
        String first = opens(name);
        String second = opens(name);
        byLink(first, Map.of()).expect(401);
        assertThat(byLink(second, Map.of("newPassword", "short")).expect(400).body()).contains("newPassword");
        JsonObject entered = byLink(second, Map.of("newPassword", "another horse battery")).expect(200).object();
        assertThat(entered.getString("username")).isEqualTo(name);
        Api ann = Api.anonymous(carillon.http()).withToken(entered.getString("token"));
        assertThat(ann.get("/auth/me").expect(200).object().getString("username")).isEqualTo(name);
        byLink(second, Map.of()).expect(401);
        login(name, null).expect(401);
        Api.login(carillon.http(), name, "another horse battery");
        String third = opens(name);
        Api.Reply read = carillon.admin().get("/users/" + name).expect(200);
        carillon.admin().put("/users/" + name, Json.createObjectBuilder().add("roles", read.object().getJsonArray("roles")).build(),
                "If-Match", read.header("ETag")).expect(200);
        byLink(third, Map.of()).expect(401);
        String audit = carillon.admin().get("/audit?what=" + name).expect(200).body();
        assertThat(audit).contains("login-link.created", "login-link.used", "account.password.changed").doesNotContain(second);
        carillon.admin().delete("/users/" + name).expect(204);
    }

    @Test
    void linksAreMadeByAdministratorsAndForWhoRunsTheServerByHisLikeOnly() throws Exception {
        String auditor = account("auditor");
        String admin = account("admin");
        Api.login(carillon.http(), auditor, PASSWORD).post("/users/" + auditor + "/login-link", Api.json(Map.of())).expect(403);
        Api bob = Api.login(carillon.http(), admin, PASSWORD);
        bob.post("/users/" + auditor + "/login-link", Api.json(Map.of())).expect(201);
        assertThat(bob.post("/users/admin/login-link", Api.json(Map.of())).expect(403).body()).contains("system");
        carillon.admin().post("/users/nobody-there/login-link", Api.json(Map.of())).expect(404);
        carillon.admin().post("/users/" + auditor + "/login-link", Api.json(Map.of("minutes", 1_441))).expect(400);
        carillon.admin().delete("/users/" + auditor).expect(204);
        carillon.admin().delete("/users/" + admin).expect(204);
    }

    /** What stands behind the # of a new link. */
    private String opens(String name) throws Exception {
        String link = carillon.admin().post("/users/" + name + "/login-link", Api.json(Map.of("minutes", 5))).expect(201)
                .object().getString("link");
        assertThat(link).startsWith(carillon.http().resolve("/") + "app/link#cl_");
        return link.substring(link.indexOf('#') + 1);
    }

    private Api.Reply byLink(String token, Map<String, String> besides) throws Exception {
        var body = Json.createObjectBuilder(Api.json(besides)).add("token", token).build();
        return Api.anonymous(carillon.http()).post("/auth/link", body);
    }

    private Api.Reply login(String name, String codeOrNull) throws Exception {
        var body = Json.createObjectBuilder().add("username", name).add("password", PASSWORD);
        if (codeOrNull != null) {
            body.add("code", codeOrNull);
        }
        return Api.anonymous(carillon.http()).post("/auth/login", body.build());
    }

    private static String code(String secret, Instant at) throws Exception {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(new SecretKeySpec(base32(secret), generator.getAlgorithm()), at);
    }

    private static byte[] base32(String text) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        byte[] bytes = new byte[text.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int next = 0;
        for (char one : text.toUpperCase(Locale.ROOT).toCharArray()) {
            held = held << 5 | letters.indexOf(one);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
