package io.carillon.rtp.tone;

import java.util.ArrayList;
import java.util.List;

/**
 * Sound and silence in turn, as a table of tones writes it: {@code 425/1000 0/4000}.
 *
 * @param parts at least one
 */
record Cadence(List<Part> parts) {
    /** Level of all tones, dBm0: ITU-T E.180 puts call-progress tones near it. */
    private static final double LEVEL_DBM0 = -10;
    private static final int FRAME = KeyPad.RATE / 50;
    private static final int EDGE = KeyPad.RATE * 4 / 1000;
    /** What goes on for ever is made for a second and begun again: all frequencies are whole numbers. */
    private static final int FOR_EVER_MILLIS = 1000;
    private static final int MOST_MILLIS = 10_000;
    /** How far the strength of a tone swings. */
    private static final double SWING = 0.45;

    /**
     * A stretch of it.
     *
     * @param hertz its tone; 0 for silence
     * @param with a second tone; 0 for none
     * @param swings whether the second is not heard but the first swings with it
     * @param millis how long; 0 for ever
     */
    record Part(int hertz, int with, boolean swings, int millis) {}

    /** @throws IllegalArgumentException when it is not written so */
    static Cadence of(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.strip().split("\\s+")) {
            String[] fields = part.split("/");
            String[] tones = fields[0].split("[+*]");
            int millis = fields.length == 1 ? 0 : Integer.parseInt(fields[1]);
            if (fields.length > 2 || tones.length > 2 || millis < 0 || millis > MOST_MILLIS) {
                throw new IllegalArgumentException("no part of a tone: " + part);
            }
            parts.add(new Part(Integer.parseInt(tones[0]), tones.length == 1 ? 0 : Integer.parseInt(tones[1]),
                    fields[0].indexOf('*') > 0, millis));
        }
        return new Cadence(List.copyOf(parts));
    }

    /** All of it once at 8 kHz, filled up with silence to a whole number of 20 ms. */
    short[] samples() {
        int length = parts.stream().mapToInt(Cadence::length).sum();
        short[] samples = new short[(length + FRAME - 1) / FRAME * FRAME];
        int at = 0;
        for (Part part : parts) {
            if (part.hertz() > 0) {
                burst(samples, at, part);
            }
            at += length(part);
        }
        return samples;
    }

    private static int length(Part part) {
        return (part.millis() == 0 ? FOR_EVER_MILLIS : part.millis()) * KeyPad.RATE / 1000;
    }

    /** It rises and falls within 4 ms, so that its edges do not click. */
    private static void burst(short[] samples, int from, Part part) {
        int count = length(part);
        for (int i = 0; i < count; i++) {
            double edge = part.millis() == 0 ? 1 : Math.min(1.0, (Math.min(i, count - 1 - i) + 0.5) / EDGE);
            samples[from + i] = (short) Math.round(edge * sound(part, 2 * Math.PI * i / KeyPad.RATE));
        }
    }

    private static double sound(Part part, double time) {
        double first = Math.sin(part.hertz() * time);
        if (part.with() == 0) {
            return ToneLevel.amplitude(LEVEL_DBM0) * first;
        }
        double second = Math.sin(part.with() * time);
        return part.swings()
                ? ToneLevel.amplitude(LEVEL_DBM0) * first * (1 - SWING + SWING * second)
                : ToneLevel.amplitude(LEVEL_DBM0 - 3) * (first + second);
    }
}
