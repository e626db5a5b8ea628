package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Codec;
import io.carillon.contract.StreamOrder;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.Interjection;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.stream.StreamHub;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What interrupts for a moment, and far ends that are not there. */
class InterjectionTest {
    /** Two frames of the same sample, as often as it is told to. */
    private static final class Word implements Interjection {
        private volatile int left;

        @Override
        public boolean isActive() {
            return left > 0;
        }

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void fill(short[] frame) {
            Arrays.fill(frame, 0, 160, (short) 8031);
            left = left - 1;
        }
    }

    @Test
    void anInterjectionTakesThePlaceOfTheOtherAndGivesItBack() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            Word word = new Word();
            talk.legB().interject(word);
            talk.greet();
            word.left = 2;
            byte[] first = talk.b().receive();
            byte[] second = talk.b().receive();
            assertThat(first[1]).as("marked").isEqualTo((byte) 0x80);
            assertThat(Arrays.copyOfRange(second, 12, 172)).containsOnly(first[12]);
            await().atMost(Duration.ofSeconds(20)).until(() -> word.left == 0);
            talk.greet();
            talk.legB().interject(null);
            talk.greet();
        }
    }

    @Test
    void aFarEndThatIsNotThereCostsACounterAndNothingElse() throws Exception {
        int closed;
        try (ServerSocket nobody = new ServerSocket(0)) {
            closed = nobody.getLocalPort();
        }
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO);
                Studio.Talk talk = studio.talk(false);
                StreamHub hub = new StreamHub(1)) {
            hub.start();
            hub.begin("s", talk.legA(), new StreamOrder(
                    URI.create("ws://127.0.0.1:" + closed + "/"), null, StreamOrder.Sound.L16_8000, true, Map.of()));
            await().atMost(Duration.ofSeconds(10)).until(() -> hub.counters().get("streams.failed") == 1);
            await().atMost(Duration.ofSeconds(10)).until(hub::hasRoom);
            assertThat(hub.of(talk.legA().call())).isEmpty();
            talk.greet();
        }
    }

    /** Keeps the loudest it has heard of 1000 Hz. */
    private static final class Ear implements AudioSink {
        private final int rate;
        private volatile double loudest = -120;

        Ear(int rate) {
            this.rate = rate;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void take(short[] frame) {
            loudest = Math.max(loudest, Wave.level(Wave.part(frame, 0, rate / 50), rate, 1000));
        }
    }

    @Test
    void whoOverhearsHearsAtItsOwnRateWhatIsRelayed() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Studio.Talk talk = studio.talk(false)) {
            talk.greet();
            Ear narrow = new Ear(8000);
            Ear wide = new Ear(16_000);
            talk.legA().overhear(narrow);
            talk.legA().overhear(wide);
            talk.legA().interject(new Word());
            short[] wave = Wave.sine(1000, 8000, 160, -10);
            for (int i = 0; i < 30; i++) {
                ByteBuffer packet = ByteBuffer.wrap(talk.a().packet(0));
                AudioCodec.of(Codec.PCMU).encoder().encode(wave, 160, packet, 12);
                talk.a().send(packet.array(), talk.legA());
                assertThat(talk.b().receive()).hasSize(172);
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(narrow.loudest).isCloseTo(-10, Offset.offset(1.0));
            assertThat(wide.loudest).isCloseTo(-10, Offset.offset(1.0));
            talk.legA().ignore(wide);
            talk.legA().ignore(narrow);
            talk.greet();
        }
    }
}
