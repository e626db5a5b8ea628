package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings from files, good and bad. */
class WavFileTest {
    private static final int AMPLITUDE = 10_000;

    private static byte[] pcm(int rate, int channels, int hertz, int millis) {
        int frames = rate * millis / 1000;
        ByteBuffer out = ByteBuffer.allocate(44 + frames * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * 2);
        out.putShort((short) (channels * 2)).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * channels * 2);
        for (int i = 0; i < frames; i++) {
            for (int channel = 0; channel < channels; channel++) {
                out.putShort((short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / rate)));
            }
        }
        return out.array();
    }

    /** Amplitude of a frequency in the middle of a recording. */
    private static double amplitude(Recording recording, int hertz) {
        short[] samples = recording.samples();
        double re = 0;
        double im = 0;
        int from = samples.length / 4;
        int to = samples.length * 3 / 4;
        for (int i = from; i < to; i++) {
            re += samples[i] * Math.cos(2 * Math.PI * hertz * i / Recording.RATE);
            im += samples[i] * Math.sin(2 * Math.PI * hertz * i / Recording.RATE);
        }
        return 2 * Math.hypot(re, im) / (to - from);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 44_100, 48_000})
    void soundOfAnyRateIsTheSameToneAtEightThousand(int rate) throws IOException {
        Recording read = WavFile.read(pcm(rate, 1, 1000, 1000));
        assertThat(read.length()).isBetween(7990, 8000);
        assertThat(amplitude(read, 1000)).isCloseTo(AMPLITUDE, within(0.05 * AMPLITUDE));
    }

    @Test
    void twoChannelsAreOne() throws IOException {
        Recording read = WavFile.read(pcm(16_000, 2, 700, 500));
        assertThat(read.length()).isEqualTo(4000);
        assertThat(amplitude(read, 700)).isCloseTo(AMPLITUDE, within(0.05 * AMPLITUDE));
    }

    @Test
    void whatATelephoneCannotHearIsGone() throws IOException {
        Recording read = WavFile.read(pcm(48_000, 1, 7000, 500));
        assertThat(amplitude(read, 1000)).isLessThan(0.01 * AMPLITUDE);
    }

    @Test
    void lawsOfTheTelephoneAreUnderstood() throws IOException {
        Recording tone = Recording.tone(900, 400);
        Recording read = WavFile.read(PromptRendering.wav(tone.samples()));
        assertThat(read.length()).isEqualTo(tone.length());
        assertThat(amplitude(read, 900)).isCloseTo(amplitude(tone, 900), within(200.0));
    }

    @Test
    void otherFilesAreRefusedWithAReason() {
        assertThatThrownBy(() -> WavFile.read("ID3 no music of yours".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("is no WAV file");
        byte[] bits = pcm(8000, 1, 400, 20);
        bits[34] = 24;
        assertThatThrownBy(() -> WavFile.read(bits)).hasMessageContaining("24 bits");
        byte[] rate = pcm(8000, 1, 400, 20);
        rate[27] = 0x7f;
        assertThatThrownBy(() -> WavFile.read(rate)).hasMessageContaining("samples per second");
        byte[] channels = pcm(8000, 1, 400, 20);
        channels[22] = 9;
        assertThatThrownBy(() -> WavFile.read(channels)).hasMessageContaining("9 channels");
        assertThatThrownBy(() -> WavFile.read(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void cutAndDamagedFilesAreReadOrRefusedButNeverBreak() {
        byte[] good = pcm(8000, 1, 400, 20);
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            for (int k = 0; k < 3 && bad.length > 0; k++) {
                bad[random.nextInt(Math.min(bad.length, 48))] = (byte) random.nextInt(256);
            }
            try {
                assertThat(WavFile.read(bad).length()).isLessThanOrEqualTo(good.length);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
