package io.carillon.rtp.jitter;

/**
 * Fills a gap with what the voice would probably have gone on with, in the manner of ITU-T G.711 appendix I: the last
 * pitch period is repeated, overlapped with what was heard so that nothing clicks, and fades within 60 ms, after which
 * guessing would be heard as such. The first sound after the gap is blended in from the guess.
 */
public final class Concealment {
    private static final int SLOWEST_PITCH_HERTZ = 66;
    private static final int FASTEST_PITCH_HERTZ = 200;
    /** Milliseconds that two periods overlap, and the guess and the sound after the gap. */
    private static final int BLEND_MILLIS = 4;
    /** Milliseconds at full level, then until silence. */
    private static final int FULL_MILLIS = 10;
    private static final int FADE_MILLIS = 50;

    private final int rate;
    private final int longest;
    private final int shortest;
    private final int blend;
    private final short[] past;
    private final short[] period;
    private final short[] rest;
    private int length;
    private int at;
    private int concealed;

    /** @param rate samples per second */
    public Concealment(int rate) {
        this.rate = rate;
        this.longest = rate / SLOWEST_PITCH_HERTZ;
        this.shortest = rate / FASTEST_PITCH_HERTZ;
        this.blend = rate * BLEND_MILLIS / 1000;
        this.past = new short[3 * longest];
        this.period = new short[longest];
        this.rest = new short[blend];
    }

    /**
     * Sound came: it is remembered, and after a gap its beginning is blended with the end of the guess.
     *
     * @param samples changed in place when a gap ends here
     */
    public void heard(short[] samples, int count) {
        if (concealed > 0) {
            int over = Math.min(blend, count);
            guess(rest, over);
            for (int i = 0; i < over; i++) {
                samples[i] = (short) ((rest[i] * (over - i) + samples[i] * i) / over);
            }
            concealed = 0;
        }
        remember(samples, count);
    }

    /** Nothing came: makes as many samples of what was heard before. */
    public void conceal(short[] samples, int count) {
        if (concealed == 0) {
            begin();
        }
        guess(samples, count);
        remember(samples, count);
    }

    private void remember(short[] samples, int count) {
        int kept = Math.max(0, past.length - count);
        System.arraycopy(past, past.length - kept, past, 0, kept);
        int taken = past.length - kept;
        System.arraycopy(samples, count - taken, past, kept, taken);
    }

    private void begin() {
        length = pitch();
        at = 0;
        int end = past.length;
        System.arraycopy(past, end - length, period, 0, length);
        int over = Math.min(blend, length / 2);
        for (int i = 0; i < over; i++) {
            // The end of the period leads over to its beginning as the period before did.
            int from = length - over + i;
            int earlier = past[end - 2 * length + from];
            period[from] = (short) ((period[from] * (over - i) + earlier * i) / over);
        }
    }

    private void guess(short[] samples, int count) {
        int full = rate * FULL_MILLIS / 1000;
        int fade = rate * FADE_MILLIS / 1000;
        for (int i = 0; i < count; i++) {
            int left = Math.min(fade, full + fade - concealed);
            samples[i] = left <= 0 ? 0 : (short) (period[at] * left / fade);
            at = at + 1 == length ? 0 : at + 1;
            concealed = Math.min(concealed + 1, full + fade);
        }
    }

    /** The distance at which the last 15 ms are most like what was before: normalized correlation, in two passes. */
    private int pitch() {
        int step = rate / 8000 * 2;
        int best = best(shortest, longest, step, step);
        return best(Math.max(shortest, best - step), Math.min(longest, best + step), 1, 1);
    }

    private int best(int from, int to, int lagStep, int sampleStep) {
        int window = longest;
        int best = from;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = from; lag <= to; lag += lagStep) {
            long product = 0;
            long energy = 1;
            for (int i = past.length - window; i < past.length; i += sampleStep) {
                int earlier = past[i - lag];
                product += past[i] * earlier;
                energy += earlier * earlier;
            }
            double likeness = product / Math.sqrt(energy);
            if (likeness > highest) {
                highest = likeness;
                best = lag;
            }
        }
        return best;
    }
}
