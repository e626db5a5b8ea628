package io.carillon.rtp.pcm;

/**
 * Sound of one rate made sound of another by a polyphase FIR filter: every output sample is one scalar product, and the
 * samples in between that would be zero are never made. A stream of its own has a resampler of its own, because the
 * filter reaches back 4 ms into what came before.
 *
 * <p>What telephones let through (to 3400 Hz at 8 kHz, to 7 kHz at 16 kHz) passes within half a decibel, what the lower
 * of the two rates cannot hold is damped by 60 dB and more.
 */
public final class Resampler {
    /** Taps reach over this many samples of the lower rate. */
    private static final int SPAN = 32;
    /** Of half the lower rate: the middle of the transition. */
    private static final double CUTOFF = 0.95;
    /** Kaiser window: about 70 dB. */
    private static final double BETA = 7;
    private static final int SHIFT = 14;
    private static final int HALF = 1 << SHIFT - 1;
    /** Longest frame at once: 60 ms of 48 kHz. */
    private static final int MOST = 2880;

    private final int up;
    private final int down;
    private final short[][] phases;
    private final int reach;
    private final short[] line;

    private Resampler(int up, int down) {
        this.up = up;
        this.down = down;
        this.phases = phases(up, down);
        this.reach = phases[0].length - 1;
        this.line = new short[reach + MOST];
    }

    /**
     * A resampler between two rates, one of which is a multiple of the other.
     *
     * @param from samples per second that come
     * @param to samples per second that are wanted
     * @return null when nothing has to be done
     * @throws IllegalArgumentException when neither is a multiple of the other
     */
    public static Resampler between(int from, int to) {
        if (from == to) {
            return null;
        }
        if (Math.max(from, to) % Math.min(from, to) != 0) {
            throw new IllegalArgumentException("no way from " + from + " to " + to + " samples per second");
        }
        return to > from ? new Resampler(to / from, 1) : new Resampler(1, from / to);
    }

    /**
     * Goes on with a stream.
     *
     * @param in samples that came
     * @param count how many, at most 60 ms, a multiple of what becomes one sample
     * @param out gets the result from its first place on; may be {@code in}
     * @return how many samples it is
     */
    public int resample(short[] in, int count, short[] out) {
        System.arraycopy(in, 0, line, reach, count);
        int made = up > 1 ? raise(count, out) : lower(count, out);
        System.arraycopy(line, count, line, 0, reach);
        return made;
    }

    private int raise(int count, short[] out) {
        for (int i = 0; i < count; i++) {
            for (int phase = 0; phase < up; phase++) {
                out[i * up + phase] = product(phases[phase], i);
            }
        }
        return count * up;
    }

    private int lower(int count, short[] out) {
        int made = count / down;
        for (int i = 0; i < made; i++) {
            out[i] = product(phases[0], i * down);
        }
        return made;
    }

    /** The taps stand backwards, so that both run in the same direction. */
    private short product(short[] taps, int from) {
        int sum = HALF;
        for (int i = 0; i < taps.length; i++) {
            sum += taps[i] * line[from + i];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum >> SHIFT));
    }

    private static short[][] phases(int up, int down) {
        int factor = Math.max(up, down);
        double[] filter = lowPass(SPAN * factor, CUTOFF / factor);
        short[][] phases = new short[up][];
        for (int phase = 0; phase < up; phase++) {
            int taps = filter.length / up;
            double sum = 0;
            for (int i = 0; i < taps; i++) {
                sum += filter[phase + i * up];
            }
            phases[phase] = new short[taps];
            for (int i = 0; i < taps; i++) {
                // Each phase passes the same level of a constant, else the rate itself would be heard.
                phases[phase][taps - 1 - i] = (short) Math.round(filter[phase + i * up] / sum * (1 << SHIFT));
            }
        }
        return phases;
    }

    /** A windowed sinc; the cutoff is given relative to half the rate. */
    private static double[] lowPass(int taps, double cutoff) {
        double[] filter = new double[taps];
        double middle = (taps - 1) / 2.0;
        for (int i = 0; i < taps; i++) {
            double x = i - middle;
            double sinc = x == 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
            double edge = x / middle;
            filter[i] = sinc * bessel(BETA * Math.sqrt(Math.max(0, 1 - edge * edge))) / bessel(BETA);
        }
        return filter;
    }

    /** Modified Bessel function of the first kind, order 0. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
