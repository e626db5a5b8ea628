package io.carillon.rtp.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({
        "8000,16000,1004", "8000,16000,300", "8000,16000,3400", "16000,8000,1004", "16000,8000,3400",
        "8000,48000,1004", "48000,8000,3000", "16000,48000,6800", "48000,16000,6800"
    })
    void aSineKeepsItsFrequencyItsLevelAndItsPurity(int from, int to, double hertz) {
        short[] heard = resampled(from, to, hertz, -10);
        assertThat(Wave.level(heard, to, hertz)).isCloseTo(-10, Offset.offset(0.6));
        assertThat(Wave.snr(heard, to, hertz)).isGreaterThan(55);
    }

    @ParameterizedTest
    @CsvSource({"16000,8000,5000", "16000,8000,4600", "48000,8000,20000", "48000,16000,9200", "48000,8000,4600"})
    void whatTheLowerRateCannotHoldIsGone(int from, int to, double hertz) {
        assertThat(Wave.level(resampled(from, to, hertz, -10))).isLessThan(-70);
    }

    @ParameterizedTest
    @CsvSource({"8000,16000,7000", "8000,16000,4600", "16000,48000,15000", "8000,48000,7000"})
    void noImageStandsAboveTheSound(int from, int to, double image) {
        double hertz = from - image;
        assertThat(Wave.level(resampled(from, to, hertz, -10), to, image)).isLessThan(-70);
    }

    @Test
    void fullScaleIsNotWrappedAround() {
        short[] heard = resampled(8000, 16000, 1000, 0);
        assertThat(Wave.level(heard, 16000, 1000)).isCloseTo(0, Offset.offset(0.2));
        assertThat(Wave.snr(heard, 16000, 1000)).isGreaterThan(40);
    }

    @Test
    void sameRateNeedsNothingAndOddRatesAreRefused() {
        assertThat(Resampler.between(8000, 8000)).isNull();
        assertThatThrownBy(() -> Resampler.between(16000, 44100)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Half a second in frames of 20 ms, without the first 100 ms. */
    private static short[] resampled(int from, int to, double hertz, double level) {
        short[] wave = Wave.sine(hertz, from, from / 2, level);
        short[] heard = new short[to / 2];
        Resampler resampler = Resampler.between(from, to);
        short[] frame = new short[to / 50];
        for (int i = 0; i < 25; i++) {
            int made = resampler.resample(Wave.part(wave, i * from / 50, from / 50), from / 50, frame);
            assertThat(made).isEqualTo(to / 50);
            System.arraycopy(frame, 0, heard, i * made, made);
        }
        return Wave.part(heard, to / 10, to / 2 - to / 10);
    }
}
