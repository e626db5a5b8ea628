package io.carillon.rar.handset;

import io.carillon.rtp.pcm.AudioSource;

/** A sine without end that knows when it was first heard of. */
final class HandsetTone implements AudioSource {
    private static final int RATE = 8_000;
    private static final int FRAME = RATE / 50;
    /** 10 dB below full scale. */
    private static final double AMPLITUDE = 32_767 * Math.pow(10, -10 / 20.0);

    private final double step;
    private double phase;
    private volatile long begunAt;

    HandsetTone(int hertz) {
        step = 2 * Math.PI * hertz / RATE;
    }

    /** When the first of it was sent, on the monotonic clock; 0 before. */
    long begunAt() {
        return begunAt;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void fill(short[] frame) {
        if (begunAt == 0) {
            begunAt = System.nanoTime();
        }
        for (int i = 0; i < FRAME; i++) {
            frame[i] = (short) (AMPLITUDE * Math.sin(phase));
            phase += step;
        }
        phase %= 2 * Math.PI;
    }

    @Override
    public boolean hasEnded() {
        return false;
    }
}
