package io.carillon.rtp.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tone;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ToneBookTest {
    private static final double FULL_SCALE = 3.34;

    private static short[] heard(String country, Tone tone, int frames) {
        AudioSource source = ToneBook.of(country).play(tone);
        short[] all = new short[frames * 160];
        short[] frame = new short[160];
        for (int i = 0; i < frames && !source.hasEnded(); i++) {
            source.fill(frame);
            System.arraycopy(frame, 0, all, i * 160, 160);
        }
        return all;
    }

    private static String cadence(short[] sound) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < sound.length; at += 800) {
            text.append(Wave.level(Wave.part(sound, at, 800)) > -30 ? '#' : '.');
        }
        return text.toString();
    }

    @Test
    void everyCountryHasAllTonesAndTheRightOnesEnd() {
        assertThat(ToneBook.countries()).hasSizeGreaterThan(30).contains("DE", "US", "GB", "FR", "JP", "ITU");
        for (String country : ToneBook.countries()) {
            for (Tone tone : Tone.values()) {
                AudioSource source = ToneBook.of(country).play(tone);
                short[] frame = new short[160];
                double loudest = -120;
                int frames = 0;
                for (; frames < 700 && !source.hasEnded(); frames++) {
                    source.fill(frame);
                    loudest = Math.max(loudest, Wave.level(frame));
                }
                assertThat(loudest).as("%s %s", country, tone).isBetween(-16.0, -5.0);
                assertThat(frames < 700).as("%s %s ends", country, tone).isEqualTo(!tone.isEndless());
                assertThat(frames).as("%s %s", country, tone).isLessThanOrEqualTo(tone.isEndless() ? 700 : 400);
            }
        }
    }

    @Test
    void ringingSoundsAsItDoesInTheCountry() {
        short[] british = heard("GB", Tone.RINGBACK, 150);
        assertThat(cadence(british)).isEqualTo("####..####....................");
        assertThat(Wave.level(Wave.part(british, 800, 1600), 8000, 400) + FULL_SCALE).isCloseTo(-13, Offset.offset(0.5));
        assertThat(Wave.level(Wave.part(british, 800, 1600), 8000, 450) + FULL_SCALE).isCloseTo(-13, Offset.offset(0.5));
        short[] german = heard("DE", Tone.RINGBACK, 250);
        assertThat(cadence(german)).startsWith("##########....................").endsWith("....");
        assertThat(Wave.level(Wave.part(german, 800, 4000), 8000, 425) + FULL_SCALE).isCloseTo(-10, Offset.offset(0.3));
    }

    @Test
    void aToneThatGoesOnForEverHasNoSeam() {
        short[] dial = heard("US", Tone.DIAL, 150);
        short[] seam = Arrays.copyOfRange(dial, 8000 - 400, 8000 + 400);
        assertThat(Wave.level(seam)).isCloseTo(Wave.level(Wave.part(dial, 3600, 800)), Offset.offset(0.1));
        assertThat(Math.abs(dial[8000] - dial[7999])).isLessThan(6000);
    }

    @Test
    void nobodyInventsACountry() {
        assertThatThrownBy(() -> ToneBook.of("XX")).hasMessageContaining("XX");
        assertThatThrownBy(() -> Cadence.of("425/100/3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.of("loud/100")).isInstanceOf(IllegalArgumentException.class);
    }
}
