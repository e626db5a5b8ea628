package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.SipText;
import io.carillon.server.CarillonServer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ban is one after a redeployment, too, and after a kill: {@link KillTest}. */
class BanSurvivalTest {
    private static final String THIEF = "127.0.0.69";

    /** Whether somebody there is answered. */
    static boolean isHeard(Installation carillon, String from) throws Exception {
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
    void aBanOutlivesARedeployment() throws Exception {
        CarillonServer server = LastingServer.running();
        Installation carillon = server.installation();
        carillon.admin().post("/security/bans", Api.json(Map.of("source", THIEF, "minutes", 60))).expect(201);
        assertThat(isHeard(carillon, THIEF)).isFalse();
        server.redeployEar();
        server.awaitReady();
        assertThat(isHeard(carillon, THIEF)).as("after the redeployment").isFalse();
        carillon.admin().delete("/security/bans/" + THIEF).expect(204);
        assertThat(isHeard(carillon, THIEF)).isTrue();
    }
}
