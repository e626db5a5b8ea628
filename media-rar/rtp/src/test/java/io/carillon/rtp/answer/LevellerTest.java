package io.carillon.rtp.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.Wave;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevellerTest {
    private final short[] last = new short[320];

    private final Leveller leveller = new Leveller(new AudioSink() {
        @Override
        public int rate() {
            return 16_000;
        }

        @Override
        public void take(short[] frame) {
            System.arraycopy(frame, 0, last, 0, last.length);
        }
    });

    private void say(double level, int frames) {
        short[] wave = Wave.sine(500, 16_000, 320, level);
        for (int i = 0; i < frames; i++) {
            leveller.take(wave);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-36, -30, -22, -15, -11})
    void everybodyIsAsLoudAsTheOthersAfterAWhile(double level) {
        say(level, 250);
        assertThat(Wave.level(last)).isCloseTo(-22, Offset.offset(1.0));
    }

    @Test
    void aWhisperIsRaisedBy15DecibelsAndNoMore() {
        for (int word = 0; word < 40; word++) {
            say(-80, 10);
            say(-43, 15);
        }
        assertThat(Wave.level(last)).isCloseTo(-28, Offset.offset(1.0));
    }

    @Test
    void theNoiseOfTheLineIsNotRaisedInPauses() {
        say(-36, 250);
        say(-60, 500);
        assertThat(Wave.level(last)).isLessThan(-44);
        say(-60, 2000);
        assertThat(Wave.level(last)).isLessThan(-44);
    }

    @Test
    void aShoutAfterAWhisperIsNotCut() {
        say(-40, 400);
        short[] shout = Wave.sine(500, 16_000, 320, -1);
        leveller.take(shout);
        assertThat(Wave.snr(last, 16_000, 500)).isGreaterThan(40);
        short[] before = shout.clone();
        leveller.take(shout);
        assertThat(Arrays.equals(shout, before)).as("what others hear is not changed").isTrue();
    }
}
