package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.carillon.browser.ConsolePage;
import io.carillon.server.Fork;
import io.carillon.server.ScenarioServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The company's directory, as people who are in it and administrators meet it: logging in, and extensions that follow. */
@ArquillianTest
@RunAsClient
class CompanyDirectoryTest {
    private static final int PORT = Fork.port(18_389);
    private static final String BASE = "dc=example,dc=com";
    private static final String READER = "cn=carillon," + BASE;
    private static final String SECRET = "reads-the-directory";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = "/company-directory/settings";

    private static InMemoryDirectoryServer directory;
    /** As long as this is shut the directory thinks about what it is asked. */
    private static volatile CountDownLatch answers = new CountDownLatch(0);
    private static boolean secretIsThere;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);
    private final String mark = Long.toString(System.nanoTime(), 36);

    @BeforeAll
    static void open() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, SECRET);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getByName("127.0.0.1"), PORT, null));
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
                try {
                    answers.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException shutDown) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
        for (String group : new String[] {"carillon-users", "carillon-supervisors", "carillon-admins", "chess-club"}) {
            directory.add("dn: cn=" + group + "," + BASE, "objectClass: groupOfNames", "cn: " + group, "member: " + READER);
        }
        directory.startListening();
    }

    @AfterAll
    static void close() {
        directory.shutDown(true);
    }

    @BeforeEach
    void letPeopleIn() throws Exception {
        if (!secretIsThere) {
            ScenarioServer.cli("/subsystem=elytron/credential-store=carillon:add-alias(alias=ldap-bind, secret-value=\""
                    + SECRET + "\")");
            secretIsThere = true;
        }
        settings(Json.createObjectBuilder().add("signIn", true).add("sync", false));
    }

    @AfterEach
    void letNobodyIn() throws Exception {
        settings(Json.createObjectBuilder().add("signIn", false).add("sync", false));
        for (var account : carillon.admin().get("/users?limit=200").expect(200).object().getJsonArray("items")) {
            if (account.asJsonObject().getString("origin").equals("directory")) {
                carillon.admin().delete("/users/" + account.asJsonObject().getString("username")).expect(204);
            }
        }
    }

    private JsonObject settings(JsonObjectBuilder wanted) throws Exception {
        String seen = carillon.admin().get(SETTINGS).expect(200).header("ETag");
        return carillon.admin().put(SETTINGS, wanted.build(), "If-Match", seen).expect(200).object();
    }

    private String person(String uid, String password, String group) throws Exception {
        String name = uid + "-" + mark;
        String dn = "uid=" + name + "," + BASE;
        directory.add("dn: " + dn, "objectClass: person", "uid: " + name, "cn: " + uid, "userPassword: " + password);
        directory.modify("cn=" + group + "," + BASE, new Modification(ModificationType.ADD, "member", dn));
        return name;
    }

    private Api.Reply login(String name, String password) throws Exception {
        return Api.anonymous(carillon.http()).post("/auth/login",
                Json.createObjectBuilder().add("username", name).add("password", password).build());
    }

    @Test
    void somebodyOfTheDirectoryLogsInAndHisGroupsSayWhatHeMay() throws Exception {
        String ann = person("ann", "correct horse", "carillon-users");
        login(ann, "wrong horse").expect(401);
        Api first = Api.login(carillon.http(), ann, "correct horse");
        JsonObject me = first.get("/auth/me").expect(200).object();
        assertThat(me.getJsonArray("roles").getString(0)).isEqualTo("user");
        assertThat(carillon.admin().get("/users/" + ann).expect(200).object().getString("origin")).isEqualTo("directory");
        first.post("/auth/password", Json.createObjectBuilder().add("oldPassword", "correct horse")
                .add("newPassword", "a password of my own").build()).expect(409);
        directory.modify("cn=carillon-supervisors," + BASE,
                new Modification(ModificationType.ADD, "member", "uid=" + ann + "," + BASE));
        Api second = Api.login(carillon.http(), ann, "correct horse");
        assertThat(second.get("/auth/me").expect(200).object().getJsonArray("roles")).hasSize(2);
        String session = second.get("/sessions").expect(200).object().getJsonArray("items").stream()
                .map(one -> one.asJsonObject()).filter(one -> one.getBoolean("current")).findFirst().orElseThrow()
                .getString("id");
        carillon.admin().delete("/sessions/" + session).expect(204);
        second.get("/auth/me").expect(401);
    }

    @Test
    void whoHasNoRoleStaysOutsideAndNobodyBecomesOurAdministratorByHisName() throws Exception {
        String guest = person("guest", "correct horse", "chess-club");
        assertThat(login(guest, "correct horse").expect(403).body()).contains("no group of yours has a role here");
        directory.add("dn: uid=admin," + BASE, "objectClass: person", "uid: admin", "cn: admin", "userPassword: mine");
        directory.modify("cn=carillon-admins," + BASE,
                new Modification(ModificationType.ADD, "member", "uid=admin," + BASE));
        login("admin", "mine").expect(401);
        carillon.admin().get("/auth/me").expect(200);
    }

    @Test
    void aDirectoryThatIsAwayLocksNobodyOutAndWrongPasswordsDo() throws Exception {
        String bob = person("bob", "correct horse", "carillon-users");
        directory.shutDown(true);
        try {
            for (int i = 0; i < 6; i++) {
                Api.Reply reply = login(bob, "correct horse").expect(503);
                assertThat(reply.header("Retry-After")).isNotEmpty();
                assertThat(reply.object().getString("detail")).contains("directory does not answer");
            }
            login("admin", "not the password").expect(401);
            Api.login(carillon.http(), "admin",
                    System.getProperty("carillon.test.admin.password", "scenario-admin-password"));
        } finally {
            directory.startListening();
        }
        login(bob, "correct horse").expect(200);
        for (int i = 0; i < 5; i++) {
            login(bob, "wrong horse").expect(401);
        }
        login(bob, "correct horse").expect(429);
    }

    @Test
    void extensionsFollowTheDirectory() throws Exception {
        String people = "ou=" + mark + "," + BASE;
        directory.add("dn: " + people, "objectClass: organizationalUnit", "ou: " + mark);
        String first = "8" + System.nanoTime() % 1_000_000_000L;
        String second = first + "1";
        telephone(people, "eve", first);
        telephone(people, "fay", second);
        telephone(people, "gus", "no number");
        settings(Json.createObjectBuilder().add("signIn", false).add("sync", false).add("base", people)
                .add("mostRemovals", 50));
        JsonObject dry = run(true);
        assertThat(dry.getInt("added")).isEqualTo(2);
        assertThat(dry.getInt("failed")).isEqualTo(1);
        carillon.admin().get("/extensions/" + first).expect(404);
        assertThat(run(false).getInt("added")).isEqualTo(2);
        try {
            assertThat(extension(first).getString("displayName")).isEqualTo("eve");
            directory.modifyDN("cn=eve," + people, "cn=Eve Noble", true);
            directory.delete("cn=fay," + people);
            JsonObject changed = run(false);
            assertThat(changed.getInt("changed")).isEqualTo(1);
            assertThat(changed.getInt("disabled")).isEqualTo(1);
            assertThat(extension(first).getString("displayName")).isEqualTo("Eve Noble");
            assertThat(extension(second).getBoolean("enabled")).isFalse();
            directory.delete("cn=Eve Noble," + people);
            assertThat(run(false).getString("refused")).contains("1 of 1");
            assertThat(extension(first).getBoolean("enabled")).isTrue();
            assertThat(carillon.admin().get("/company-directory/runs").expect(200).object().getJsonArray("items")
                    .getJsonObject(0).getString("refused")).contains("50 %");
        } finally {
            carillon.admin().delete("/extensions/" + first).expect(204);
            carillon.admin().delete("/extensions/" + second).expect(204);
        }
    }

    @Test
    void anAdministratorTriesWhatWouldChangeAndLetsExtensionsFollowOnThePage() throws Exception {
        String people = "ou=page-" + mark + "," + BASE;
        directory.add("dn: " + people, "objectClass: organizationalUnit", "ou: page-" + mark);
        String number = "8" + System.nanoTime() % 1_000_000_000L;
        telephone(people, "Hal", number);
        ConsolePage page = browser.admin("/company-directory").fill("Base", people).fill("Disables at most", "100").press("Save").see("Saved");
        page.press("Try: change nothing").see("1 new, 0 changed").see(number);
        carillon.admin().get("/extensions/" + number).expect(404);
        page.press("Follow now").see("Change extensions as the directory says?").press("Follow now").see("done · 1 new");
        try {
            assertThat(extension(number).getString("displayName")).isEqualTo("Hal");
            page.go("/extensions").fill("Find", number).press(number).holds("Name", "Hal");
        } finally {
            directory.delete("cn=Hal," + people);
            assertThat(run(false).getInt("disabled")).as("it is not missed by the next who follows").isPositive();
            carillon.admin().delete("/extensions/" + number).expect(204);
        }
    }

    @Test
    void aRunOfTheJobIsStoppedOnThePageAndGoesOnWhenItIsRestarted() throws Exception {
        String people = "ou=job-" + mark + "," + BASE;
        directory.add("dn: " + people, "objectClass: organizationalUnit", "ou: job-" + mark);
        String first = "8" + System.nanoTime() % 1_000_000_000L;
        String second = first + "1";
        telephone(people, "Ida", first);
        settings(Json.createObjectBuilder().add("signIn", false).add("sync", true).add("base", people).add("mostRemovals", 100));
        ConsolePage page = browser.admin("/jobs").see("directory-sync");
        answers = new CountDownLatch(1);
        try {
            page.press("Start directory-sync").pressIn("directory-sync", "Executions").see("Executions: directory-sync").press("Stop");
            Awaitility.await("asked to stop").atMost(PATIENCE).until(() -> !newest().getString("status").equals("STARTED"));
            answers.countDown();
            page.find("Restart").see("Stopped");
            assertThat(newest().getString("status")).isEqualTo("STOPPED");
            telephone(people, "Jon", second);
            page.press("Restart").miss("Restart");
            Awaitility.await("what the stopped run left").atMost(PATIENCE).until(() -> carillon.admin().get("/extensions/" + second).status() == 200);
            Awaitility.await("done").atMost(PATIENCE).until(() -> !newest().getString("status").startsWith("START"));
            assertThat(newest().getString("status")).isEqualTo("COMPLETED");
            page.see("Completed");
        } finally {
            answers.countDown();
            directory.deleteSubtree("cn=Ida," + people);
            directory.deleteSubtree("cn=Jon," + people);
            assertThat(run(false).getInt("disabled")).as("nobody is missed by the next who follows").isPositive();
            carillon.admin().delete("/extensions/" + first);
            carillon.admin().delete("/extensions/" + second);
        }
    }

    private JsonObject newest() throws Exception {
        return carillon.admin().get("/jobs/directory-sync/executions").expect(200).object().getJsonArray("items").getJsonObject(0);
    }

    @Test
    void anotherTenantReadsNothingThatTheServerDoesNotGiveIt() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            String seen = house.admin().get(SETTINGS).expect(200).header("ETag");
            JsonObject everybody = Json.createObjectBuilder().add("signIn", false).add("sync", true).add("base", BASE).build();
            assertThat(house.admin().put(SETTINGS, everybody, "If-Match", seen).expect(400).body())
                    .contains("base").contains("part of the directory");
            house.admin().post("/company-directory/runs", Json.createObjectBuilder().build()).expect(409);
        }
    }

    private void telephone(String people, String name, String number) throws Exception {
        directory.add("dn: cn=" + name + "," + people, "objectClass: person", "cn: " + name, "telephoneNumber: " + number);
    }

    private JsonObject run(boolean dry) throws Exception {
        return carillon.admin().post("/company-directory/runs", Json.createObjectBuilder().add("dryRun", dry).build())
                .expect(200).object();
    }

    private JsonObject extension(String number) throws Exception {
        return carillon.admin().get("/extensions/" + number).expect(200).object();
    }
}
