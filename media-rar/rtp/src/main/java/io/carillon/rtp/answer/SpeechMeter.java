package io.carillon.rtp.answer;

/**
 * Whether somebody speaks, by the energy of each 20 ms against the noise of the line. The noise is what was least lately: it
 * follows down at once and up by 3 dB in a second, so that a noisy street is silence after a while; but never beyond -35 dB,
 * so that somebody who talks on and on does not become silence.
 */
public final class SpeechMeter {
    private static final double FULL = 32767.0 * 32767 / 2;
    /** Mean squares: of the quietest line, of the noisiest one, and below which nothing is speech. */
    private static final double LEAST_NOISE = FULL * Math.pow(10, -7);
    private static final double MOST_NOISE = FULL * Math.pow(10, -3.5);
    private static final double LEAST_SPEECH = FULL * Math.pow(10, -4.7);
    /** 9 dB above the noise is speech. */
    private static final double ABOVE = 8;
    private static final double RISE = Math.pow(10, 0.3 / 50);

    private double noise = LEAST_NOISE * 30;

    /** @return whether in this frame somebody speaks */
    public boolean speaks(short[] frame, int samples) {
        double energy = 0;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            energy += frame[i] * frame[i];
            sum += frame[i];
        }
        energy = energy / samples - sum / samples * (sum / samples); // a direct current is not heard
        noise = Math.max(LEAST_NOISE, Math.min(MOST_NOISE, energy < noise ? energy : noise * RISE));
        return energy > LEAST_SPEECH && energy > noise * ABOVE;
    }
}
