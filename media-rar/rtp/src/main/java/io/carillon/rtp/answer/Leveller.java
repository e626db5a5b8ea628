package io.carillon.rtp.answer;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;

/**
 * Brings what somebody says to one loudness for whoever listens behind it (automatic gain control): up to 15 dB louder, slowly
 * and only while he speaks, so that the noise of his line is not raised in his pauses; up to 12 dB fainter, faster; and at once
 * where a sample would be cut.
 */
public final class Leveller implements AudioSink {
    /** Effective value that speech is brought to: -22 dB below that of a full sine. */
    private static final double WANTED = 32767 / Math.sqrt(2) * Math.pow(10, -22 / 20.0);
    private static final double MOST = Math.pow(10, 15 / 20.0);
    private static final double LEAST = Math.pow(10, -12 / 20.0);
    /** Per frame: 5 dB in a second up, 20 down. */
    private static final double UP = Math.pow(10, 0.1 / 20);
    private static final double DOWN = Math.pow(10, -0.4 / 20);
    /** Weight of a new frame in the level of speech: about a third of a second. */
    private static final double WEIGHT = 0.06;
    private static final int LOUDEST = 30_000;

    private final AudioSink behind;
    private final int samples;
    private final short[] levelled;
    private final SpeechMeter meter = new SpeechMeter();
    private double level = WANTED * WANTED;
    private double gain = 1;

    /** @param behind gets what was levelled */
    public Leveller(AudioSink behind) {
        this.behind = behind;
        this.samples = behind.rate() / AudioCodec.FRAMES_PER_SECOND;
        this.levelled = new short[samples];
    }

    @Override
    public int rate() {
        return behind.rate();
    }

    @Override
    public void take(short[] frame) {
        double energy = 0;
        int peak = 1;
        for (int i = 0; i < samples; i++) {
            energy += frame[i] * frame[i];
            peak = Math.max(peak, Math.abs(frame[i]));
        }
        if (meter.speaks(frame, samples)) {
            level += (energy / samples - level) * WEIGHT;
            double wanted = Math.max(LEAST, Math.min(MOST, WANTED / Math.sqrt(level)));
            gain = wanted > gain ? Math.min(wanted, gain * UP) : Math.max(wanted, gain * DOWN);
        }
        gain = Math.min(gain, Math.max(LEAST, (double) LOUDEST / peak));
        for (int i = 0; i < samples; i++) {
            levelled[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(frame[i] * gain)));
        }
        behind.take(levelled);
    }
}
