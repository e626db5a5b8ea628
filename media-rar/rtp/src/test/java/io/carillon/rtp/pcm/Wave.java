package io.carillon.rtp.pcm;

import java.util.Arrays;

/** Sines, and what is left of them. Levels in dB relative to a sine of full scale. */
public final class Wave {
    private Wave() {}

    /** A sine that begins with the phase of its first sample. */
    public static short[] sine(double hertz, int rate, int samples, double level) {
        short[] wave = new short[samples];
        double amplitude = 32767 * Math.pow(10, level / 20);
        for (int i = 0; i < samples; i++) {
            wave[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return wave;
    }

    /** Level of one frequency, by correlation with sine and cosine. */
    public static double level(short[] wave, int rate, double hertz) {
        double[] parts = parts(wave, rate, hertz);
        return 20 * Math.log10(Math.max(1e-6, Math.hypot(parts[0], parts[1]) / 32767));
    }

    /** Level of everything. */
    public static double level(short[] wave) {
        double sum = 0;
        for (short sample : wave) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(Math.max(1e-12, 2 * sum / wave.length / 32767 / 32767));
    }

    /** Signal to noise: the sine of this frequency against everything else, in dB. */
    public static double snr(short[] wave, int rate, double hertz) {
        double[] parts = parts(wave, rate, hertz);
        double noise = 0;
        for (int i = 0; i < wave.length; i++) {
            double angle = 2 * Math.PI * hertz * i / rate;
            double rest = wave[i] - parts[0] * Math.cos(angle) - parts[1] * Math.sin(angle);
            noise += rest * rest;
        }
        double signal = (parts[0] * parts[0] + parts[1] * parts[1]) / 2 * wave.length;
        return 10 * Math.log10(signal / Math.max(1e-9, noise));
    }

    /** A stretch of a wave. */
    public static short[] part(short[] wave, int from, int count) {
        return Arrays.copyOfRange(wave, from, from + count);
    }

    private static double[] parts(short[] wave, int rate, double hertz) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < wave.length; i++) {
            double angle = 2 * Math.PI * hertz * i / rate;
            cosine += wave[i] * Math.cos(angle);
            sine += wave[i] * Math.sin(angle);
        }
        return new double[] {2 * cosine / wave.length, 2 * sine / wave.length};
    }
}
