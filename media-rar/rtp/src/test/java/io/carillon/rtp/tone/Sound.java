package io.carillon.rtp.tone;

import io.carillon.rtp.pcm.AudioSink;
import java.util.Arrays;
import java.util.Random;

/** Eight thousand samples a second that a test puts together. */
public final class Sound {
    private static final int RATE = 8000;

    private double[] samples = new double[0];

    /** Nothing for a while. */
    public Sound rest(double millis) {
        samples = Arrays.copyOf(samples, samples.length + (int) Math.round(millis * RATE / 1000));
        return this;
    }

    /** Sines one over the other: hertz and dBm0 in turn. */
    public Sound tones(double millis, double... hertzAndLevels) {
        int from = samples.length;
        rest(millis);
        for (int k = 0; k < hertzAndLevels.length; k += 2) {
            double amplitude = ToneLevel.amplitude(hertzAndLevels[k + 1]);
            for (int i = from; i < samples.length; i++) {
                samples[i] += amplitude * Math.sin(2 * Math.PI * hertzAndLevels[k] * (i - from) / RATE + k);
            }
        }
        return this;
    }

    /** A key as a telephone sends it. */
    public Sound key(int event, double millis) {
        return tones(millis, KeyPad.low(event), -10, KeyPad.high(event), -10);
    }

    /** White noise over all that there is so far. */
    public Sound noise(double dbm0, long seed) {
        Random random = new Random(seed);
        double deviation = ToneLevel.amplitude(dbm0) / Math.sqrt(2);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += deviation * random.nextGaussian();
        }
        return this;
    }

    /** Samples so far. */
    public int length() {
        return samples.length;
    }

    public short[] samples() {
        short[] whole = new short[samples.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(samples[i])));
        }
        return whole;
    }

    /** Lets somebody hear it, and half a second of silence behind it. */
    public void to(AudioSink ear) {
        play(samples(), ear);
    }

    /** Lets somebody hear these samples, and half a second of silence behind them. */
    static void play(short[] sound, AudioSink ear) {
        int frame = RATE / 50;
        for (int at = 0; at < sound.length + RATE / 2; at += frame) {
            short[] next = new short[frame];
            System.arraycopy(sound, Math.min(at, sound.length), next, 0, Math.max(0, Math.min(frame, sound.length - at)));
            ear.take(next);
        }
    }
}
