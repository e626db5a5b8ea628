package io.carillon.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class WaveformReaderTest {
    @Test
    void eachSideIsAsLoudAsItsLoudestSample() throws Exception {
        short[] samples = new short[2 * 16_000];
        samples[2 * 4_000] = 16_384;
        samples[2 * 12_000 + 1] = Short.MIN_VALUE;
        Waveform seen = WaveformReader.read(WavBytes.of(2, samples));
        assertThat(seen.millis()).isEqualTo(2_000);
        assertThat(seen.sides()).hasSize(2);
        assertThat(seen.sides().get(0)).hasSize(100);
        assertThat(seen.sides().get(0).get(25)).isEqualTo(127);
        assertThat(seen.sides().get(1).get(75)).isEqualTo(255);
        assertThat(seen.sides().get(0).stream().mapToInt(Integer::intValue).sum()).isEqualTo(127);
        assertThat(seen.sides().get(1).stream().mapToInt(Integer::intValue).sum()).isEqualTo(255);
    }

    @Test
    void aLongRecordingHasAsManyStretchesAsAPageDraws() throws Exception {
        short[] samples = new short[8000 * 60];
        samples[samples.length - 1] = Short.MAX_VALUE;
        Waveform seen = WaveformReader.read(WavBytes.of(1, samples));
        assertThat(seen.millis()).isEqualTo(60_000);
        assertThat(seen.sides()).hasSize(1);
        assertThat(seen.sides().get(0)).hasSize(Waveform.MOST_STRETCHES).endsWith(254);
    }

    @Test
    void anEmptyRecordingIsSilent() throws Exception {
        assertThat(WaveformReader.read(WavBytes.of(2)))
                .isEqualTo(new Waveform(0, Collections.nCopies(2, Collections.singletonList(0))));
    }

    @Test
    void whatIsNoSuchFileIsTold() {
        byte[] whole = WavBytes.of(1, (short) 1).bytes();
        byte[] compressed = whole.clone();
        compressed[46] = 8;
        for (byte[] bytes : new byte[][] {new byte[64], Arrays.copyOf(whole, 20), compressed}) {
            assertThatThrownBy(() -> WaveformReader.read(WavBytes.raw(bytes))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileThatWasCutIsSeenAsFarAsItGoes() throws Exception {
        short[] samples = new short[16_000];
        samples[100] = 16_384;
        byte[] whole = WavBytes.of(1, samples).bytes();
        Waveform seen = WaveformReader.read(WavBytes.raw(Arrays.copyOf(whole, whole.length - 16_000)));
        assertThat(seen.millis()).isEqualTo(1_000);
        assertThat(seen.sides().get(0).get(0)).isEqualTo(127);
    }
}
