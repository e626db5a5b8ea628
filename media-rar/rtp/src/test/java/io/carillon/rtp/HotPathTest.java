package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Tone;
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

    @Test
    void aTranscodedPacketAllocatesNothing() throws Exception {
        assumeThat(io.carillon.rtp.wire.EpollWire.unavailabilityCause()).isNull();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Studio studio = Studio.on(MediaConfig.Transport.EPOLL); Studio.Talk talk = studio.talk(false)) {
            talk.legB().remote(talk.b().media(
                    MediaDirection.SENDRECV, Device.types(9, Codec.G722), Codec.G722));
            talk.b().send(9, talk.legB());
            talk.a().receive(); // both sources are known
            pass(talk, WARM_UP);
            long before = allocated(threads);
            pass(talk, PACKETS);
            double perPacket = (double) (allocated(threads) - before) / PACKETS;
            assertThat(studio.engine.statistics().packetsTranscoded()).isGreaterThanOrEqualTo(WARM_UP + PACKETS);
            assertThat(perPacket).isLessThan(1);
        }
    }

    @Test
    void aFrameOfAMixAllocatesNothing() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            talk.legB().remote(talk.b().media(
                    MediaDirection.SENDRECV, Device.types(9, Codec.G722), Codec.G722));
            studio.engine.joinMix(talk.legA(), MixPlace.in("room"));
            studio.engine.joinMix(talk.legB(), MixPlace.in("room"));
            converse(talk, 100);
            long before = allocated(threads);
            converse(talk, 100);
            assertThat(allocated(threads) - before).isLessThan(100 * 20);
        }
    }

    private static void converse(Studio.Talk talk, int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            talk.a().send(0, talk.legA());
            talk.b().send(9, talk.legB());
            talk.a().receive();
            talk.b().receive();
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
            byte[][] heldUp = new byte[201][];
            for (int i = 0; i < heldUp.length; i++) {
                heldUp[i] = talk.a().packet(0, i * 160); // recorded within four seconds
            }
            byte[] inTime = talk.a().packet(0, heldUp.length * 160);
            // The stream is known by its newest packet; what it overtook comes all at once.
            talk.a().send(inTime, talk.legA());
            assertThat(talk.b().receive()).isEqualTo(inTime);
            CountDownLatch release = new CountDownLatch(1);
            ((MediaLeg) talk.legA()).loop().executeNow(() -> awaitQuietly(release));
            for (byte[] packet : heldUp) {
                talk.a().send(packet, talk.legA());
            }
            release.countDown();
            studio.awaitCount(MediaStatistics::packetsIn, heldUp.length + 1L);
            int passed = 0;
            while (!talk.b().hearsNothing()) {
                passed++;
            }
            assertThat(passed).isBetween(10, LateGuard.TOLERATED + 25);
            assertThat(studio.engine.statistics().droppedLate()).isGreaterThan(140);
        }
    }

    @Test
    void mediaPointedInACircleDoesNotOccupyTheLoop() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            // Each leg's device claims to be the other leg's own port; a tone starts the merry-go-round.
            RemoteMedia a = talk.a().media();
            talk.legA().remote(new RemoteMedia(
                    talk.legB().localRtp(), null, null, a.direction(), a.sends(), a.receives(), a.codec()));
            talk.legB().remote(new RemoteMedia(
                    talk.legA().localRtp(), null, null, a.direction(), a.sends(), a.receives(), a.codec()));
            studio.engine.unbridge(talk.legA());
            talk.legA().play(Tone.RINGBACK);
            studio.awaitCount(MediaStatistics::packetsOut, 5);
            studio.engine.bridge(talk.legA(), talk.legB());
            try (Studio.Talk others = studio.talk(false)) {
                for (int i = 0; i < 50; i++) {
                    byte[] voice = others.a().send(0, others.legA());
                    assertThat(others.b().receive()).isEqualTo(voice);
                }
            }
        }
    }
}
