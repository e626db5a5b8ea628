package io.carillon.rtp.tone;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rtp.codec.G711;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of ITU-T Q.24. */
class KeyDetectorTest {
    private final List<Integer> keys = new ArrayList<>();
    private final List<Integer> millis = new ArrayList<>();
    private final KeyDetector detector = new KeyDetector((event, howLong) -> {
        keys.add(event);
        millis.add(howLong);
    });

    private List<Integer> heard(Sound sound) {
        sound.to(detector);
        return keys;
    }

    @Test
    void everyKeyIsFoundAndHowLongItWasDown() {
        Sound sound = new Sound();
        List<Integer> pressed = new ArrayList<>();
        for (int key = 0; key < 16; key++) {
            pressed.add(key);
            sound.rest(67).key(key, 100);
        }
        assertThat(heard(sound)).isEqualTo(pressed);
        assertThat(millis).allSatisfy(held -> assertThat(held).isBetween(75, 125));
    }

    @Test
    void keysOf40MillisecondsAreFoundWhereverTheyBeginAndThoseOf20AreNot() {
        Sound found = new Sound();
        Sound tooShort = new Sound();
        List<Integer> pressed = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            pressed.add(i % 16);
            found.rest(93 + i / 4.0).key(i % 16, 40);
            tooShort.rest(93 + i / 4.0).key(i % 16, 20);
        }
        assertThat(heard(found)).isEqualTo(pressed);
        keys.clear();
        assertThat(heard(tooShort)).isEmpty();
    }

    @Test
    void pausesOf40MillisecondsMakeTwoKeysAndGapsOf10None() {
        for (int i = 0; i < 13; i++) {
            keys.clear();
            heard(new Sound().rest(i).key(5, 60).rest(40).key(5, 60));
            assertThat(keys).as("pause, %d ms", i).containsExactly(5, 5);
            keys.clear();
            heard(new Sound().rest(i).key(5, 60).rest(10).key(5, 60));
            assertThat(keys).as("gap, %d ms", i).containsExactly(5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.5, -1, 1, 1.5})
    void tonesALittleBesideTheirFrequencyAreAccepted(double percent) {
        List<Integer> pressed = new ArrayList<>();
        Sound sound = new Sound();
        for (int key = 0; key < 16; key++) {
            pressed.add(key);
            sound.rest(60).tones(60, KeyPad.low(key) * (1 + percent / 100), -10, KeyPad.high(key) * (1 + percent / 100), -10);
        }
        assertThat(heard(sound)).isEqualTo(pressed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3.5, 3.5})
    void tonesFarBesideTheirFrequencyAreNot(double percent) {
        Sound sound = new Sound();
        for (int key = 0; key < 16; key++) {
            sound.rest(60).tones(100, KeyPad.low(key) * (1 + percent / 100), -10, KeyPad.high(key), -10);
            sound.rest(60).tones(100, KeyPad.low(key), -10, KeyPad.high(key) * (1 + percent / 100), -10);
        }
        assertThat(heard(sound)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-8, 0", "-16, -8", "0, -8", "-4, 0", "-12, -4", "-8, -16", "0, -13", "-8, -8", "-25, -25", "-1, -1"})
    void theLowToneMayBe8DecibelsStrongerAnd4Weaker(double low, double high) {
        boolean allowed = low - high <= 8 && high - low <= 4;
        List<Integer> pressed = new ArrayList<>();
        Sound sound = new Sound();
        for (int key = 0; key < 16; key++) {
            pressed.add(key);
            sound.rest(60).tones(60, KeyPad.low(key), low, KeyPad.high(key), high);
        }
        assertThat(heard(sound)).isEqualTo(allowed ? pressed : List.of());
    }

    @Test
    void whatIsTooFaintIsNoKey() {
        assertThat(heard(new Sound().tones(200, KeyPad.low(1), -45, KeyPad.high(1), -45))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noise15DecibelsBelowDoesNotMatter(long seed) {
        List<Integer> pressed = new ArrayList<>();
        Sound sound = new Sound();
        for (int key = 0; key < 64; key++) {
            pressed.add(key % 16);
            sound.rest(60).key(key % 16, 60);
        }
        assertThat(heard(sound.noise(-22, seed))).isEqualTo(pressed);
    }

    @Test
    void noiseAndSteadyTonesAreNoKeys() {
        Sound sound = new Sound().rest(60_000).noise(-12, 7);
        sound.tones(1000, 697, -10).tones(1000, 1209, -10).tones(1000, 440, -10, 480, -10).tones(1000, 350, -10, 440, -10);
        sound.tones(1000, 697, -10, 770, -10, 1209, -10).tones(1000, 941, -10, 1336, -10, 600, -8).tones(300, 1400, -8);
        assertThat(heard(sound)).isEmpty();
    }

    /** Vowels are harmonics of a pitch that wanders, formed by the mouth; ten minutes of them hold no key. */
    @Test
    void tenMinutesOfSomebodyWhoSpeaksHoldNoKey() {
        Random random = new Random(11);
        int seconds = 0;
        while (seconds < 600) {
            Voice.speak(random, detector);
            seconds++;
        }
        assertThat(keys).isEmpty();
    }

    @Test
    void theCodecsOfTelephonesDoNotMatter() {
        List<Integer> pressed = new ArrayList<>();
        Sound sound = new Sound();
        for (int key = 0; key < 16; key++) {
            pressed.add(key);
            sound.rest(60).tones(60, KeyPad.low(key), -24, KeyPad.high(key), -22);
        }
        short[] samples = sound.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.A_LAW.decode(G711.A_LAW.encode(samples[i]));
        }
        Sound.play(samples, detector);
        assertThat(keys).isEqualTo(pressed);
    }

    @Test
    void anotherKeyWithoutAPauseIsAnotherKey() {
        assertThat(heard(new Sound().key(1, 80).key(2, 80))).containsExactly(1, 2);
    }
}
