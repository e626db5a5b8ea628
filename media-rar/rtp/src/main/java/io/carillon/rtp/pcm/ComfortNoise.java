package io.carillon.rtp.pcm;

/**
 * The noise of a line on which nobody speaks (RFC 3389): without it people take silence for the end of the call. White, at the
 * level that the far end measured; what it says about the colour is left out.
 */
public final class ComfortNoise {
    /** Amplitude of white noise per effective value. */
    private static final double SPREAD = Math.sqrt(3);

    private int amplitude;
    private int state = 0x2545f491;

    /** From now on at this level, 0 to 127 dB below overload; 127 is nothing. */
    public void level(int below) {
        amplitude = below >= 127 ? 0 : (int) Math.round(32767 * SPREAD * Math.pow(10, -below / 20.0));
    }

    /** No more noise. */
    public void silence() {
        amplitude = 0;
    }

    /** Whether there is any. */
    public boolean isOn() {
        return amplitude > 0;
    }

    /** Fills a frame. */
    public void fill(short[] frame, int samples) {
        for (int i = 0; i < samples; i++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            int value = (int) ((long) state * amplitude >> 31);
            frame[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
        }
    }
}
