package io.carillon.scenario;

import io.carillon.phone.Hearing;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A WAV file of 16-bit samples on one channel, as a telephone would hear it. */
final class SoundFile {
    private static final int RATE = 8000;

    private SoundFile() {}

    static Hearing heard(byte[] wav) throws Exception {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            int step = Math.round(sound.getFormat().getSampleRate()) / RATE;
            ByteBuffer all = ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[all.capacity() / 2 / step];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = all.getShort(i * step * 2);
            }
            return new Hearing(samples, 1, 0, 0, 0);
        }
    }
}
