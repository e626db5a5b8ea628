package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Audio;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three hundred calls a second that nobody means, from eight addresses, while two people talk. */
@ArquillianTest
@Tag("alone")
@RunAsClient
class FloodTest {
    private static final int SOURCES = 8;
    private static final int PACKETS = 2_400;
    private static final long PAUSE_NANOS = 1_000_000_000L / 300;
    private static final double MOST_LOST = 0.01;
    private static final double GAP_MILLIS = 500;
    private static final Duration ANSWERED = Duration.ofSeconds(2);
    private static final Duration NEXT_CALL = Duration.ofSeconds(10);
    /** Packets that may be between two phones when they are counted. */
    private static final int UNDER_WAY = 3;
    /** A stumble of the machine may spoil a round; a fault of the server spoils them all. */
    private static final int ROUNDS = 4;

    private final Installation carillon = Installation.ofTestRun();

    /**
     * What a flood does to others.
     *
     * @param lost share of the packets that the side that hears less does not hear
     * @param gapMillis longest time without a packet at either side
     * @param answered how long 95 of 100 questions take at most
     */
    private record Round(double lost, double gapMillis, Duration answered) {
        boolean isBearable() {
            return lost <= MOST_LOST && gapMillis < GAP_MILLIS && answered.compareTo(ANSWERED) < 0;
        }
    }

    @Test
    void aFloodIsNotHeardInAConversationAndTheNextCallWorks() throws Exception {
        var b = carillon.line();
        try (Phone alice = carillon.line().registered();
                Phone bob = b.registered();
                Phone carol = carillon.line().registered();
                Phone dave = carillon.line().registered()) {
            Talk talk = Talk.between(alice, bob);
            ServerProcess server = ServerProcess.ofTestRun();
            long memory = server.resident();
            Round round = flooded(talk, b.number());
            for (int i = 1; i < ROUNDS && !round.isBearable(); i++) {
                round = flooded(talk, b.number());
            }
            long over = System.nanoTime();
            PhoneCall out = carol.call(dave.user());
            PhoneCall in = dave.awaitCall();
            in.answer();
            out.awaitAnswered();
            assertThat(Duration.ofNanos(System.nanoTime() - over)).as("the next call").isLessThan(NEXT_CALL);
            assertThat(round.isBearable()).as("%s", round).isTrue();
            assertThat(server.resident()).as("megabytes").isLessThan(memory + 150);
            talk.hearOneAnother();
            talk.hangUp();
            in.awaitAnswered();
            Talk next = new Talk(carol, out, dave, in);
            next.hearOneAnother();
            next.hangUp();
        }
        carillon.awaitNothingLeft();
    }

    private Round flooded(Talk talk, String target) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Thread flood = new Thread(() -> flood(target, sent));
        flood.setDaemon(true);
        Audio caller = talk.out().audio();
        Audio callee = talk.in().audio();
        int byCaller = caller.packetsSent();
        int byCallee = callee.packetsSent();
        caller.forget();
        callee.forget();
        flood.start();
        List<Duration> taken = askWhile(flood);
        flood.join();
        byCaller = caller.packetsSent() - byCaller;
        byCallee = callee.packetsSent() - byCallee;
        Hearing atCaller = caller.soFar();
        Hearing atCallee = callee.soFar();
        assertThat(sent.get()).isEqualTo(PACKETS);
        return new Round(Math.max(lost(atCaller, byCallee), lost(atCallee, byCaller)),
                Math.max(atCaller.longestGapMillis(), atCallee.longestGapMillis()), taken.get(taken.size() * 95 / 100));
    }

    /** Share that did not come, told by the numbers of the packets and by how many they are. */
    private static double lost(Hearing hearing, int spoken) {
        return Math.max(hearing.lost(), spoken - UNDER_WAY - hearing.packets()) / (double) spoken;
    }

    /** How long it takes to be answered meanwhile, the shortest first. */
    private List<Duration> askWhile(Thread flood) throws Exception {
        List<Duration> taken = new ArrayList<>();
        try (Asking asking = new Asking(carillon.sip(), "127.0.0.178")) {
            while (flood.isAlive()) {
                taken.add(asking.answered());
                LockSupport.parkNanos(30 * PAUSE_NANOS);
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
            long next = System.nanoTime();
            for (int i = 0; i < PACKETS; i++) {
                DatagramSocket from = sockets.get(i % SOURCES);
                String host = from.getLocalAddress().getHostAddress() + ":" + from.getLocalPort();
                byte[] invite = ("INVITE sip:" + target + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + host + ";rport;branch=z9hG4bKf" + i
                        + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + i + "@127.0.0.1>;tag=f\r\nTo: <sip:" + target + "@127.0.0.1>\r\nCall-ID: flood-"
                        + i + "\r\nCSeq: 1 INVITE\r\nContact: <sip:f@" + host + ">\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                from.send(new DatagramPacket(invite, invite.length, carillon.sip()));
                sent.incrementAndGet();
                next += PAUSE_NANOS;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException broken) {
            // the test sees that not everything was sent
            sent.set(-1);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }
}
