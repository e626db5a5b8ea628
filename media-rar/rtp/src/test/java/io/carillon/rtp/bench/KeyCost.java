package io.carillon.rtp.bench;

import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.tone.KeyDetector;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/** CPU time to look for keys in 20 ms of sound, for sound of several kinds. */
public final class KeyCost {
    private static final int FRAMES = Integer.getInteger("bench.frames", 500_000);

    private KeyCost() {}

    public static void main(String[] arguments) {
        short[] noise = new short[160];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 3000);
        }
        short[] key = Wave.sine(770, 8000, 160, -12);
        short[] high = Wave.sine(1336, 8000, 160, -12);
        for (int i = 0; i < key.length; i++) {
            key[i] += high[i];
        }
        print("silence", new short[160]);
        print("noise", noise);
        print("a tone of 770 Hz", Wave.sine(770, 8000, 160, -12));
        print("key 5", key);
    }

    private static void print(String what, short[] frame) {
        micros(frame); // warm
        System.out.printf("%s: %.2f us per frame of 20 ms%n", what, micros(frame));
    }

    private static double micros(short[] frame) {
        int[] keys = new int[1];
        KeyDetector detector = new KeyDetector((event, millis) -> keys[0]++);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < FRAMES; i++) {
            detector.take(frame);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1000.0 / FRAMES;
    }
}
