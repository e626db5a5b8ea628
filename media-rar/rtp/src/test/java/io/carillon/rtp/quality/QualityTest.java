package io.carillon.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carillon.contract.Codec;
import org.junit.jupiter.api.Test;

class QualityTest {
    private final ReceiveStatistics received = new ReceiveStatistics();

    private void run(int ssrc, int from, int count) {
        for (int i = 0; i < count; i++) {
            received.count(ssrc, from + i & 0xffff);
        }
    }

    @Test
    void sequenceNumbersWrap() {
        run(1, 65000, 70_000);
        assertThat(received.expected()).isEqualTo(70_000);
        assertThat(received.lost()).isZero();
    }

    @Test
    void missingPacketsAreLostAndLateOnesAreNot() {
        run(1, 65530, 10);
        received.count(1, 8);
        assertThat(received.lost()).isEqualTo(4);
        received.count(1, 6);
        received.count(1, 5);
        assertThat(received.lost()).isEqualTo(2);
        assertThat(received.expected()).isEqualTo(15);
    }

    @Test
    void lossAcrossTheWrapIsCounted() {
        received.count(1, 65534);
        received.count(1, 3);
        assertThat(received.expected()).isEqualTo(6);
        assertThat(received.lost()).isEqualTo(4);
    }

    @Test
    void duplicatesNeverMakeLossNegative() {
        for (int i = 0; i < 10; i++) {
            received.count(1, 5);
        }
        assertThat(received.lost()).isZero();
    }

    @Test
    void aNewStreamGoesOnWithTheSums() {
        run(1, 100, 50);
        run(2, 40_000, 50);
        assertThat(received.expected()).isEqualTo(100);
        assertThat(received.received()).isEqualTo(100);
    }

    @Test
    void oneWildSequenceNumberIsNoiseTwoAreARestart() {
        run(1, 100, 50);
        received.count(1, 30_000);
        run(1, 150, 10);
        assertThat(received.lost()).isZero();
        run(1, 30_000, 50);
        assertThat(received.lost()).isZero();
        assertThat(received.expected()).isEqualTo(110);
    }

    @Test
    void steadyArrivalHasNoJitterAndSwingingArrivalHasItsSwing() {
        for (int i = 0; i < 200; i++) {
            received.arrival(1_000_000 + i * 160, i * 160);
        }
        assertThat(received.jitter()).isZero();
        for (int i = 200; i < 1000; i++) {
            received.arrival(1_000_000 + i * 160 + (i % 2) * 80, i * 160);
        }
        assertThat(received.jitter()).isCloseTo(80, within(1.0));
    }

    @Test
    void jitterFollowsTheFormulaOfAppendixA8() {
        received.arrival(1000, 0);
        received.arrival(1176, 160); // 16 units late
        assertThat(received.jitter()).isEqualTo(1.0);
        received.arrival(1320, 320); // back: 16 units early
        assertThat(received.jitter()).isEqualTo(1.9375);
    }

    @Test
    void aPerfectCallScoresAsG107Says() {
        // R = 93.2 is MOS 4.41 (G.107 annex B); 20 ms of fixed delay take half a point of R.
        assertThat(OpinionScore.score(93.2)).isCloseTo(4.41, within(0.005));
        assertThat(OpinionScore.of(Codec.PCMU, 0, 0, 0)).isCloseTo(4.40, within(0.01));
        assertThat(OpinionScore.score(-5)).isEqualTo(1);
        assertThat(OpinionScore.score(100)).isEqualTo(4.5);
        assertThat(OpinionScore.score(50)).isCloseTo(2.58, within(0.01));
    }

    @Test
    void delayHurtsLittleBelowAndMuchAboveItsKnee() {
        assertThat(OpinionScore.delayImpairment(100)).isCloseTo(2.4, within(1e-9));
        assertThat(OpinionScore.delayImpairment(277.3)).isCloseTo(0.024 * 277.3 + 11, within(1e-9));
    }

    @Test
    void lossLowersTheScoreByTheRobustnessOfTheCodec() {
        assertThat(OpinionScore.equipmentImpairment(Codec.PCMU, 5)).isCloseTo(95 * 5 / 30.1, within(1e-9));
        double one = OpinionScore.of(Codec.PCMU, 0.01, 0, 0);
        double ten = OpinionScore.of(Codec.PCMU, 0.1, 0, 0);
        assertThat(one).isBetween(4.2, 4.4);
        assertThat(ten).isBetween(2.8, 3.6);
        assertThat(OpinionScore.of(new Codec("G729", 8000), 0, 0, 0)).isCloseTo(4.1, within(0.06));
        assertThat(OpinionScore.of(null, 1, 500, 3000)).isEqualTo(1);
    }
}
