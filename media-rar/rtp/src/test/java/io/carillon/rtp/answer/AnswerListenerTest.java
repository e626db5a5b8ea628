package io.carillon.rtp.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AnswerVerdict;
import io.carillon.rtp.tone.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greetings, faxes, beeps and silence. */
class AnswerListenerTest {
    private final List<AnswerVerdict> verdicts = new ArrayList<>();
    private final List<Integer> beeps = new ArrayList<>();
    private int done;
    private String why = "";

    private final AnswerListener listener = new AnswerListener(AnswerRules.USUAL, new AnswerListener.Report() {
        @Override
        public void judged(AnswerVerdict verdict, String reason) {
            verdicts.add(verdict);
            why = reason;
        }

        @Override
        public void beeped(int hertz) {
            beeps.add(hertz);
        }

        @Override
        public void done() {
            done++;
        }
    });

    /** A sound with the harmonics of a voice. */
    private static Sound word(Sound before, int millis, int pitch) {
        return before.tones(millis, pitch, -18, 2 * pitch, -16, 3 * pitch + 7, -20, 5 * pitch, -24, 9 * pitch, -28);
    }

    private static Sound greeting(Random random, int words) {
        Sound sound = new Sound().rest(400 + random.nextInt(600));
        for (int i = 0; i < words; i++) {
            word(sound, 250 + random.nextInt(250), 100 + random.nextInt(120)).rest(80 + random.nextInt(120));
        }
        return sound;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aWordOrTwoAndSilenceIsSomebody(long seed) {
        Random random = new Random(seed);
        greeting(random, 1 + random.nextInt(2)).rest(1500).noise(-50, seed).to(listener);
        assertThat(verdicts).as(why).containsExactly(AnswerVerdict.HUMAN);
        assertThat(done).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoTalksOnIsAMachineAndItsBeepIsHeard(long seed) {
        Random random = new Random(seed);
        int beep = 440 + random.nextInt(1500);
        Sound sound = greeting(random, 12).rest(900);
        assertThat(beeps).isEmpty();
        sound.tones(200 + random.nextInt(600), beep, -12).rest(500).noise(-50, seed).to(listener);
        assertThat(verdicts).as(why).containsExactly(AnswerVerdict.MACHINE);
        assertThat(beeps).hasSize(1);
        assertThat((double) beeps.get(0)).isCloseTo(beep, Offset.offset(12.0));
        assertThat(done).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1100, 2100})
    void theToneOfAFaxIsOne(int hertz) {
        new Sound().rest(500).tones(500, hertz, -14).noise(-50, 1).to(listener);
        assertThat(verdicts).containsExactly(AnswerVerdict.FAX);
        assertThat(why).contains(" Hz");
    }

    @Test
    void whoSaysNothingIsUnknownHoweverNoisyTheLineIs() {
        new Sound().rest(5000).noise(-45, 3).to(listener);
        assertThat(verdicts).containsExactly(AnswerVerdict.UNKNOWN);
        assertThat(why).startsWith("nothing said");
    }

    @Test
    void aClickIsNoWord() {
        new Sound().rest(300).tones(20, 300, -10).rest(4000).noise(-55, 3).to(listener);
        assertThat(verdicts).containsExactly(AnswerVerdict.UNKNOWN);
    }

    @Test
    void whatNetworksAndPeopleSoundLikeIsNoBeep() {
        Random random = new Random(9);
        greeting(random, 12).tones(4000, 425, -10).rest(100).tones(60, 1000, -10).rest(300)
                .key(5, 300).rest(200).noise(-50, 4).to(listener);
        assertThat(verdicts).containsExactly(AnswerVerdict.MACHINE);
        assertThat(beeps).isEmpty();
    }

    @Test
    void afterTheBeepNobodyListensAnyMore() {
        greeting(new Random(4), 12).rest(500).tones(300, 1000, -12).rest(500).tones(300, 1000, -12).rest(400)
                .noise(-50, 4).to(listener);
        assertThat(beeps).hasSize(1);
        assertThat(done).isEqualTo(1);
    }
}
