package io.carillon.rtp.prompt;

import java.time.Duration;
import java.util.Arrays;

/** Sound that does not change: 16-bit linear samples, 8000 in a second. Shared by all who hear it. */
public final class Recording {
    /** Samples per second. */
    public static final int RATE = 8000;

    private final short[] samples;

    private Recording(short[] samples) {
        this.samples = samples;
    }

    /** A copy of these samples. */
    public static Recording of(short[] samples) {
        return new Recording(samples.clone());
    }

    /** Nothing for a while. */
    static Recording silence(Duration lasting) {
        return new Recording(new short[(int) (lasting.toMillis() * RATE / 1000)]);
    }

    /** A sine of about -16 dBm0 that does not click. */
    static Recording tone(int hertz, int millis) {
        short[] made = new short[millis * RATE / 1000];
        for (int i = 0; i < made.length; i++) {
            double edge = Math.min(1, Math.min(i, made.length - 1 - i) / 40.0);
            made[i] = (short) (4000 * edge * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new Recording(made);
    }

    /** A part of it, which shares nothing with it. */
    Recording part(int from, int to) {
        return new Recording(Arrays.copyOfRange(samples, from, to));
    }

    /** Samples in all. */
    public int length() {
        return samples.length;
    }

    /** Copies samples. */
    public void copy(int from, short[] to, int at, int count) {
        System.arraycopy(samples, from, to, at, count);
    }

    /** A copy of all samples. */
    public short[] samples() {
        return samples.clone();
    }
}
