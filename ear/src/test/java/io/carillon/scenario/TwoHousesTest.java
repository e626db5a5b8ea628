package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.CarillonServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Two Carillons: the first registers with the second as one of its telephones, and both call through that. */
@ArquillianTest
@RunAsClient
class TwoHousesTest {
    private static final String THERE = "127.0.0.20";
    private static final int OFFSET = 2000;

    private final Installation here = Installation.ofTestRun();

    /** A server at an address of its own, because a trunk is known by its address. */
    private static Installation at(CarillonServer server) {
        Installation usual = server.installation();
        return new Installation(usual.http(), new InetSocketAddress(THERE, usual.sip().getPort()), usual.jmsUrl(),
                System.getProperty("carillon.test.admin.password", "scenario-admin-password"));
    }

    @Test
    void callsGoBothWaysAndBothHousesWriteThemDown() throws Exception {
        try (CarillonServer server = CarillonServer.fresh("neighbour", OFFSET)
                .with("carillon.sip.bind-address", THERE)
                .with("carillon.rtp.bind-address", THERE)
                .start()) {
            Installation there = at(server);
            var account = there.line("Our neighbour");
            var a = here.line("Alice");
            var b = there.line("Bob");
            String name = "house" + a.number();
            String dialled = "7" + b.number();
            register(name, there, account, dialled);
            try (Phone alice = a.registered();
                    Phone bob = b.registered()) {
                Talk away = talk(alice, dialled, bob);
                assertThat(away.in().sentInvite().header("From")).contains(account.number());
                away.hearOneAnother();
                away.hangUp();
                assertThat(here.awaitCdr(a.number(), dialled).getString("disposition")).isEqualTo("ANSWERED");
                assertThat(there.awaitCdr(account.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
                Talk home = talk(bob, account.number(), alice);
                home.hearOneAnother();
                home.hangUp();
                assertThat(there.awaitCdr(b.number(), account.number()).getString("disposition")).isEqualTo("ANSWERED");
                JsonObject cdr = here.awaitCdr(b.number(), account.number());
                assertThat(cdr.getString("direction")).isEqualTo("INBOUND");
                assertThat(cdr.getJsonArray("legs").getJsonObject(0).getString("trunk")).isEqualTo("default/" + name);
                there.awaitNothingLeft();
            } finally {
                here.admin().delete("/routes/" + name);
                here.admin().delete("/trunks/" + name);
            }
        }
    }

    private void register(String name, Installation there, Installation.Line account, String dialled) throws Exception {
        Map<String, Object> trunk = new HashMap<>(Map.of(
                "name", name, "host", THERE, "port", there.sip().getPort(), "login", "REGISTER", "username",
                account.number(),
                "secret", account.secret(), "realm", "carillon", "callerPolicy", "FIXED", "callerNumber",
                account.number(),
                "numberFormat", "AS_DIALLED"));
        trunk.put("optionsSeconds", 0);
        trunk.put("sources", Json.createArrayBuilder().add(THERE + "/32").build());
        here.admin().post("/trunks", Api.json(trunk)).expect(201);
        here.admin().post("/routes", Json.createObjectBuilder()
                .add("name", name).add("pattern", dialled).add("strip", 1)
                .add("trunks", Json.createArrayBuilder().add(Json.createObjectBuilder().add("trunk",
                        name).add("priority", 1)))
                .build()).expect(201);
        here.admin().post("/dids", Api.json(Map.of("number", account.number(), "extension",
                name.substring("house".length()))))
                .expect(201);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!isRegistered(name)) {
            assertThat(System.nanoTime()).as("registered with the neighbour").isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean isRegistered(String name) throws Exception {
        JsonObject trunk = here.admin().get("/trunks/" + name).expect(200).object();
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
