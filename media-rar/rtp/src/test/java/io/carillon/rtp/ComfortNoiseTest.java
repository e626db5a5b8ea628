package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.ComfortNoise;
import io.carillon.rtp.pcm.Wave;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Silence that both sides have agreed not to send (RFC 3389). */
class ComfortNoiseTest {
    private static final PayloadTypes WITH_NOISE =
            Device.types(0, Codec.PCMU, 13, new Codec(PayloadTypes.COMFORT_NOISE, 8000));

    @Test
    void noiseHasTheLevelThatIsWanted() {
        ComfortNoise noise = new ComfortNoise();
        short[] frame = new short[8000];
        noise.level(40);
        noise.fill(frame, frame.length);
        assertThat(Wave.level(frame)).isCloseTo(-40 + 3, Offset.offset(0.5)); // levels here are those of sines
        noise.level(127);
        assertThat(noise.isOn()).isFalse();
    }

    @Test
    void aListenerHearsTheNoiseOfADeviceThatPausesAndItsVoiceAfterwards() throws Exception {
        BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            RtpEndpoint leg = studio.open(Studio.call(), "a", false);
            leg.remote(a.media(MediaDirection.SENDRECV, WITH_NOISE, Codec.PCMU));
            leg.listen(new Ear(frames));
            for (int i = 0; i < 4; i++) {
                a.send(a.packet(0, i * 160), leg);
            }
            byte[] noise = Arrays.copyOf(a.packet(13, 640), 13);
            noise[12] = 30;
            a.send(noise, leg);
            double last = -120;
            for (int i = 0; i < 100 && Math.abs(last + 27) > 1; i++) {
                last = Wave.level(frames.poll(20, TimeUnit.SECONDS));
            }
            assertThat(last).as("noise of 30 dB below overload").isCloseTo(-27, Offset.offset(1.0));
            assertThat(studio.engine.statistics().droppedMalformed()).isZero();
        }
    }

    @Test
    void longSilenceIsOnePacketEveryHalfSecondForWhoUnderstandsIt() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device(); Device b = new Device()) {
            RtpEndpoint quiet = studio.open(Studio.call(), "a", false);
            quiet.remote(a.media(MediaDirection.SENDRECV, WITH_NOISE, Codec.PCMU));
            quiet.play(new Pausing(), null);
            int voice = 0;
            byte[] packet = a.receive();
            while (packet[1] != 13) {
                assertThat(packet).hasSize(172);
                voice++;
                packet = a.receive();
            }
            assertThat(voice).isEqualTo(5 + 10);
            assertThat(packet).hasSize(13);
            int timestamp = java.nio.ByteBuffer.wrap(packet).getInt(4);
            byte[] again = a.receive();
            assertThat(again).hasSize(13);
            assertThat(java.nio.ByteBuffer.wrap(again).getInt(4) - timestamp).isEqualTo(25 * 160);
            byte[] spurt = a.receive();
            assertThat(spurt[1]).as("marked").isEqualTo((byte) 0x80);
            assertThat(java.nio.ByteBuffer.wrap(spurt).getInt(4) - timestamp).isEqualTo(30 * 160);
            RtpEndpoint plain = studio.open(Studio.call(), "b", false);
            plain.remote(b.media(MediaDirection.SENDRECV, Device.types(0, Codec.PCMU), Codec.PCMU));
            plain.play(new Pausing(), null);
            for (int i = 0; i < 30; i++) {
                assertThat(b.receive()).hasSize(172);
            }
        }
    }

    /** Five frames of sound, forty of silence, and sound again. */
    private static final class Pausing implements AudioSource {
        private int frame;

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void fill(short[] into) {
            short value = (short) (frame < 5 || frame >= 45 ? 5000 : 0);
            for (int i = 0; i < 160; i++) {
                into[i] = (short) (i % 2 == 0 ? value : -value);
            }
            frame++;
        }

        @Override
        public boolean hasEnded() {
            return false;
        }
    }

    private record Ear(BlockingQueue<short[]> frames) implements AudioSink {
        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public void take(short[] frame) {
            frames.add(Arrays.copyOf(frame, 160));
        }
    }
}
