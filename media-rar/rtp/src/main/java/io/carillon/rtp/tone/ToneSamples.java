package io.carillon.rtp.tone;

/**
 * One cadence of a tone at 8 kHz, made once for ever. Its length is a whole number of 20 ms, so that a packet never holds
 * the end of one cadence and the start of another.
 */
final class ToneSamples {
    static final int RATE = 8000;

    private static final int FRAME = RATE / 50;
    private static final int ENDLESS = 0;

    private final short[] samples;
    private final int times;

    private ToneSamples(short[] samples, int times) {
        this.samples = samples;
        this.times = times;
    }

    static ToneSamples endless(Cadence cadence) {
        return new ToneSamples(cadence.samples(), ENDLESS);
    }

    static ToneSamples once(Cadence cadence) {
        return new ToneSamples(cadence.samples(), 1);
    }

    /** As often as it takes to be heard for so many frames of 20 ms. */
    static ToneSamples lasting(Cadence cadence, int frames) {
        short[] samples = cadence.samples();
        int once = samples.length / FRAME;
        return new ToneSamples(samples, (frames + once - 1) / once);
    }

    /** Frames of 20 ms in one cadence. */
    int frames() {
        return samples.length / FRAME;
    }

    /** Whether the cadence has been played often enough after so many times. */
    boolean isEnough(int played) {
        return times != ENDLESS && played >= times;
    }

    short[] cadence() {
        return samples.clone();
    }

    /** Copies a frame of the cadence. */
    void copy(int frame, short[] to) {
        System.arraycopy(samples, frame * FRAME, to, 0, FRAME);
    }
}
