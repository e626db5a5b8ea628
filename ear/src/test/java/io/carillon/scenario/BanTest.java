package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not listened to any more; all bad deeds are done from addresses that no other test uses. */
@ArquillianTest
@RunAsClient
class BanTest {
    private static final String SCANNER = "127.0.0.166";
    private static final String GUESSER = "127.0.0.167";
    private static final String OTHER = "127.0.0.168";

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @AfterEach
    void lift() throws Exception {
        for (String source : List.of(SCANNER, GUESSER, OTHER)) {
            carillon.admin().delete("/security/bans/" + source);
        }
        carillon.admin().delete("/security/allowed/scenario");
    }

    private SipText options(String from, String agent) {
        return new SipText("OPTIONS sip:100@127.0.0.1 SIP/2.0")
                .add("Via", "SIP/2.0/" + (agent.isEmpty() ? "UDP " : "TCP ") + from + ":5060;rport;branch=z9hG4bK" + System.nanoTime())
                .add("Max-Forwards", "70")
                .add("From", "<sip:100@1.1.1.1>;tag=1")
                .add("To", "<sip:100@127.0.0.1>")
                .add("Call-ID", "ban-" + System.nanoTime())
                .add("CSeq", "1 OPTIONS")
                .add("User-Agent", agent.isEmpty() ? "a telephone" : agent);
    }

    /** Whether a datagram from there is answered. */
    private boolean isHeard(String from) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(from))) {
            byte[] bytes = options(from, "").bytes();
            socket.setSoTimeout(700);
            for (int i = 0; i < 3; i++) {
                socket.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
                try {
                    socket.receive(new DatagramPacket(new byte[65_536], 65_536));
                    return true;
                } catch (SocketTimeoutException silence) {
                    // a datagram may be lost
                    continue;
                }
            }
            return false;
        }
    }

    /** Says over a connection who it is; the connection is cut without an answer. */
    private void scan(String from) throws IOException {
        try (Socket socket = connection(from)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(options(from, "friendly-scanner").bytes());
            socket.getOutputStream().write(options(from, "friendly-scanner").bytes());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private Socket connection(String from) throws IOException {
        return new Socket(carillon.sip().getAddress(), carillon.sip().getPort(), InetAddress.getByName(from), 0);
    }

    private void awaitScanners(long count) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (counter("sip.scanners") < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(counter("sip.scanners")).isGreaterThanOrEqualTo(count);
    }

    private JsonObject awaitBan(String source, Predicate<JsonObject> wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            Api.Reply reply = carillon.admin().get("/security/bans/" + source);
            if (reply.status() == 200 && wanted.test(reply.object())) {
                return reply.object();
            }
            assertThat(System.nanoTime()).as("no such ban of " + source + ": " + reply).isLessThan(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private long counter(String name) throws Exception {
        return carillon.admin().get("/system/status").expect(200).object().getJsonObject("counters").getJsonNumber(name).longValue();
    }

    @Test
    void aScannerIsBannedAndAGoodPhoneElsewhereCalls() throws Exception {
        assertThat(isHeard(SCANNER)).isTrue();
        try (EventEar ear = EventEar.on(carillon, "CarillonEvents", "eventType = 'security.ban'")) {
            scan(SCANNER);
            JsonObject ban = awaitBan(SCANNER, found -> found.getBoolean("active"));
            assertThat(ban.getString("reason")).isEqualTo("SCANNER");
            JsonObject told = ear.await(event -> event.body().getString("subject").equals(SCANNER)).body().getJsonObject("data");
            assertThat(told.getString("action")).isEqualTo("BANNED");
            assertThat(told.getInt("times")).isEqualTo(ban.getInt("times"));
            assertThat(ban.toString()).contains("\"until\"");
            long dropped = counter("sip.sources.dropped");
            assertThat(isHeard(SCANNER)).isFalse();
            assertThat(counter("sip.sources.dropped")).as("counted").isGreaterThanOrEqualTo(dropped + 3);
            try (Phone alice = carillon.line().registered();
                    Phone bob = carillon.line().registered()) {
                Talk.between(alice, bob).hangUp();
            }
            carillon.admin().delete("/security/bans/" + SCANNER).expect(204);
            ear.await(event -> event.body().getJsonObject("data").getString("action").equals("LIFTED"));
            assertThat(isHeard(SCANNER)).isTrue();
            carillon.admin().delete("/security/bans/" + SCANNER).expect(404);
        }
    }

    @Test
    void anAdministratorBansAnAddressOnThePageAndLiftsTheBan() throws Exception {
        assertThat(isHeard(OTHER)).isTrue();
        ConsolePage page = browser.admin("/security").fill("Source", OTHER).press("Ban").find("Lift " + OTHER);
        Awaitility.await("not listened to").atMost(Duration.ofSeconds(60)).until(() -> !isHeard(OTHER));
        page.press("Lift " + OTHER).see("Listen to " + OTHER + " again?").press("Lift").miss(OTHER);
        Awaitility.await("listened to").atMost(Duration.ofSeconds(60)).until(() -> isHeard(OTHER));
        carillon.admin().get("/security/bans/" + OTHER).expect(404);
    }

    @Test
    void aDatagramWithSomebodyElsesAddressBansNobody() throws Exception {
        long scanners = counter("sip.scanners");
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(OTHER))) {
            for (int i = 0; i < 50; i++) {
                byte[] bytes = options(OTHER, "sipvicious").bytes();
                socket.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
            }
        }
        awaitScanners(scanners + 50);
        assertThat(isHeard(OTHER)).isTrue();
        carillon.admin().get("/security/bans/" + OTHER).expect(404);
    }

    @Test
    void aGuesserIsShutOutAndItsVictimIsNot() throws Exception {
        var a = carillon.line();
        try (Phone guesser = Phone.with(carillon.sip(), InetAddress.getByName(GUESSER), a.number(), "wrong-password", "MD5");
                Phone again = Phone.with(carillon.sip(), InetAddress.getByName(GUESSER), a.number(), a.secret(), "MD5")) {
            for (int i = 0; i < 20; i++) {
                assertThat(guesser.register(300).status()).isEqualTo(401);
            }
            JsonObject ban = awaitBan(GUESSER, found -> found.getBoolean("active"));
            assertThat(ban.getString("reason")).isEqualTo("GUESSING");
            assertThat(isHeard(GUESSER)).isFalse();
            try (Phone victim = a.registered()) {
                assertThat(victim.received("SIP/2.0 200")).isNotEmpty();
            }
            carillon.admin().delete("/security/bans/" + GUESSER).expect(204);
            again.register();
        }
    }

    @Test
    void whoIsAllowedIsNeverBanned() throws Exception {
        Api admin = carillon.admin();
        admin.put("/security/allowed/scenario", Api.json(Map.of("network", OTHER + "/32"))).expect(200);
        assertThat(admin.get("/security/allowed").expect(200).body()).contains(OTHER + "/32");
        admin.post("/security/bans", Api.json(Map.of("source", OTHER))).expect(409);
        long scanners = counter("sip.scanners");
        try (Socket socket = connection(OTHER)) {
            socket.getOutputStream().write(options(OTHER, "friendly-scanner").bytes());
            awaitScanners(scanners + 1);
        }
        assertThat(isHeard(OTHER)).isTrue();
        admin.delete("/security/allowed/scenario").expect(204);
        admin.delete("/security/allowed/scenario").expect(404);
        admin.put("/security/allowed/scenario", Api.json(Map.of("network", "anywhere"))).expect(400);
    }

    @Test
    void administratorsBanByHandAndNobodyElseDoes() throws Exception {
        Api admin = carillon.admin();
        Api.Reply created = admin.post("/security/bans", Api.json(Map.of("source", OTHER, "minutes", 5))).expect(201);
        assertThat(created.object().getString("reason")).isEqualTo("ADMINISTRATOR");
        assertThat(isHeard(OTHER)).isFalse();
        assertThat(admin.get("/security/bans").expect(200).body()).contains(OTHER);
        assertThat(admin.get("/audit").expect(200).body()).contains("ban.add", OTHER);
        admin.delete("/security/bans/" + OTHER).expect(204);
        assertThat(isHeard(OTHER)).isTrue();
        JsonObject lifted = admin.get("/audit?limit=1&what=" + OTHER).expect(200).object().getJsonArray("items").getJsonObject(0);
        assertThat(lifted.getString("action")).isEqualTo("ban.lift");
        assertThat(lifted.getString("before")).contains("\"reason\":\"ADMINISTRATOR\"", OTHER);
        admin.post("/security/bans", Api.json(Map.of("source", "host.example"))).expect(400);
        admin.post("/security/bans", Api.json(Map.of("source", OTHER, "minutes", 0))).expect(400);
        JsonObject site = admin.post("/security/bans", Api.json(Map.of("source", "2001:db8:0:1:2:3:4:5"))).expect(201).object();
        assertThat(site.getString("source")).isEqualTo("2001:db8:0:1::/64");
        admin.delete("/security/bans/2001:db8:0:1::9").expect(204);
        Api supervisor = People.loggedIn(carillon, "supervisor");
        supervisor.get("/security/bans").expect(200);
        supervisor.post("/security/bans", Api.json(Map.of("source", OTHER))).expect(403);
        People.loggedIn(carillon, "user").get("/security/bans").expect(403);
    }
}
