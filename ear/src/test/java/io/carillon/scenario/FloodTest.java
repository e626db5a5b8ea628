package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Three hundred calls a second that nobody means, from eight addresses, while two people talk. */
@ArquillianTest
@RunAsClient
class FloodTest {
    private static final int SOURCES = 8;
    private static final int PACKETS = 2_400;
    private static final int ASKED = 60;
    private static final long PAUSE_NANOS = 1_000_000_000L / 300;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aFloodIsNotHeardInAConversationAndTheNextCallWorks() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            ServerProcess server = ServerProcess.ofTestRun();
            long memory = server.resident();
            AtomicInteger sent = new AtomicInteger();
            Thread flood = new Thread(() -> flood(b.number(), sent));
            flood.setDaemon(true);
            flood.start();
            List<Duration> taken = askWhile(flood);
            talk.hearOneAnother();
            flood.join();
            assertThat(sent.get()).isEqualTo(PACKETS);
            assertThat(taken.get(taken.size() * 95 / 100)).as("OPTIONS, 95 of 100").isLessThan(Duration.ofSeconds(2));
            assertThat(server.resident()).as("megabytes").isLessThan(memory + 150);
            talk.hangUp();
            Talk.between(bob, alice).hangUp();
        }
        carillon.awaitNothingLeft();
    }

    /** How long it takes to be answered meanwhile, the shortest first. */
    private List<Duration> askWhile(Thread flood) throws Exception {
        List<Duration> taken = new ArrayList<>();
        try (Asking asking = new Asking(carillon.sip(), "127.0.0.178")) {
            for (int i = 0; i < ASKED && flood.isAlive(); i++) {
                taken.add(asking.answered());
                LockSupport.parkNanos(10 * PAUSE_NANOS);
            }
        }
        Collections.sort(taken);
        assertThat(taken).isNotEmpty();
        return taken;
    }

    private void flood(String target, AtomicInteger sent) {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SOURCES; i++) {
                sockets.add(new DatagramSocket(0, InetAddress.getByName("127.0.0." + (170 + i))));
            }
            for (int i = 0; i < PACKETS; i++) {
                DatagramSocket from = sockets.get(i % SOURCES);
                String host = from.getLocalAddress().getHostAddress() + ":" + from.getLocalPort();
                byte[] invite = ("INVITE sip:" + target + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + host + ";rport;branch=z9hG4bKf" + i
                        + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + i + "@127.0.0.1>;tag=f\r\nTo: <sip:" + target + "@127.0.0.1>\r\nCall-ID: flood-"
                        + i + "\r\nCSeq: 1 INVITE\r\nContact: <sip:f@" + host + ">\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                from.send(new DatagramPacket(invite, invite.length, carillon.sip()));
                sent.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException broken) {
            // the test sees that not everything was sent
            sent.set(-1);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }
}
