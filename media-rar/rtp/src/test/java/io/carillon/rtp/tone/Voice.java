package io.carillon.rtp.tone;

import io.carillon.rtp.pcm.AudioSink;
import java.util.Random;

/** Somebody who says vowels: a buzz of harmonics through four resonances, pitch and mouth wander all the time. */
final class Voice {
    private static final int RATE = 8000;
    private static final int FRAME = RATE / 50;

    private Voice() {}

    /** A second: a syllable of about 800 ms and a pause. */
    static void speak(Random random, AudioSink ear) {
        double pitch = 80 + random.nextInt(320);
        double glide = (random.nextDouble() - 0.5) * pitch * 0.4 / RATE;
        double[][] resonances = {
            {250 + random.nextInt(700), 60}, {800 + random.nextInt(1600), 90}, {2200 + random.nextInt(900), 140},
            {3200 + random.nextInt(500), 200}
        };
        double[] states = new double[2 * resonances.length];
        double phase = 0;
        short[] frame = new short[FRAME];
        for (int n = 0; n < 50; n++) {
            for (int i = 0; i < FRAME; i++) {
                phase += pitch / RATE;
                pitch += glide;
                double pulse = phase >= 1 ? 1 : 0;
                phase -= pulse;
                double sample = n < 40 ? filtered(pulse + 0.01 * random.nextGaussian(), resonances, states) : 0;
                frame[i] = (short) Math.max(-32_000, Math.min(32_000, sample * 9_000));
            }
            ear.take(frame);
        }
    }

    /** All resonances side by side. */
    private static double filtered(double in, double[][] resonances, double[] states) {
        double sum = 0;
        for (int k = 0; k < resonances.length; k++) {
            double radius = Math.exp(-Math.PI * resonances[k][1] / RATE);
            double angle = 2 * Math.PI * resonances[k][0] / RATE;
            double out = in * (1 - radius) * 4 + 2 * radius * Math.cos(angle) * states[2 * k] - radius * radius * states[2 * k + 1];
            states[2 * k + 1] = states[2 * k];
            states[2 * k] = out;
            sum += out / (k + 1);
        }
        return sum;
    }
}
