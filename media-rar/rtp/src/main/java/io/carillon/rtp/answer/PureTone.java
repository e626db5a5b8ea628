package io.carillon.rtp.answer;

/**
 * Finds a pure tone in a frame: each sample of a sine is the sum of its neighbours times a constant that its frequency
 * decides. The constant that fits best is found, how much of the frame it leaves unexplained, and how much is at that
 * frequency.
 */
final class PureTone {
    /** No tone. */
    static final int NONE = 0;

    /** Mean square below which nothing is looked for: -40 dB. */
    private static final double QUIET = 32767.0 * 32767 / 2 * 1e-4;
    /** Part of the energy that may be something else. */
    private static final double LEFT = 0.05;
    /** Part of the energy that has to be at the frequency. */
    private static final double ALL = 0.85;
    private static final int LOWEST = 350;
    private static final int HIGHEST = 2300;

    private PureTone() {}

    /** @return hertz of the tone that the frame is made of, {@link #NONE} when it is something else */
    static int in(short[] frame, int samples, int rate) {
        double middle = 0;
        double both = 0;
        double product = 0;
        for (int i = 1; i < samples - 1; i++) {
            double one = frame[i];
            double two = (double) frame[i - 1] + frame[i + 1];
            middle += one * one;
            both += two * two;
            product += one * two;
        }
        if (middle < QUIET * samples) {
            return NONE;
        }
        double constant = product / middle;
        double unexplained = both - constant * product;
        if (Math.abs(constant) >= 2 || unexplained > LEFT * middle) {
            return NONE;
        }
        double angle = Math.acos(constant / 2);
        int hertz = (int) Math.round(angle * rate / (2 * Math.PI));
        boolean pure = hertz >= LOWEST && hertz <= HIGHEST && power(frame, samples, angle) > ALL * middle * samples / 2;
        return pure ? hertz : NONE;
    }

    /** Two low tones together explain each other nearly as well as one: how much there really is at the frequency. */
    private static double power(short[] frame, int samples, double angle) {
        double coefficient = 2 * Math.cos(angle);
        double newest = 0;
        double before = 0;
        for (int i = 0; i < samples; i++) {
            double next = frame[i] + coefficient * newest - before;
            before = newest;
            newest = next;
        }
        return newest * newest + before * before - coefficient * newest * before;
    }
}
