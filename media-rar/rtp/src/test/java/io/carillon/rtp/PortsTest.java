package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortsTest {
    private static final int MIN = 23001;
    private static final int MAX = 23020;
    private static final int PAIRS = 9;

    private static Studio small(MediaConfig.Transport transport) throws Exception {
        return new Studio(Studio.config(transport, MIN, MAX, Duration.ofSeconds(60)));
    }

    private static LegId leg(int number) {
        return new LegId("leg-" + number);
    }

    @Test
    void pairsAreEvenAndOddAndAFreedOneIsReusedLast() {
        PortPool pool = new PortPool(MIN, MAX);
        assertThat(pool.size()).isEqualTo(PAIRS);
        Set<Integer> taken = new HashSet<>();
        int first = pool.take();
        taken.add(first);
        pool.giveBack(first);
        for (int i = 1; i < PAIRS; i++) {
            int port = pool.take();
            assertThat(port).isEven().isBetween(MIN, MAX - 1);
            assertThat(taken.add(port)).isTrue();
        }
        assertThat(pool.take()).isEqualTo(first);
        assertThat(pool.take()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void anEmptyPoolRefusesAndACloseMakesRoomAtOnce(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = small(transport)) {
            List<RtpEndpoint> open = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                open.add(studio.engine.open(Studio.call(), leg(i), false));
            }
            assertThat(studio.engine.statistics().portsUsed()).isEqualTo(2 * PAIRS);
            assertThat(studio.engine.statistics().portsTotal()).isEqualTo(2 * PAIRS);
            assertThatThrownBy(() -> studio.engine.open(Studio.call(), leg(99), false))
                    .isInstanceOf(PortsExhausted.class);

            open.get(3).close();
            open.get(3).close();
            assertThat(studio.engine.statistics().portsUsed()).isEqualTo(2 * PAIRS - 2);
            RtpEndpoint again = studio.engine.open(Studio.call(), leg(100), false);
            assertThat(again.localRtp().getPort()).isEqualTo(open.get(3).localRtp().getPort());
            assertThat(again.rtcpPort()).isEqualTo(again.localRtp().getPort() + 1);
            assertThatThrownBy(() -> studio.engine.open(Studio.call(), leg(101), false))
                    .isInstanceOf(PortsExhausted.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aPortThatSomebodyElseHasIsSkippedAndCounted(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = small(transport);
                DatagramSocket even = new DatagramSocket(new InetSocketAddress(Device.loopback(false), 23002));
                DatagramSocket odd = new DatagramSocket(new InetSocketAddress(Device.loopback(false), 23005))) {
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < PAIRS - 2; i++) {
                ports.add(studio.engine.open(Studio.call(), leg(i), false).localRtp().getPort());
            }
            assertThat(ports).hasSize(PAIRS - 2).doesNotContain(even.getLocalPort(), odd.getLocalPort() - 1);
            assertThat(studio.engine.statistics().bindFailures()).isGreaterThanOrEqualTo(2);
            assertThatThrownBy(() -> studio.engine.open(Studio.call(), leg(99), false))
                    .isInstanceOf(PortsExhausted.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void nobodyElseCanTakeAPortOfALegNotEvenOneThatOffersToShare(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false);
                DatagramSocket thief = new DatagramSocket(null)) {
            talk.a().send(0, talk.legA());
            talk.b().receive(); // the twin exists
            thief.setReuseAddress(true);
            assertThatThrownBy(() -> thief.bind(talk.legA().localRtp())).isInstanceOf(java.net.BindException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void tenThousandCallsLeaveNothingBehind(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = small(transport)) {
            long descriptors = descriptors();
            for (int i = 0; i < 10_000; i++) {
                CallId call = Studio.call();
                RtpEndpoint a = studio.engine.open(call, leg(0), false);
                RtpEndpoint b = studio.engine.open(call, leg(1), i % 7 == 0);
                studio.engine.bridge(a, b);
                if (i % 5 == 0) {
                    // A failure in the middle of setting up must not cost a port.
                    assertThatThrownBy(() -> a.remote(null)).isInstanceOf(NullPointerException.class);
                }
                a.close();
                b.close();
            }
            assertThat(studio.engine.statistics().portsUsed()).isZero();
            assertThat(studio.engine.statistics().endpoints()).isZero();
            for (int i = 0; i < PAIRS; i++) {
                studio.engine.open(Studio.call(), leg(i), false);
            }
            assertThat(studio.engine.statistics().bridged()).isZero();
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2 * PAIRS + 4);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void callsThatTalkedLeaveNoDescriptorsBehind(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport)) {
            long descriptors = descriptors();
            for (int i = 0; i < 200; i++) {
                try (Studio.Talk talk = studio.talk(false)) {
                    talk.a().send(0, talk.legA());
                    talk.b().receive();
                    talk.b().send(0, talk.legB());
                    talk.a().receive();
                    if (i % 3 == 0) {
                        talk.legA().remote(talk.b().media()); // the device moves: its socket is replaced
                    }
                }
            }
            org.awaitility.Awaitility.await().until(() -> descriptors() <= descriptors + 4);
        }
    }

    @Test
    void closingTheEngineGivesAllPortsBackToTheSystem() throws Exception {
        int port;
        try (Studio studio = small(MediaConfig.Transport.AUTO)) {
            port = studio.engine.open(Studio.call(), leg(1), false).localRtp().getPort();
        }
        try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(Device.loopback(false), port))) {
            assertThat(free.isBound()).isTrue();
        }
    }

    private static long descriptors() {
        String[] open = new java.io.File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }
}
