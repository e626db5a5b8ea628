package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.Voice;
import io.carillon.server.CarillonServer;
import io.carillon.server.Health;
import jakarta.json.JsonObject;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to calls when parts of the server are replaced or stopped. */
class SurvivalTest {
    private static final String OPUS = "io.carillon.rtp.codec.OpusLibrary";

    private CarillonServer server;
    private Installation carillon;

    @BeforeEach
    void start() throws Exception {
        server = LastingServer.running();
        carillon = server.installation();
    }

    @Test
    void theConsoleShowsTheFiguresOfTheSwitch() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            carillon.awaitNothingLeft();
            Talk talk = Talk.between(alice, bob);
            String shown = server.cli("/subsystem=resource-adapters:read-resource(recursive=true,include-runtime=true)");
            assertThat(figure(shown, "CallsActive")).isEqualTo(1);
            assertThat(figure(shown, "LegsActive")).isEqualTo(2);
            assertThat(figure(shown, "RtpPortsUsed")).isEqualTo(4);
            assertThat(figure(shown, "RtpPacketsRelayed")).isPositive();
            talk.hangUp();
        }
    }

    private static long figure(String shown, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\" => \"?(\\d+)").matcher(shown);
        assertThat(matcher.find()).as("%s in %s", name, shown).isTrue();
        return Long.parseLong(matcher.group(1));
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
            server.awaitHealth("ready", 503);
            assertThat(Health.of(server.managementPort(), "live").isUp()).as("it still serves calls").isTrue();
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
    void theAdapterIsDeployedAnewAndSpeaksOpusAgain() throws Exception {
        Assumptions.assumeTrue(Voice.hasOpus(), "libopus is not installed");
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            opusWithG711(alice, bob);
            server.redeployAll();
            server.awaitReady();
            opusWithG711(alice, bob);
        }
        assertThat(server.output()).doesNotContain("CARILLON20018");
        int mostLeft = Runtime.version().feature() < 24 ? 2 : 1; // threads of an older Java remember who has started them
        await("the former ones are out of memory").atMost(ofSeconds(60)).pollInterval(ofSeconds(1))
                .untilAsserted(() -> assertThat(server.loaded(OPUS)).isBetween(1, mostLeft));
    }

    private static void opusWithG711(Phone alice, Phone bob) throws Exception {
        PhoneCall out = alice.call(bob.user(), Sdp.offer("opus"));
        PhoneCall in = bob.awaitCall();
        in.answer(Sdp.offer("PCMA"));
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(alice, out, bob, in);
        talk.hearOneAnother();
        talk.hangUp();
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
            server.awaitHealth("ready", 503);
            assertThat(Health.of(server.managementPort(), "live").isUp()).as("nobody should restart it").isTrue();
            talk.hearOneAnother();
            talk.hangUp();
            server.resume();
            server.awaitReady();
            assertThat(Health.of(server.managementPort(), "started").isUp()).isTrue();
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
            broken.awaitOutput("WFLYSRV0026", ofSeconds(240)); // started, with errors
            assertThat(broken.errors().stream().filter(line -> line.contains("CARILLON")).toList()).as("one line").singleElement()
                    .asString().contains("carillon.rtp.port-min is banana, but must be a whole number");
            assertThat(Health.of(broken.managementPort(), "ready").isUp()).isFalse();
            InetSocketAddress sip = broken.installation().sip();
            assertThatThrownBy(() -> new Socket(sip.getAddress(), sip.getPort()).close()).isInstanceOf(ConnectException.class);

            broken.kill9();
            broken.with("carillon.rtp.port-min", "31000").with("carillon.recording.s3.bucket", "house")
                    .with("carillon.recording.s3.key-id", "AKID").with("carillon.recording.s3.secret", "nobody-knows")
                    .launch();
            broken.awaitOutput("(?s)WFLYSRV0026.*WFLYSRV0026", ofSeconds(240));
            assertThat(broken.errors().stream().filter(line -> line.contains("CARILLON")).toList()).as("one line more").hasSize(2)
                    .last().asString().contains("carillon.recording.s3.secret is \"nobody-knows\", but the credential store"
                            + " \"carillon\" has no password of that alias");
            assertThat(Health.of(broken.managementPort(), "ready").isUp()).isFalse();
        }
    }
}
