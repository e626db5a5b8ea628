package io.carillon.rtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.carillon.contract.Codec;
import io.carillon.rtp.pcm.Resampler;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.prompt.Recording;
import io.carillon.rtp.prompt.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opus as we speak it, and as devices do. */
class OpusCodecTest {
    private static final int RATE = 16_000;
    private static final int FRAME = 320;

    private static OpusCodec opus;

    @BeforeAll
    static void load() throws Exception {
        assumeThatItIsHere();
        assertThat(Opus.load()).startsWith("libopus").isEqualTo(Opus.load());
        opus = (OpusCodec) AudioCodec.of(Codec.OPUS);
    }

    static void assumeThatItIsHere() {
        try {
            Opus.load();
        } catch (IOException missing) {
            Assumptions.abort("Opus is spoken where libopus is: " + missing.getMessage());
        }
    }

    @Test
    void itsClockIsThatOf48KilohertzWhateverIsInIt() {
        assertThat(opus.clockRate()).isEqualTo(48_000);
        assertThat(opus.ticks()).isEqualTo(960);
        assertThat(opus.frame()).isEqualTo(FRAME);
        assertThat(opus.isCostly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {160, 320, 480, 640, 800, 960, 1280, 1760, 1920})
    void aPacketOfAnyTensOfMillisecondsIsHeardAsItWas(int length) {
        AudioCodec.Encoder encoder = opus.encoder();
        AudioCodec.Decoder decoder = opus.decoder();
        int packets = RATE / length;
        short[] wave = Wave.sine(1004, RATE, packets * length, -10);
        short[] heard = new short[packets * length];
        short[] part = new short[length];
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        for (int i = 0; i < packets; i++) {
            int bytes = encoder.encode(Wave.part(wave, i * length, length), length, packet, 12);
            assertThat(bytes).isBetween(1, opus.mostBytes(length));
            assertThat(opus.samples(packet, 12, bytes)).isEqualTo(length);
            assertThat(decoder.decode(packet, 12, bytes, part)).isEqualTo(length);
            System.arraycopy(part, 0, heard, i * length, length);
        }
        isTheTone(Wave.part(heard, RATE / 2, RATE * 3 / 10));
    }

    private static void isTheTone(short[] steady) {
        assertThat(Wave.level(steady, RATE, 1004)).isCloseTo(-10, Offset.offset(1.5));
        assertThat(Wave.snr(steady, RATE, 1004)).isGreaterThan(10);
    }

    @Test
    void whatCannotBeSaidAtOnceIsNotSaid() {
        ByteBuffer packet = ByteBuffer.allocate(2048);
        for (int count : new int[] {-320, 0, 100, 161, 2080}) {
            assertThat(opus.encoder().encode(new short[2080], count, packet, 12)).isZero();
        }
    }

    /** What a browser may send although it is told what we would like: music, two channels, its own rate, long frames, two modes at once. */
    @ParameterizedTest
    @CsvSource({"2,2049,960,96000", "1,2048,2880,12000", "2,2051,120,64000", "1,2048,480,32000", "1,2048,960,32000",
        "2,2048,960,24000", "1,2049,1920,64000"})
    void whateverADeviceSendsIsUnderstood(int channels, int application, int frame, int bits) {
        OpusDevice device = new OpusDevice(48_000, channels, application, bits);
        AudioCodec.Decoder decoder = opus.decoder();
        int packets = 48_000 / frame;
        short[] wave = Wave.sine(1004, 48_000, packets * frame, -10);
        short[] heard = new short[RATE];
        short[] part = new short[1920];
        for (int i = 0; i < packets; i++) {
            byte[] packet = device.say(channels(wave, i * frame, frame, channels), frame);
            int samples = decoder.decode(ByteBuffer.wrap(packet), 0, packet.length, part);
            assertThat(samples).isEqualTo(frame / 3);
            System.arraycopy(part, 0, heard, i * samples, samples);
        }
        isTheTone(Wave.part(heard, RATE / 2, RATE * 3 / 10));
    }

    private static short[] channels(short[] wave, int from, int count, int channels) {
        short[] all = new short[count * channels];
        for (int i = 0; i < all.length; i++) {
            all[i] = wave[from + i / channels];
        }
        return all;
    }

    @Test
    void whatIsMissingIsGuessedAndFades() {
        AudioCodec.Encoder encoder = opus.encoder();
        AudioCodec.Decoder decoder = opus.decoder();
        short[] wave = Wave.sine(400, RATE, RATE, -10);
        short[] frame = new short[FRAME];
        ByteBuffer packet = ByteBuffer.allocate(2048);
        assertThat(decoder.conceal(frame, FRAME)).isTrue();
        assertThat(Wave.level(frame)).as("before anything was said").isLessThan(-90);
        for (int i = 0; i < 40; i++) {
            int bytes = encoder.encode(Wave.part(wave, i * FRAME, FRAME), FRAME, packet, 0);
            decoder.decode(packet, 0, bytes, frame);
        }
        assertThat(decoder.conceal(frame, FRAME)).isTrue();
        assertThat(Wave.level(frame)).as("the first").isGreaterThan(-25);
        for (int i = 0; i < 20; i++) {
            decoder.conceal(frame, FRAME);
        }
        assertThat(Wave.level(frame)).as("after 400 ms").isLessThan(-90);
    }

    /** Of every tenth packet only the copy in the next one comes, or not even that. */
    @Test
    void aLostPacketIsHeardInTheNextThatRepeatsIt() throws Exception {
        short[] speech = speech();
        double copied = damage(speech, true);
        double guessed = damage(speech, false);
        assertThat(copied).isLessThan(guessed / 2);
    }

    /** How far what is heard in place of lost packets is from what they said. */
    private static double damage(short[] speech, boolean withCopy) {
        OpusDevice device = new OpusDevice(RATE, 1, 2048, 32_000)
                .set(OpusDevice.SET_REPEATED, 1).set(OpusDevice.SET_LOSS, 20);
        AudioCodec.Decoder whole = opus.decoder();
        AudioCodec.Decoder torn = opus.decoder();
        short[] said = new short[FRAME];
        short[] heard = new short[FRAME];
        double damage = 0;
        for (int i = 0; (i + 1) * FRAME <= speech.length; i++) {
            byte[] bytes = device.say(Wave.part(speech, i * FRAME, FRAME), FRAME);
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            if (i % 10 == 9) {
                whole.decode(packet, 0, bytes.length, said);
                continue;
            }
            if (i % 10 == 0 && i > 0) {
                assertThat(withCopy ? torn.recover(packet, 0, bytes.length, heard, FRAME) : torn.conceal(heard, FRAME)).isTrue();
                damage += distance(said, heard);
            }
            whole.decode(packet, 0, bytes.length, said);
            torn.decode(packet, 0, bytes.length, heard);
        }
        return damage;
    }

    private static double distance(short[] one, short[] other) {
        return IntStream.range(0, one.length).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum();
    }

    private static short[] speech() throws Exception {
        try (InputStream in = Recording.class.getResourceAsStream("en.wav")) {
            short[] narrow = Arrays.copyOf(WavFile.read(in.readAllBytes()).samples(), 10 * 8000);
            short[] wide = new short[2 * narrow.length];
            short[] frame = new short[FRAME];
            Resampler up = Resampler.between(8000, RATE);
            for (int i = 0; i < narrow.length; i += 160) {
                up.resample(Wave.part(narrow, i, 160), 160, frame);
                System.arraycopy(frame, 0, wide, 2 * i, FRAME);
            }
            return wide;
        }
    }

    @Test
    void bytesFromTheNetworkAreAtWorstNoise() {
        Random random = new Random(7);
        AudioCodec.Decoder decoder = opus.decoder();
        AudioCodec.Encoder encoder = opus.encoder();
        short[] samples = new short[1920];
        short[] wave = Wave.sine(700, RATE, FRAME, -10);
        for (int i = 0; i < 4000; i++) {
            byte[] bytes = new byte[1400];
            int length = 1 + random.nextInt(i % 10 == 0 ? 1400 : 120);
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                length = encoder.encode(wave, FRAME, ByteBuffer.wrap(bytes), 0);
                bytes[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            }
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            int announced = opus.samples(packet, 0, length);
            assertThat(announced).isBetween(0, 1920);
            assertThat(decoder.decode(packet, 0, length, samples)).isIn(0, announced);
            decoder.recover(packet, 0, length, samples, FRAME);
            assertThat(decoder.conceal(samples, FRAME)).isTrue();
        }
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[0]), 0, 0, samples)).isZero();
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[4000]), 0, 4000, samples)).isZero();
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[] {8, 0}), 0, 2, new short[100])).as("no room").isZero();
        assertThat(encoder.encode(wave, FRAME, ByteBuffer.allocate(2000), 0)).isPositive();
    }

    @Test
    void aFrameMakesNoObjects() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        AudioCodec.Encoder encoder = opus.encoder();
        AudioCodec.Decoder decoder = opus.decoder();
        short[] samples = Wave.sine(700, RATE, FRAME, -10);
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        long before = 0;
        int frames = 2000;
        for (int i = 0; i < 2 * frames; i++) {
            if (i == frames) {
                before = threads.getThreadAllocatedBytes(self);
            }
            int bytes = encoder.encode(samples, FRAME, packet, 12);
            decoder.decode(packet, 12, bytes, samples);
            decoder.recover(packet, 12, bytes, samples, FRAME);
            decoder.conceal(samples, FRAME);
        }
        assertThat((threads.getThreadAllocatedBytes(self) - before) / frames).isZero();
    }

    @Test
    void whatIsClosedGivesItsMemoryBackOnceAndDoesNothingMore() {
        ByteBuffer packet = ByteBuffer.allocate(2048);
        short[] samples = Wave.sine(700, RATE, FRAME, -10);
        AudioCodec.Encoder encoder = opus.encoder();
        AudioCodec.Decoder decoder = opus.decoder();
        int bytes = encoder.encode(samples, FRAME, packet, 0);
        int spare = opus.spare();
        encoder.close();
        decoder.close();
        assertThat(opus.spare()).isEqualTo(spare + 2);
        encoder.close();
        decoder.close();
        assertThat(opus.spare()).as("the second time").isEqualTo(spare + 2);
        assertThat(encoder.encode(samples, FRAME, packet, 0)).isZero();
        assertThat(decoder.decode(packet, 0, bytes, samples)).isZero();
        assertThat(decoder.recover(packet, 0, bytes, samples, FRAME)).isFalse();
        assertThat(decoder.conceal(samples, FRAME)).isTrue();
        assertThat(Wave.level(samples)).as("silence").isLessThan(-90);
    }

    /** The next call gets the memory of the last, and nothing of what was said in it. */
    @Test
    void whoComesNextHearsNothingOfWhoWasThereBefore() {
        List<byte[]> fresh = packets(Wave.sine(1004, RATE, RATE, -10));
        packets(Wave.sine(300, RATE, RATE, -3));
        List<byte[]> next = packets(Wave.sine(1004, RATE, RATE, -10));
        assertThat(Arrays.deepEquals(next.toArray(), fresh.toArray())).isTrue();
    }

    @Test
    void streamsDoNotDisturbOneAnother() {
        List<byte[]> alone = packets(Wave.sine(1004, RATE, RATE, -10));
        assertThat(IntStream.range(0, 16).parallel()
                .mapToObj(i -> packets(Wave.sine(i % 2 == 0 ? 1004 : 300 + i, RATE, RATE, -10)))
                .toList()).filteredOn(one -> Arrays.deepEquals(one.toArray(), alone.toArray())).hasSize(8);
    }

    private static List<byte[]> packets(short[] wave) {
        try (AudioCodec.Encoder encoder = opus.encoder()) {
            return IntStream.range(0, wave.length / FRAME).mapToObj(i -> {
                ByteBuffer packet = ByteBuffer.allocate(2048);
                byte[] bytes = new byte[encoder.encode(Wave.part(wave, i * FRAME, FRAME), FRAME, packet, 0)];
                packet.get(0, bytes);
                return bytes;
            }).toList();
        }
    }
}
