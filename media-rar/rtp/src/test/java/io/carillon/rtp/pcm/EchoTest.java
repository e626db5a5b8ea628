package io.carillon.rtp.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Frames are told apart by their samples: the first is full of ones, the next of twos. */
class EchoTest {
    private final short[] frame = new short[320];
    private short next;

    private void says(Echo echo) {
        Arrays.fill(frame, ++next);
        echo.take(frame);
    }

    private int hears(Echo echo) {
        echo.fill(frame);
        assertThat(frame).containsOnly(frame[0]);
        return frame[0];
    }

    @Test
    void whatIsSaidIsHeardNext() {
        Echo echo = new Echo(0);
        assertThat(hears(echo)).isZero();
        for (int i = 1; i < 50; i++) {
            says(echo);
            assertThat(hears(echo)).isEqualTo(i);
        }
        assertThat(echo.hasEnded()).isFalse();
    }

    @Test
    void itIsHeardLaterByTheDelay() {
        Echo echo = new Echo(60);
        for (int i = 1; i < 50; i++) {
            says(echo);
            assertThat(hears(echo)).isEqualTo(Math.max(0, i - 3));
        }
    }

    @Test
    void aStumbleOfTheListenerLeavesNoDelayBehind() {
        Echo echo = new Echo(0);
        for (int i = 0; i < 20; i++) {
            says(echo);
        }
        assertThat(hears(echo)).isEqualTo(19);
        says(echo);
        assertThat(hears(echo)).isEqualTo(20);
    }

    @Test
    void aStumbleOfTheSpeakerIsSilenceAndTheDelayComesBack() {
        Echo echo = new Echo(40);
        for (int i = 0; i < 5; i++) {
            says(echo);
            hears(echo);
        }
        assertThat(hears(echo)).isEqualTo(4);
        assertThat(hears(echo)).isEqualTo(5);
        assertThat(hears(echo)).isZero();
        says(echo);
        assertThat(hears(echo)).isZero();
        says(echo);
        assertThat(hears(echo)).isZero();
        says(echo);
        assertThat(hears(echo)).isEqualTo(6);
    }

    @Test
    void aDelayBeyondSenseIsRefused() {
        assertThatThrownBy(() -> new Echo(2_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Echo(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
