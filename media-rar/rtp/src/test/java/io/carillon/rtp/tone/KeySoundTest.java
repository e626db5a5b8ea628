package io.carillon.rtp.tone;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rtp.pcm.Wave;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KeySoundTest {
    private final KeySound sound = new KeySound();

    @Test
    void whatWeSayIsUnderstood() {
        List<Integer> keys = new ArrayList<>();
        KeyDetector detector = new KeyDetector((event, millis) -> keys.add(event));
        List<Integer> pressed = new ArrayList<>();
        for (int key = 0; key < 16; key++) {
            pressed.add(key);
            assertThat(sound.press(key, 40)).isTrue();
        }
        short[] frame = new short[160];
        int frames = 0;
        while (!sound.hasEnded()) {
            sound.fill(frame);
            detector.take(frame);
            frames++;
        }
        Sound.play(new short[0], detector);
        assertThat(keys).isEqualTo(pressed);
        assertThat(frames).isEqualTo(16 * (4 + 3));
    }

    @Test
    void bothTonesHaveTheirLevel() {
        sound.press(5, 200);
        short[] whole = new short[8 * 160];
        short[] frame = new short[160];
        for (int i = 0; i < 8; i++) {
            sound.fill(frame);
            System.arraycopy(frame, 0, whole, i * 160, 160);
        }
        double fullScale = 3.17 + 0.17;
        assertThat(Wave.level(Wave.part(whole, 160, 800), 8000, 770) + fullScale).isCloseTo(-9, Offset.offset(0.3));
        assertThat(Wave.level(Wave.part(whole, 160, 800), 8000, 1336) + fullScale).isCloseTo(-7, Offset.offset(0.3));
    }

    @Test
    void moreKeysThanWaitAreNotTaken() {
        for (int i = 0; i < KeySound.MOST; i++) {
            assertThat(sound.press(1, 100)).isTrue();
        }
        assertThat(sound.press(1, 100)).isFalse();
        assertThat(new KeySound().press(16, 100)).isFalse();
    }
}
