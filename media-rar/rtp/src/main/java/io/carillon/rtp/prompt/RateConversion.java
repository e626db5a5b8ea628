package io.carillon.rtp.prompt;

/**
 * Makes sound of any rate sound of any other, whole recordings at once and off the event loops: what engines of speech and
 * sound editors produce (22050, 44100) has no simple ratio to what telephones hear.
 */
final class RateConversion {
    /** Zero crossings of the sinc to either side. */
    private static final int REACH = 24;
    private static final double CUTOFF = 0.95;

    private RateConversion() {}

    static short[] convert(short[] in, int from, int to) {
        if (from == to) {
            return in;
        }
        int common = gcd(from, to);
        int phases = to / common;
        int step = from / common;
        float[][] filters = filters(phases, step);
        int taps = filters[0].length / 2;
        short[] out = new short[(int) ((long) in.length * phases / step)];
        for (int i = 0; i < out.length; i++) {
            long at = (long) i * step;
            out[i] = product(filters[(int) (at % phases)], in, (int) (at / phases) - taps);
        }
        return out;
    }

    private static short product(float[] filter, short[] in, int from) {
        float sum = 0;
        int first = Math.max(0, -from);
        int last = Math.min(filter.length, in.length - from);
        for (int k = first; k < last; k++) {
            sum += in[from + k] * filter[k];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    /** A windowed sinc for every place between two samples that occurs. */
    private static float[][] filters(int phases, int step) {
        double scale = Math.min(1, (double) phases / step) * CUTOFF;
        int taps = (int) Math.ceil(REACH / scale);
        float[][] filters = new float[phases][2 * taps + 1];
        for (int phase = 0; phase < phases; phase++) {
            for (int k = 0; k < filters[phase].length; k++) {
                double x = k - taps - (double) phase / phases;
                double window = 0.5 + 0.5 * Math.cos(Math.PI * x / (taps + 1));
                double at = Math.PI * scale * x;
                filters[phase][k] = (float) (scale * window * (Math.abs(at) < 1e-9 ? 1 : Math.sin(at) / at));
            }
        }
        return filters;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
