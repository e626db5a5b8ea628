package io.carillon.rtp.tone;

import io.carillon.contract.Tone;
import io.carillon.rtp.codec.G711;
import java.util.EnumMap;
import java.util.Map;

/**
 * One cadence of a tone at 8 kHz, made once for ever.
 *
 * <p>ITU-T E.180 puts call progress tones near -10 dBm0. Each burst rises and falls within 4 ms, so that its edges do
 * not click. All lengths are whole numbers of 20 ms, so that a packet never holds the end of one cadence and the
 * start of another.
 */
final class ToneSamples {
    static final int RATE = 8000;

    /** Level of all tones, dBm0. */
    private static final double LEVEL_DBM0 = -10;
    private static final int FRAME = RATE / 50;
    private static final int EDGE = RATE * 4 / 1000;
    private static final Map<Tone, ToneSamples> TONES = all();

    private final short[] samples;
    private final boolean endless;

    private ToneSamples(short[] samples, boolean endless) {
        this.samples = samples;
        this.endless = endless;
    }

    static ToneSamples of(Tone tone) {
        return TONES.get(tone);
    }

    private static Map<Tone, ToneSamples> all() {
        Map<Tone, ToneSamples> tones = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            tones.put(tone, new ToneSamples(samplesOf(tone), tone.isEndless()));
        }
        return Map.copyOf(tones);
    }

    private static short[] samplesOf(Tone tone) {
        return switch (tone) {
            case CONFIRMATION -> cadence(600, 300);
            case REJECTED -> cadence(400, 200, 100, 200, 100, 200);
            case RINGBACK -> cadence(425, 1000, 4000);
        };
    }

    /** Sound and silence in turn, in milliseconds, starting with sound; the end is filled up to a whole frame. */
    private static short[] cadence(int hertz, int... millis) {
        int length = 0;
        for (int part : millis) {
            length += part * RATE / 1000;
        }
        short[] samples = new short[(length + FRAME - 1) / FRAME * FRAME];
        int at = 0;
        for (int i = 0; i < millis.length; i++) {
            int part = millis[i] * RATE / 1000;
            if (i % 2 == 0) {
                burst(samples, at, part, hertz);
            }
            at += part;
        }
        return samples;
    }

    private static void burst(short[] samples, int from, int count, int hertz) {
        double amplitude = G711.FULL_SCALE * Math.pow(10, (LEVEL_DBM0 - G711.FULL_SCALE_DBM0) / 20);
        for (int i = 0; i < count; i++) {
            double edge = Math.min(1.0, (Math.min(i, count - 1 - i) + 0.5) / EDGE);
            samples[from + i] =
                    (short) Math.round(amplitude * edge * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
    }

    /** Frames of 20 ms in one cadence. */
    int frames() {
        return samples.length / FRAME;
    }

    /** Whether the cadence starts again after its last frame. */
    boolean isEndless() {
        return endless;
    }

    /** Copies a frame of the cadence. */
    void copy(int frame, short[] to) {
        System.arraycopy(samples, frame * FRAME, to, 0, FRAME);
    }
}
