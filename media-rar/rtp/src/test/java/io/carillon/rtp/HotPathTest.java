package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.carillon.contract.MediaDirection;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HotPathTest {
    private static final int WARM_UP = 20_000;
    private static final int PACKETS = 20_000;
    private static final int BATCH = 50;

    @Test
    void aRelayedPacketAllocatesNothing() throws Exception {
        assumeThat(io.carillon.rtp.wire.EpollWire.unavailabilityCause()).isNull();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Studio studio = Studio.on(MediaConfig.Transport.EPOLL); Studio.Talk talk = studio.talk(false)) {
            talk.b().send(0, talk.legB());
            talk.a().receive(); // both sources are known
            pass(talk, WARM_UP);
            long before = allocated(threads);
            pass(talk, PACKETS);
            double perPacket = (double) (allocated(threads) - before) / PACKETS;
            assertThat(perPacket).isLessThan(1);
        }
    }

    private static void pass(Studio.Talk talk, int packets) throws Exception {
        for (int i = 0; i < packets; i += BATCH) {
            talk.legA().direction(MediaDirection.SENDRECV); // the clock of this device means nothing
            for (int k = 0; k < BATCH; k++) {
                talk.a().send(0, talk.legA());
            }
            for (int k = 0; k < BATCH; k++) {
                talk.b().receive();
            }
        }
    }

    private static long allocated(ThreadMXBean threads) {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            if (threads.getThreadInfo(id).getThreadName().startsWith("carillon-media-")) {
                sum += threads.getThreadAllocatedBytes(id);
            }
        }
        return sum;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBurstThatWasHeldUpIsNotReplayed() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            byte[] early = talk.a().packet(0);
            byte[][] heldUp = new byte[200][];
            for (int i = 0; i < heldUp.length; i++) {
                heldUp[i] = talk.a().packet(0); // timestamps of the next four seconds
            }
            byte[] inTime = talk.a().packet(0);
            // The stream is known by its newest packet; what it overtook comes all at once.
            talk.a().send(inTime, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(inTime);
            CountDownLatch release = new CountDownLatch(1);
            ((MediaLeg) talk.legA()).loop().executeNow(() -> awaitQuietly(release));
            talk.a().send(early, talk.legA());
            for (byte[] packet : heldUp) {
                talk.a().send(packet, talk.legA());
            }
            release.countDown();
            studio.awaitCount(MediaStatistics::packetsIn, heldUp.length + 2L);
            int passed = 0;
            while (!talk.b().hearsNothing()) {
                passed++;
            }
            assertThat(passed).isBetween(10, LateGuard.TOLERATED + 25);
            assertThat(studio.engine.statistics().droppedLate()).isGreaterThan(140);
        }
    }
}
