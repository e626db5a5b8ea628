package io.carillon.rtp.tone;

import java.util.function.IntToDoubleFunction;

/**
 * Four Goertzel filters that run over a block of sound side by side. It also tells of the loudest one how far its tone is
 * beside the frequency of the filter: the phase of a tone moves from one block to the next by exactly what its frequency says.
 */
final class GoertzelBank {
    private static final int FILTERS = 4;

    private final int block;
    private final float[] coefficients = new float[FILTERS];
    private final double[] angles = new double[FILTERS];
    private final float[] powers = new float[FILTERS];
    private final float[] last = new float[FILTERS];
    private final float[] beforeLast = new float[FILTERS];
    private int loudest;
    private int keptFilter = -1;
    private double keptPhase;

    GoertzelBank(IntToDoubleFunction hertz, int block) {
        this.block = block;
        for (int i = 0; i < FILTERS; i++) {
            angles[i] = 2 * Math.PI * hertz.applyAsDouble(i) / KeyPad.RATE;
            coefficients[i] = (float) (2 * Math.cos(angles[i]));
        }
    }

    /** Runs over the block; returns the filter with the most power. */
    int loudest(float[] samples) {
        run(samples);
        loudest = 0;
        for (int i = 0; i < FILTERS; i++) {
            powers[i] = last[i] * last[i] + beforeLast[i] * beforeLast[i]
                    - coefficients[i] * last[i] * beforeLast[i];
            loudest = powers[i] > powers[loudest] ? i : loudest;
        }
        return loudest;
    }

    /** In variables of their own the four run side by side in the processor. */
    private void run(float[] samples) {
        float c0 = coefficients[0];
        float c1 = coefficients[1];
        float c2 = coefficients[2];
        float c3 = coefficients[3];
        float a0 = 0;
        float a1 = 0;
        float a2 = 0;
        float a3 = 0;
        float b0 = 0;
        float b1 = 0;
        float b2 = 0;
        float b3 = 0;
        for (int i = 0; i < block; i++) {
            float sample = samples[i];
            float n0 = sample + c0 * a0 - b0;
            float n1 = sample + c1 * a1 - b1;
            float n2 = sample + c2 * a2 - b2;
            float n3 = sample + c3 * a3 - b3;
            b0 = a0;
            b1 = a1;
            b2 = a2;
            b3 = a3;
            a0 = n0;
            a1 = n1;
            a2 = n2;
            a3 = n3;
        }
        store(0, a0, b0);
        store(1, a1, b1);
        store(2, a2, b2);
        store(3, a3, b3);
    }

    private void store(int filter, float newest, float before) {
        last[filter] = newest;
        beforeLast[filter] = before;
    }

    float power(int filter) {
        return powers[filter];
    }

    /** Whether all the others have at most this part of its power. */
    boolean standsOut(int filter, float by) {
        for (int i = 0; i < FILTERS; i++) {
            if (i != filter && powers[i] * by > powers[filter]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the tone of the loudest filter is the one of the block that was kept and runs at its frequency.
     *
     * @param beside part of the frequency by which it may differ
     */
    boolean isInStep(double beside) {
        if (keptFilter != loudest) {
            return false;
        }
        double turned = phase() - keptPhase - angles[loudest] * block;
        turned -= 2 * Math.PI * Math.rint(turned / (2 * Math.PI));
        return Math.abs(turned / block) <= beside * angles[loudest];
    }

    /** Keeps the phase of this block for the next; false forgets. */
    void keep(boolean worth) {
        keptFilter = worth ? loudest : -1;
        keptPhase = worth ? phase() : 0;
    }

    private double phase() {
        double angle = angles[loudest];
        return Math.atan2(
                beforeLast[loudest] * Math.sin(angle), last[loudest] - beforeLast[loudest] * Math.cos(angle));
    }
}
