package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Corpus;
import io.carillon.fuzz.Dice;
import io.carillon.phone.Carrier;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Much at once, and a server that stood still: what has to be the same afterwards is. */
@ArquillianTest
@RunAsClient
class StrainTest {
    private static final int MUTATIONS = 10_000;
    private static final int AT_ONCE = 500;
    private static final int SLOW = 300;
    private static final int PHONES = 200;
    private static final int CALLS = 4;
    private static final double APART = 15;
    /** A stumble of the machine may spoil a round; a fault of the server spoils them all. */
    private static final int ROUNDS = 8;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void tenThousandMutationsLeaveTheSameProcessAsItWas() throws Exception {
        Dice dice = new Dice(1);
        List<byte[]> corpus = List.copyOf(Corpus.of(Path.of(System.getProperty("carillon.test.root"),
                "sip-connector/stack/src/test/resources/fuzz/sip")).values());
        ServerProcess server = ServerProcess.ofTestRun();
        long memory = server.resident();
        long descriptors = server.descriptors();
        try (Asking asking = new Asking(carillon.sip(), "127.0.0.68");
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.69"))) {
            for (int i = 1; i <= MUTATIONS; i++) {
                byte[] message = dice.mutate(corpus.get(i % corpus.size()));
                stranger.send(new DatagramPacket(message, message.length, carillon.sip()));
                if (i % AT_ONCE == 0) {
                    asking.answered();
                }
            }
        }
        assertThat(ServerProcess.ofTestRun()).isEqualTo(server);
        assertThat(server.resident()).as("megabytes").isLessThan(memory + 150);
        assertThat(server.descriptors()).as("descriptors").isLessThan(descriptors + 50);
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    @Test
    void threeHundredConnectionsThatDripAreCutAndKeepNobodyOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        Carrier[] carriers = {Carrier.TCP, Carrier.TLS, Carrier.WS};
        try {
            for (int i = 0; i < SLOW; i++) {
                InetSocketAddress port = carillon.sip(carriers[i % carriers.length]);
                Socket socket = new Socket(port.getAddress(), port.getPort(),
                        InetAddress.getByName("127.0.1." + (1 + i % 30)), 0);
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write("OPTIONS sip:a SIP/2.0\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            var a = carillon.line();
            try (Phone alice = Phone.over(Carrier.TCP, carillon.sip(Carrier.TCP), a.number(), a.secret()).register();
                    Phone bob = carillon.line().registered()) {
                Talk.between(alice, bob).hangUp();
            }
            for (Socket socket : slow) {
                assertCut(socket);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void assertCut(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
        } catch (java.net.SocketTimeoutException open) {
            throw new AssertionError("still open", open);
        } catch (java.io.IOException reset) {
            assertThat(reset).isNotNull();
        }
    }

    @Test
    void twoHundredPhonesThatComeBackAtOnceAreAllRegistered() throws Exception {
        List<Callable<Integer>> phones = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
            var line = carillon.line();
            phones.add(() -> {
                try (Phone phone = line.phone()) {
                    return phone.register(300).status();
                }
            });
        }
        ExecutorService site = Executors.newFixedThreadPool(50);
        try {
            for (var registered : site.invokeAll(phones, 120, TimeUnit.SECONDS)) {
                assertThat(registered.get()).isEqualTo(200);
            }
        } finally {
            site.shutdownNow();
        }
    }

    @Test
    void nobodyHearsTheCallOfOthers() throws Exception {
        List<Phone> phones = new ArrayList<>();
        List<Talk> talks = new ArrayList<>();
        try {
            for (int i = 0; i < CALLS; i++) {
                phones.add(carillon.line().registered());
                phones.add(carillon.line().registered());
                talks.add(Talk.between(phones.get(2 * i), phones.get(2 * i + 1)));
            }
            for (Talk talk : talks) {
                Hearing hearing = talk.in().listen(ofMillis(1000));
                double own = hearing.levelOf(talk.caller().tone());
                for (Phone other : phones) {
                    if (other != talk.caller()) {
                        assertThat(hearing.levelOf(other.tone())).as("tone of %s in the ear of %s", other.user(),
                                talk.callee().user())
                                .isLessThan(own - APART);
                    }
                }
            }
            for (Talk talk : talks) {
                talk.hangUp();
            }
        } finally {
            phones.forEach(Phone::close);
        }
    }

    /** As when the machine is suspended: nothing runs for four seconds, then everything at once. */
    @Test
    void aServerThatStoodStillForFourSecondsGoesOnWithTheCall() throws Exception {
        ServerProcess server = ServerProcess.ofTestRun();
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered();
                Asking asking = new Asking(carillon.sip(), "127.0.0.68")) {
            Talk talk = Talk.between(alice, bob);
            server.signal("STOP");
            try {
                LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
            } finally {
                server.signal("CONT");
            }
            assertThat(asking.answered()).isLessThan(Duration.ofSeconds(3));
            double packets = 0;
            for (int i = 0; i < ROUNDS && !isOrdinary(packets); i++) {
                packets = inOneAndAHalfSeconds(talk);
            }
            assertThat(isOrdinary(packets)).as("packets in 1.5 s: %s, no more than were spoken", packets).isTrue();
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    private static boolean isOrdinary(double packets) {
        return packets >= 60 && packets <= 95;
    }

    /** Measured by the clock, because the machine may stumble while we wait. */
    private static double inOneAndAHalfSeconds(Talk talk) {
        long start = System.nanoTime();
        talk.in().audio().forget();
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
        return talk.in().audio().soFar().packets() * 1.5e9 / (System.nanoTime() - start);
    }
}
