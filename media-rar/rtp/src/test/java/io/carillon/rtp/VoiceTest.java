package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Tone;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine says and hears itself, over real sockets. */
class VoiceTest {
    private static final Codec L16 = new Codec("L16", 16000);

    @ParameterizedTest
    @CsvSource({"PCMU,8000,0", "PCMA,8000,8", "G722,8000,9", "L16,16000,97", "OPUS,48000,111"})
    void aSourceIsHeardInTheCodecOfTheLegAndItsEndIsTold(String name, int clock, int type) throws Exception {
        Codec codec = new Codec(name, clock);
        CountDownLatch ended = new CountDownLatch(1);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            Studio.assumeSpoken(codec);
            RtpEndpoint leg = opened(studio, a, codec, type, MediaDirection.SENDRECV);
            leg.play(new Sine(1004, 16000, 20), ended::countDown);
            short[] heard = hear(a, AudioCodec.of(codec), type, 20);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            int rate = AudioCodec.of(codec).rate();
            short[] steady = Wave.part(heard, rate / 10, rate / 5);
            assertThat(Wave.level(steady, rate, 1004)).isCloseTo(-10, Offset.offset(1.0));
            assertThat(Wave.snr(steady, rate, 1004)).isGreaterThan(codec.equals(Codec.OPUS) ? 10 : 30);
            assertThat(studio.engine.statistics().tones()).isZero();
        }
    }

    @Test
    void whatIsHeldPassesUnheardAndEndsNevertheless() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            RtpEndpoint leg = opened(studio, a, Codec.G722, 9, MediaDirection.SENDONLY);
            leg.play(new Sine(1004, 8000, 5), ended::countDown);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(a.hearsNothing()).isTrue();
        }
    }

    @Test
    void whatPlaysGoesOnInAnotherCodec() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            RtpEndpoint leg = opened(studio, a, Codec.PCMU, 0, MediaDirection.SENDRECV);
            leg.play(new Sine(1004, 16000, 10_000), null);
            assertThat(a.receive()).hasSize(172);
            leg.remote(a.media(MediaDirection.SENDRECV, Device.types(9, Codec.G722), Codec.G722));
            byte[] packet = a.receive();
            while ((packet[1] & 0x7f) != 9) {
                packet = a.receive();
            }
            assertThat(packet[1]).isEqualTo((byte) 0x89);
            leg.stopPlaying();
            leg.play(Tone.CONFIRMATION);
            assertThat(studio.endedTones.poll(20, TimeUnit.SECONDS)).isEqualTo(leg.leg());
        }
    }

    @ParameterizedTest
    @CsvSource({"PCMU,8000,0,8000", "G722,8000,9,16000", "G722,8000,9,8000", "L16,16000,97,8000", "PCMA,8000,8,48000",
        "OPUS,48000,111,8000", "OPUS,48000,111,16000"})
    void aListenerGetsTheDeviceEvery20MillisecondsAtItsRate(String name, int clock, int type, int rate) throws Exception {
        Codec codec = new Codec(name, clock);
        Ear ear = new Ear(rate);
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); Device a = new Device()) {
            Studio.assumeSpoken(codec);
            RtpEndpoint leg = opened(studio, a, codec, type, MediaDirection.SENDRECV);
            leg.listen(ear);
            assertThat(Wave.level(ear.next())).isLessThan(-90);
            say(a, leg, AudioCodec.of(codec), type, 12);
            double loudest = -120;
            for (int i = 0; i < 40; i++) {
                loudest = Math.max(loudest, Wave.level(ear.next(), rate, 1000));
            }
            assertThat(loudest).isCloseTo(-10, Offset.offset(1.0));
            leg.listen(null);
            leg.play(Tone.CONFIRMATION);
            studio.endedTones.poll(20, TimeUnit.SECONDS);
            ear.frames.clear();
            assertThat(ear.frames.poll(60, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    private static RtpEndpoint opened(Studio studio, Device a, Codec codec, int type, MediaDirection direction) {
        RtpEndpoint leg = studio.open(Studio.call(), "a", false);
        leg.remote(a.media(direction, Device.types(type, codec), codec));
        return leg;
    }

    private static short[] hear(Device a, AudioCodec codec, int type, int packets) throws Exception {
        AudioCodec.Decoder decoder = codec.decoder();
        short[] heard = new short[packets * codec.frame()];
        short[] frame = new short[codec.frame()];
        int timestamp = 0;
        for (int i = 0; i < packets; i++) {
            ByteBuffer packet = ByteBuffer.wrap(a.receive());
            assertThat(packet.get(1) & 0xff).isEqualTo(i == 0 ? type | 0x80 : type);
            assertThat(packet.getInt(4)).isEqualTo(i == 0 ? packet.getInt(4) : timestamp);
            timestamp = packet.getInt(4) + codec.ticks();
            decoder.decode(packet, 12, packet.capacity() - 12, frame);
            System.arraycopy(frame, 0, heard, i * frame.length, frame.length);
        }
        return heard;
    }

    /** A burst of so many packets of a sine, as if the line had held them up for a moment. */
    private static void say(Device a, RtpEndpoint leg, AudioCodec codec, int type, int packets) throws Exception {
        AudioCodec.Encoder encoder = codec.encoder();
        short[] wave = Wave.sine(1000, codec.rate(), packets * codec.frame(), -10);
        for (int i = 0; i < packets; i++) {
            ByteBuffer packet = ByteBuffer.allocate(2048);
            int bytes = encoder.encode(Wave.part(wave, i * codec.frame(), codec.frame()), codec.frame(), packet, 12);
            byte[] header = a.packet(type, i * codec.ticks());
            packet.put(0, header, 0, 12);
            byte[] whole = new byte[12 + bytes];
            packet.get(0, whole);
            a.send(whole, leg);
        }
    }

    /** Endless when there are more frames than the test lasts. */
    private static final class Sine implements AudioSource {
        private final double hertz;
        private final int rate;
        private final int frames;
        private int frame;

        Sine(double hertz, int rate, int frames) {
            this.hertz = hertz;
            this.rate = rate;
            this.frames = frames;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void fill(short[] into) {
            for (int i = 0; i < rate / 50; i++) {
                into[i] = (short) Math.round(10_362 * Math.sin(2 * Math.PI * hertz * (frame * rate / 50 + i) / rate));
            }
            frame++;
        }

        @Override
        public boolean hasEnded() {
            return frame == frames;
        }
    }

    private static final class Ear implements AudioSink {
        private final BlockingQueue<short[]> frames = new LinkedBlockingQueue<>();
        private final int rate;

        Ear(int rate) {
            this.rate = rate;
        }

        @Override
        public int rate() {
            return rate;
        }

        @Override
        public void take(short[] frame) {
            frames.add(Wave.part(frame, 0, rate / 50));
        }

        short[] next() throws InterruptedException {
            short[] frame = frames.poll(20, TimeUnit.SECONDS);
            assertThat(frame).isNotNull();
            return frame;
        }
    }
}
