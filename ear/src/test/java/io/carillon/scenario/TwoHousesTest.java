package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.CarillonServer;
import io.carillon.server.ScenarioServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Carillons: one registers with the other as one of its telephones, and both call through that. */
@ArquillianTest
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoHousesTest {
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "127.0.0.20";
    private static final int OFFSET = 2000;

    private final Installation here = Installation.ofTestRun();
    private CarillonServer server;
    private Installation there;

    /** A server at an address of its own, because a trunk is known by its address. It trusts the certificate that the other made itself. */
    @BeforeAll
    void start() throws Exception {
        server = CarillonServer.fresh("neighbour", OFFSET);
        Path trust = server.base().resolve("trust.p12");
        trustOurs(trust);
        server.with("carillon.sip.bind-address", THERE)
                .with("carillon.rtp.bind-address", THERE)
                .with("javax.net.ssl.trustStore", trust.toString())
                .with("javax.net.ssl.trustStorePassword", "changeit")
                .start();
        Installation usual = server.installation();
        there = new Installation(usual.http(), new InetSocketAddress(THERE, usual.sip().getPort()), usual.jmsUrl(),
                System.getProperty("carillon.test.admin.password", "scenario-admin-password"));
    }

    /** The certificate says at which address the house is: it is judged as one of a carrier is. */
    private void trustOurs(Path file) throws Exception {
        ScenarioServer.cli(
                "/subsystem=elytron/key-store=carillon:remove-alias(alias=server)",
                "/subsystem=elytron/key-store=carillon:generate-key-pair(alias=server,algorithm=EC,key-size=256,"
                        + "distinguished-name=\"CN=here\",validity=30,extensions=[{name=SubjectAlternativeName,critical=false,"
                        + "value=\"IP:" + HERE + "\"}])",
                "/subsystem=elytron/key-store=carillon:store",
                "/subsystem=elytron/key-manager=carillon:init");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (Phone any = Phone.over(Carrier.TLS, here.sip(Carrier.TLS), "anybody", "none");
                OutputStream out = Files.newOutputStream(file)) {
            store.setCertificateEntry("here", any.serverCertificate());
            store.store(out, "changeit".toCharArray());
        }
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void callsGoBothWaysAndBothHousesWriteThemDown() throws Exception {
        var account = there.line("Our neighbour");
        var a = here.line("Alice");
        var b = there.line("Bob");
        try (AutoCloseable trunk = registered(here, a, account, Map.of("host", THERE, "port", there.sip().getPort()));
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            assertCallsBothWays(here, alice, account, bob);
        }
        there.awaitNothingLeft();
    }

    /**
     * The house with the trunk looks at the certificate of the other, which takes nothing but encrypted audio: what is heard has been,
     * also where the trunk does no more than offer it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"REQUIRE", "OFFER"})
    void overTlsTheCertificateIsVerifiedAndTheAudioBetweenTheHousesIsEncrypted(String policy) throws Exception {
        var account = here.securedLine("REQUIRE");
        var a = there.line("Alice");
        var b = here.line("Bob");
        try (AutoCloseable trunk = registered(there, a, account, Map.of("host", HERE, "port",
                        here.sip(Carrier.TLS).getPort(), "transport", "TLS", "mediaSecurity", policy));
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            assertCallsBothWays(there, alice, account, bob);
            assertThat(here.admin().get("/registrations?extension=" + account.number()).expect(200).body()).contains("transport=tls");
        }
        here.awaitNothingLeft();
        there.awaitNothingLeft();
    }

    /** @param house whose trunk it is, and whose telephone the first is; the second is of the other house */
    private static void assertCallsBothWays(Installation house, Phone alice, Installation.Line account, Phone bob) throws Exception {
        Installation other = account.installation();
        String dialled = "7" + bob.user();
        Talk away = talk(alice, dialled, bob);
        assertThat(away.in().sentInvite().header("From")).contains(account.number());
        away.hearOneAnother();
        away.hangUp();
        assertThat(house.awaitCdr(alice.user(), dialled).getString("disposition")).isEqualTo("ANSWERED");
        assertThat(other.awaitCdr(account.number(), bob.user()).getString("disposition")).isEqualTo("ANSWERED");
        Talk home = talk(bob, account.number(), alice);
        home.hearOneAnother();
        home.hangUp();
        assertThat(other.awaitCdr(bob.user(), account.number()).getString("disposition")).isEqualTo("ANSWERED");
        JsonObject cdr = house.awaitCdr(bob.user(), account.number());
        assertThat(cdr.getString("direction")).isEqualTo("INBOUND");
        assertThat(cdr.getJsonArray("legs").getJsonObject(0).getString("trunk")).isEqualTo("default/" + name(account));
    }

    private static String name(Installation.Line account) {
        return "house" + account.number();
    }

    /** The trunk of a house to the other, registered as that telephone there; its calls ring this telephone here. */
    private static AutoCloseable registered(Installation house, Installation.Line rings, Installation.Line account,
            Map<String, ?> settings) throws Exception {
        String name = name(account);
        Map<String, Object> trunk = new HashMap<>(Map.of("name", name, "login", "REGISTER", "username", account.number(),
                "secret", account.secret(), "realm", "carillon", "callerPolicy", "FIXED", "callerNumber", account.number(),
                "numberFormat", "AS_DIALLED", "optionsSeconds", 0));
        trunk.putAll(settings);
        trunk.put("sources", Json.createArrayBuilder().add(settings.get("host") + "/32").build());
        house.admin().post("/trunks", Api.json(trunk)).expect(201);
        house.admin().post("/routes", Json.createObjectBuilder()
                .add("name", name).add("pattern", "7XXXX").add("strip", 1)
                .add("trunks", Json.createArrayBuilder().add(Json.createObjectBuilder().add("trunk", name).add("priority", 1)))
                .build()).expect(201);
        house.admin().post("/dids", Api.json(Map.of("number", account.number(), "extension", rings.number()))).expect(201);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!isRegistered(house, name)) {
            assertThat(System.nanoTime()).as("registered: %s", house.admin().get("/trunks/" + name)).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
        return () -> {
            house.admin().delete("/routes/" + name).expect(204);
            house.admin().delete("/dids/" + account.number()).expect(204);
            house.admin().delete("/trunks/" + name).expect(204);
        };
    }

    private static boolean isRegistered(Installation house, String name) throws Exception {
        JsonObject trunk = house.admin().get("/trunks/" + name).expect(200).object();
        return trunk.containsKey("state") && trunk.getJsonObject("state").getBoolean("registered");
    }

    private static Talk talk(Phone caller, String dialled, Phone callee) throws Exception {
        PhoneCall out = caller.call(dialled);
        PhoneCall in = callee.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        return new Talk(caller, out, callee, in);
    }
}
