package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.SipText;
import io.carillon.server.CarillonServer;
import jakarta.json.JsonObject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A ban is one after a kill, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BanSurvivalTest {
    private static final String THIEF = "127.0.0.69";

    private CarillonServer server;
    private Installation carillon;

    @BeforeAll
    void start() throws Exception {
        server = CarillonServer.fresh("ban-survival", 6000).start();
        carillon = server.installation();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private boolean isHeard(String from) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(from))) {
            byte[] bytes = new SipText("OPTIONS sip:100@127.0.0.1 SIP/2.0")
                    .add("Via", "SIP/2.0/UDP " + from + ":" + socket.getLocalPort() + ";rport;branch=z9hG4bK" + System.nanoTime())
                    .add("Max-Forwards", "70")
                    .add("From", "<sip:100@x>;tag=1")
                    .add("To", "<sip:100@127.0.0.1>")
                    .add("Call-ID", "survival-" + System.nanoTime())
                    .add("CSeq", "1 OPTIONS")
                    .bytes();
            socket.setSoTimeout(1_000);
            socket.send(new DatagramPacket(bytes, bytes.length, carillon.sip()));
            socket.receive(new DatagramPacket(new byte[65_536], 65_536));
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }

    @Test
    void aBanOutlivesAKillAndARedeployment() throws Exception {
        carillon.admin().post("/security/bans", Api.json(Map.of("source", THIEF, "minutes", 60))).expect(201);
        carillon.admin().put("/security/allowed/office", Api.json(Map.of("network", "192.0.2.0/24"))).expect(200);
        assertThat(isHeard(THIEF)).isFalse();
        server.kill9();
        server.start();
        assertThat(isHeard("127.0.0.1")).isTrue();
        assertThat(isHeard(THIEF)).as("after the kill").isFalse();
        JsonObject ban = carillon.admin().get("/security/bans/" + THIEF).expect(200).object();
        assertThat(ban.getBoolean("active")).isTrue();
        assertThat(carillon.admin().get("/security/allowed").expect(200).body()).contains("192.0.2.0/24");
        server.redeployEar();
        server.awaitReady();
        assertThat(isHeard(THIEF)).as("after the redeployment").isFalse();
        carillon.admin().delete("/security/bans/" + THIEF).expect(204);
        assertThat(isHeard(THIEF)).isTrue();
    }
}
