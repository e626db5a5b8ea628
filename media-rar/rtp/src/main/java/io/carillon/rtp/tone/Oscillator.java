package io.carillon.rtp.tone;

/** A sine, sample by sample, each made of the two before it. */
final class Oscillator {
    private double coefficient;
    private double newest;
    private double before;

    /** Begins with a zero that rises. */
    void tune(double hertz, double amplitude) {
        double angle = 2 * Math.PI * hertz / KeyPad.RATE;
        coefficient = 2 * Math.cos(angle);
        newest = -amplitude * Math.sin(angle);
        before = -amplitude * Math.sin(2 * angle);
    }

    double next() {
        double sample = coefficient * newest - before;
        before = newest;
        newest = sample;
        return sample;
    }
}
