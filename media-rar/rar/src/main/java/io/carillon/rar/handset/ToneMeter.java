package io.carillon.rar.handset;

import io.carillon.contract.HeardTone;
import io.carillon.rtp.pcm.AudioSink;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Listens for a tone, or for anything at all. When it has come, a second of it is kept and measured afterwards, so that the
 * event loop does no more than one Goertzel filter per frame.
 */
final class ToneMeter implements AudioSink {
    private static final int RATE = 8_000;
    private static final int FRAME = RATE / 50;
    /** So many frames of a tone are one: words have single ones that look like it. */
    private static final int SURE = 4;
    /** Mean square of a frame from which something is heard: 45 dB below a sine of full scale. */
    private static final double AUDIBLE = 32_767.0 * 32_767 / 2 * Math.pow(10, -4.5);
    /** Share of the power of a frame that the tone has when it is there. */
    private static final double MOSTLY = 0.7;

    private final double coefficient;
    private final boolean anything;
    private final short[] kept = new short[RATE];
    private final CountDownLatch full = new CountDownLatch(1);
    private int alike;
    private long first;
    private int count;
    private volatile long onset;

    /** @param hertz the tone, 0 for anything */
    ToneMeter(int hertz) {
        anything = hertz == 0;
        coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void take(short[] frame) {
        if (count == kept.length) {
            return;
        }
        if (onset == 0) {
            begin(isThere(frame));
        } else {
            System.arraycopy(frame, 0, kept, count, FRAME);
            count += FRAME;
        }
        if (anything && onset != 0 || count == kept.length) {
            full.countDown();
        }
    }

    private void begin(boolean there) {
        alike = there ? alike + 1 : 0;
        first = alike == 1 ? System.nanoTime() : first;
        if (alike >= (anything ? 1 : SURE)) {
            onset = first;
        }
    }

    private boolean isThere(short[] frame) {
        double power = 0;
        double newest = 0;
        double before = 0;
        for (int i = 0; i < FRAME; i++) {
            power += (double) frame[i] * frame[i];
            double next = frame[i] + coefficient * newest - before;
            before = newest;
            newest = next;
        }
        double tone = 2 * (newest * newest + before * before - coefficient * newest * before) / FRAME;
        return power / FRAME > AUDIBLE && (anything || tone > MOSTLY * power);
    }

    /** Waits until it was heard and, when it is a tone, a second of it has been kept. */
    boolean await(Duration patience) throws InterruptedException {
        return full.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When it was first heard, on the monotonic clock; 0 before. */
    long onset() {
        return onset;
    }

    /** The second that was kept; only after {@link #await} said yes. */
    short[] kept() {
        return kept;
    }

    /** Measures a second of a tone. */
    static HeardTone measure(short[] samples, long latencyMillis) {
        double hertz = frequency(samples);
        double angle = 2 * Math.PI * hertz / RATE;
        double real = 0;
        double imaginary = 0;
        double power = 0;
        for (int i = 0; i < samples.length; i++) {
            real += samples[i] * Math.cos(angle * i);
            imaginary += samples[i] * Math.sin(angle * i);
            power += (double) samples[i] * samples[i];
        }
        double amplitude = 2 * Math.hypot(real, imaginary) / samples.length;
        double rest = Math.max(power / samples.length - amplitude * amplitude / 2, 1e-3);
        return new HeardTone(hertz, 20 * Math.log10(Math.max(amplitude, 1e-3) / 32_767),
                10 * Math.log10(Math.max(amplitude * amplitude / 2, 1e-6) / rest), latencyMillis);
    }

    /** From the first rise through zero to the last. */
    private static double frequency(short[] samples) {
        double first = -1;
        double last = -1;
        int rises = -1;
        for (int i = 1; i < samples.length; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                last = i - 1 + (double) -samples[i - 1] / (samples[i] - samples[i - 1]);
                first = rises < 0 ? last : first;
                rises++;
            }
        }
        return rises < 1 ? 0 : rises * RATE / (last - first);
    }
}
