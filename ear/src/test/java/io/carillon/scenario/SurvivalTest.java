package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.CarillonServer;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to calls when parts of the server are replaced or stopped. */
class SurvivalTest {
    private CarillonServer server;
    private Installation carillon;

    @BeforeEach
    void start() throws Exception {
        server = LastingServer.running();
        carillon = server.installation();
    }

    @Test
    void theConsoleShowsTheFiguresOfTheSwitch() throws Exception {
        String adapters = "/subsystem=resource-adapters:read-resource(recursive=true,include-runtime=true)";
        assertThat(server.cli(adapters)).contains("CallsActive", "RtpPortsTotal");
    }

    @Test
    void aCallOutlivesARedeploymentOfTheApplication() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.out().audio().forget();
            talk.in().audio().forget();
            server.redeployEar();
            for (Hearing hearing : new Hearing[] {talk.out().audio().soFar(), talk.in().audio().soFar()}) {
                assertThat(hearing.packets()).as("packets during the redeployment").isGreaterThan(50);
                assertThat(hearing.lost()).as("lost during the redeployment").isZero();
                assertThat(hearing.longestGapMillis()).as("gap during the redeployment").isLessThan(200);
            }
            server.awaitReady();
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("CALLER");
            assertThat(cdr.getJsonArray("legs")).hasSize(2);
        }
    }

    @Test
    void hangingUpWhileTheApplicationIsAwayEndsBothLegsAndIsRecordedLater() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            server.undeployEar();
            assertThat(carol.call(a.number()).awaitFinal().status()).isEqualTo(503);
            assertThat(talk.out().hold().status()).isEqualTo(200);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.hearOneAnother();
            talk.hangUp();
            server.redeployedEar();
            server.awaitReady();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("CALLER");
            Talk.between(bob, alice).hangUp();
        }
    }

    @Test
    void suspendingDrains() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            server.suspend();
            var refused = alice.call(b.number()).awaitFinal();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
            talk.hearOneAnother();
            talk.hangUp();
            server.resume();
            server.awaitReady();
            Talk.between(bob, alice).hangUp();
            carillon.awaitCdr(a.number(), b.number(), cdr -> cdr.getString("disposition").equals("ANSWERED"));
        }
    }

    @Test
    void anOrderlyStopHangsUpBothEndsAndKeepsTheRecordAndWhatIsForwarded() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        c.forwarding(Map.of("dnd", true));
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Talk talk = Talk.between(alice, bob);
            server.terminate();
            await("both are told").atMost(ofSeconds(30)).until(() -> talk.out().isEnded() && talk.in().isEnded());
            server.awaitEnd(ofSeconds(60));
            server.start();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("disposition")).isEqualTo("ANSWERED");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("SYSTEM");
            assertThat(carillon.admin()
                            .get("/cdrs?caller=" + a.number() + "&callee=" + b.number())
                            .expect(200)
                            .object()
                            .getJsonArray("items"))
                    .hasSize(1);
            assertThat(alice.call(c.number()).awaitFinal().status()).isEqualTo(486);
            assertThat(carol.isCalledWithin(ofMillis(200))).isFalse();
        }
    }

    @Test
    void aPhoneThatVanishesIsNoticedAndTheOtherSideReleased() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            talk.out().audio().speak(false);
            talk.in().awaitEnded();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonObject("cause").getString("text")).isEqualTo("Media timeout");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("SYSTEM");
        }
    }

    @Test
    void portsComeBackAfterEveryWayACallCanEnd() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
            PhoneCall cancelled = alice.call(b.number());
            bob.awaitCall().ring();
            cancelled.awaitProvisional(180);
            cancelled.cancel();
            alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            alice.call("0111").awaitFinal();
            awaitGauge("rtp.ports.used", 0);
            awaitGauge("legs.active", 0);
            awaitGauge("calls.active", 0);
            awaitGauge("timers.active", 0);
        }
    }

    private void awaitGauge(String name, int wanted) throws Exception {
        carillon.awaitStatus(name + " " + wanted, status -> status.getJsonObject("gauges").getInt(name) == wanted);
    }

    @Test
    void aWrongSettingStopsTheStartAndNamesTheKey() throws Exception {
        try (CarillonServer broken = CarillonServer.fresh("broken", 11_000).with("carillon.rtp.port-min", "banana")) {
            broken.launch();
            broken.awaitOutput("carillon\\.rtp\\.port-min", ofSeconds(90));
        }
    }
}
