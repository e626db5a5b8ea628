package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateGuardTest {
    private static final int PACKET_MILLIS = 20;

    private final LateGuard guard = new LateGuard();
    private int timestamp = -1000;
    private boolean stoodStill;

    @BeforeEach
    void clockOfG711() {
        guard.clock(8000);
    }

    /** Judges the next packet of the stream, arriving at a time. */
    private boolean lateAt(double millis, boolean marked) {
        timestamp += PACKET_MILLIS * 8;
        return guard.isLate((int) (millis * 8), timestamp, marked, stoodStill);
    }

    private double talk(double from, int packets) {
        double at = from;
        for (int i = 0; i < packets; i++, at += PACKET_MILLIS) {
            assertThat(lateAt(at, false)).isFalse();
        }
        return at;
    }

    @Test
    void ordinaryJitterIsNotLate() {
        for (int i = 0; i < 1000; i++) {
            assertThat(lateAt(i * PACKET_MILLIS + (i * 37 % 150), false)).isFalse();
        }
    }

    @Test
    void afterAStandstillOfFourSecondsOnlyTheLastPacketsPass() {
        double stopped = talk(0, 100);
        stoodStill = true;
        int passed = 0;
        for (int i = 0; i < 200; i++) {
            passed += lateAt(stopped + 4000 + i * 0.01, false) ? 0 : 1;
        }
        assertThat(passed).isBetween(13, 17);
        talk(stopped + 4000, 100);
    }

    @Test
    void aBurstThatIsTakenSlowlyIsStillABurst() {
        double stopped = talk(0, 100);
        stoodStill = true;
        int passed = 0;
        for (int i = 0; i < 200; i++) {
            passed += lateAt(stopped + 4000 + i * 0.5, false) ? 0 : 1;
        }
        assertThat(passed).isBetween(8, 18);
    }

    @Test
    void aShortBurstOfTheNetworkPassesAndALongOneIsCut() {
        double stopped = talk(0, 100);
        for (int i = 0; i < 30; i++) {
            assertThat(lateAt(stopped + 600 + i * 0.1, false)).isFalse();
        }
        double again = talk(stopped + 600, 100);
        int passed = 0;
        for (int i = 0; i < 500; i++) {
            passed += lateAt(again + 10_000 + i * 0.1, false) ? 0 : 1;
        }
        assertThat(passed).isBetween(LateGuard.TOLERATED + 13, LateGuard.TOLERATED + 20);
    }

    @Test
    void aDeviceThatPausedWithoutMovingItsTimestampsLosesNothing() {
        double at = talk(0, 100) + 3000;
        at = talk(at, 100) + 700;
        talk(at, 100);
    }

    @Test
    void aMarkedTalkSpurtIsBelievedAtOnce() {
        double at = talk(0, 100) + 3000;
        assertThat(lateAt(at, true)).isFalse();
        talk(at + PACKET_MILLIS, 50);
    }

    @Test
    void aCrystalThatRunsSlowForHoursIsNoProblem() {
        double at = 0;
        for (int i = 0; i < 4 * 3600 * 50; i++, at += PACKET_MILLIS * 1.0001) {
            assertThat(lateAt(at, false)).isFalse();
        }
    }
}
