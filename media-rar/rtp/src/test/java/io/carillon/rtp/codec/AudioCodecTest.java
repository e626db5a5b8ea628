package io.carillon.rtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioCodecTest {

    @ParameterizedTest
    @CsvSource({
        "PCMU,8000,1004,-10,36", "PCMU,8000,300,-20,35", "PCMU,8000,3400,-30,33", "PCMU,8000,1004,-45,26",
        "PCMA,8000,1004,-10,36", "PCMA,8000,300,-20,35", "PCMA,8000,3400,-30,33", "PCMA,8000,1004,-45,26",
        "L16,8000,1004,-10,70", "L16,16000,6000,-10,70",
        "G722,8000,1004,-10,38", "G722,8000,300,-20,38", "G722,8000,3400,-10,30", "G722,8000,1004,-45,26",
        "G722,8000,6000,-10,12"
    })
    void aSineKeepsItsFrequencyAndItsLevel(String name, int clock, double hertz, double level, double snr) {
        AudioCodec codec = AudioCodec.of(new Codec(name, clock));
        short[] heard = throughAndBack(codec, Wave.sine(hertz, codec.rate(), codec.rate() / 2, level));
        heard = Wave.part(heard, codec.rate() / 10, codec.rate() * 4 / 10);
        assertThat(Wave.level(heard, codec.rate(), hertz)).isCloseTo(level, Offset.offset(1.0));
        assertThat(Wave.snr(heard, codec.rate(), hertz)).isGreaterThan(snr);
    }

    @ParameterizedTest
    @CsvSource({"PCMU,8000,160,160", "PCMA,8000,160,160", "L16,8000,320,160", "L16,16000,640,320", "G722,8000,160,160"})
    void aFrameIs20Milliseconds(String name, int clock, int bytes, int ticks) {
        AudioCodec codec = AudioCodec.of(new Codec(name, clock));
        ByteBuffer packet = ByteBuffer.allocate(2048);
        assertThat(codec.encoder().encode(new short[codec.frame()], codec.frame(), packet, 12)).isEqualTo(bytes);
        assertThat(codec.ticks()).isEqualTo(ticks);
        assertThat(codec.decoder().decode(packet, 12, bytes, new short[codec.frame()])).isEqualTo(codec.frame());
        assertThat(codec.samples(packet, 12, bytes)).isEqualTo(codec.frame());
        assertThat(codec.mostSamples(bytes)).isEqualTo(codec.frame());
        assertThat(codec.mostBytes(codec.frame())).isEqualTo(bytes);
    }

    @Test
    void silenceIsSilent() {
        for (String name : new String[] {"PCMU", "PCMA", "G722"}) {
            AudioCodec codec = AudioCodec.of(new Codec(name, 8000));
            short[] heard = throughAndBack(codec, new short[codec.rate()]);
            for (short sample : heard) {
                assertThat(Math.abs(sample)).isLessThan(17);
            }
        }
    }

    @Test
    void bothBandsOfG722AreHeardWhereTheyWere() {
        AudioCodec codec = AudioCodec.of(Codec.G722);
        short[] low = Wave.sine(700, 16000, 8000, -16);
        short[] high = Wave.sine(5200, 16000, 8000, -22);
        short[] both = new short[8000];
        for (int i = 0; i < both.length; i++) {
            both[i] = (short) (low[i] + high[i]);
        }
        short[] heard = Wave.part(throughAndBack(codec, both), 1600, 6400);
        assertThat(Wave.level(heard, 16000, 700)).isCloseTo(-16, Offset.offset(0.5));
        assertThat(Wave.level(heard, 16000, 5200)).isCloseTo(-22, Offset.offset(1.0));
        assertThat(Wave.level(heard, 16000, 8000 - 5200)).isLessThan(-45);
    }

    /**
     * The sums are those of what libspandsp, with which many devices speak, makes of the same noise. Of the loud one only
     * the encoded form, because it lets a decoded overflow wrap around.
     */
    @Test
    void anotherImplementationOfG722MakesTheSameOfTheSameNoise() {
        AudioCodec codec = AudioCodec.of(Codec.G722);
        ByteBuffer packet = ByteBuffer.allocate(8000);
        short[] loud = noise(1, 16, 256, 1024, 16_384, 32_768);
        assertThat(codec.encoder().encode(loud, loud.length, packet, 0)).isEqualTo(8000);
        assertThat(sum(packet.array())).isEqualTo(0xa04c66f1L);
        short[] usual = noise(1, 16, 256, 1024, 4096, 8192);
        assertThat(codec.encoder().encode(usual, usual.length, packet, 0)).isEqualTo(8000);
        assertThat(sum(packet.array())).isEqualTo(0x6bbace7aL);
        assertThat(sum(heard(codec, packet))).isEqualTo(0xe95425e8L);
    }

    private static short[] noise(int... amplitudes) {
        short[] noise = new short[16_000];
        int state = 1;
        for (int i = 0; i < noise.length; i++) {
            state = state * 1_103_515_245 + 12_345 & 0x7fffffff;
            int amplitude = amplitudes[i / 1600 % amplitudes.length];
            noise[i] = (short) Math.floorDiv(((state >> 15) - 32_768) * (long) amplitude, 32_768);
        }
        return noise;
    }

    private static byte[] heard(AudioCodec codec, ByteBuffer packet) {
        short[] samples = new short[16_000];
        assertThat(codec.decoder().decode(packet, 0, 8000, samples)).isEqualTo(16_000);
        ByteBuffer bytes = ByteBuffer.allocate(32_000);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    @Test
    void noiseFromTheNetworkIsOnlyNoise() {
        byte[] noise = new byte[160];
        new Random(7).nextBytes(noise);
        for (Codec name : new Codec[] {Codec.PCMU, Codec.PCMA, Codec.G722, new Codec("L16", 16000)}) {
            AudioCodec codec = AudioCodec.of(name);
            AudioCodec.Decoder decoder = codec.decoder();
            for (int i = 0; i < 50; i++) {
                assertThat(decoder.decode(ByteBuffer.wrap(noise), 0, noise.length, new short[100])).isBetween(1, 100);
            }
            assertThat(decoder.decode(ByteBuffer.wrap(noise), 0, 0, new short[100])).isZero();
        }
    }

    @Test
    void aDecoderOfG722FindsItsWayAfterAGap() {
        AudioCodec codec = AudioCodec.of(Codec.G722);
        short[] wave = Wave.sine(1004, 16000, 16000, -10);
        AudioCodec.Encoder encoder = codec.encoder();
        AudioCodec.Decoder decoder = codec.decoder();
        short[] heard = new short[16000];
        for (int i = 0; i < 50; i++) {
            ByteBuffer packet = ByteBuffer.allocate(160);
            encoder.encode(Wave.part(wave, i * 320, 320), 320, packet, 0);
            if (i < 10 || i >= 14) {
                short[] frame = new short[320];
                decoder.decode(packet, 0, 160, frame);
                System.arraycopy(frame, 0, heard, i * 320, 320);
            }
        }
        short[] after = Wave.part(heard, 30 * 320, 20 * 320);
        assertThat(Wave.level(after, 16000, 1004)).isCloseTo(-10, Offset.offset(0.5));
        assertThat(Wave.snr(after, 16000, 1004)).isGreaterThan(35);
    }

    @Test
    void whatTheEngineDoesNotSpeakIsNull() {
        assertThat(AudioCodec.of(null)).isNull();
        assertThat(AudioCodec.of(new Codec("OPUS", 16000))).isNull();
        assertThat(AudioCodec.of(new Codec("G729", 8000))).isNull();
        assertThat(AudioCodec.of(new Codec("L16", 44100))).isNull();
        assertThat(AudioCodec.of(new Codec("TELEPHONE-EVENT", 8000))).isNull();
    }

    private static short[] throughAndBack(AudioCodec codec, short[] wave) {
        AudioCodec.Encoder encoder = codec.encoder();
        AudioCodec.Decoder decoder = codec.decoder();
        short[] heard = new short[wave.length];
        short[] frame = new short[codec.frame()];
        ByteBuffer packet = ByteBuffer.allocate(2048);
        for (int at = 0; at + frame.length <= wave.length; at += frame.length) {
            int bytes = encoder.encode(Wave.part(wave, at, frame.length), frame.length, packet, 12);
            assertThat(decoder.decode(packet, 12, bytes, frame)).isEqualTo(frame.length);
            System.arraycopy(frame, 0, heard, at, frame.length);
        }
        return heard;
    }
}
