package io.carillon.rtp.prompt;

import java.io.IOException;

/**
 * Brings recordings to one loudness, as the prompts of the product have it: speech of -19 dB below full scale where it is
 * loud enough to count, never so much that its peaks are cut.
 */
final class Loudness {
    private static final double SPEECH = 32767 * Math.pow(10, -19 / 20.0);
    private static final double PEAK = 32767 * Math.pow(10, -1 / 20.0);
    /** What is fainter than this part of the loudest stretch is a pause. */
    private static final double PAUSE = 0.1;
    /** Nobody makes a whisper of noise a shout: 24 dB at most. */
    private static final double MOST_GAIN = 16;
    private static final int FAINTEST = 50;
    private static final int WIDE = 16_000;

    private Loudness() {}

    /**
     * The sound levelled, at 16000 samples per second when it has so many, else at 8000.
     *
     * @throws IOException with one line, when there is nothing to be heard in it
     */
    static WavSound levelled(WavSound sound) throws IOException {
        WavSound scaled = sound.at(sound.rate() >= WIDE ? WIDE : Recording.RATE);
        short[] samples = scaled.samples();
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak < FAINTEST) {
            throw new IOException("nothing can be heard in it");
        }
        double gain = Math.min(Math.min(SPEECH / speech(samples, scaled.rate() / 50), PEAK / peak), MOST_GAIN);
        short[] levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.round(samples[i] * gain);
        }
        return new WavSound(levelled, scaled.rate());
    }

    /** Effective value of the stretches of 20 ms that are no pause. */
    private static double speech(short[] samples, int frame) {
        double[] levels = new double[(samples.length + frame - 1) / frame];
        double loudest = 0;
        for (int i = 0; i < samples.length; i++) {
            levels[i / frame] += (double) samples[i] * samples[i] / frame;
            loudest = Math.max(loudest, levels[i / frame]);
        }
        double sum = 0;
        int counted = 0;
        for (double level : levels) {
            if (level >= loudest * PAUSE * PAUSE) {
                sum += level;
                counted++;
            }
        }
        return Math.sqrt(sum / counted);
    }
}
