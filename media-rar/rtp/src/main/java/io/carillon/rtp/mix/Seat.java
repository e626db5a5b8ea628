package io.carillon.rtp.mix;

import io.carillon.contract.MixRole;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tap.Tap;

/**
 * Somebody's place in a mix. As a sink it takes what his device says, as a source it gives what he is to hear, both on
 * the loop of his leg; the mixer reads the one and writes the other on its own.
 */
public final class Seat implements AudioSink, AudioSource {
    /** 0 dB of {@link #gain}. */
    static final int UNITY = 1 << 12;

    /** Weight of a new frame in the level: about 100 ms. */
    private static final double ATTACK = 0.2;

    private final Mixer mixer;
    private final FrameRing said;
    private final FrameRing toHear;
    private final int samples;
    final short[] voice;
    MixRole role;
    Seat coached;
    /** What those say who coach him; null when nobody ever did. */
    int[] whispered;
    private volatile int gain = UNITY;
    private volatile int volume = UNITY;
    private volatile boolean muted;
    private volatile boolean away;
    private volatile boolean speaking;
    /** Hears him on the left and all others on the right; null for none. */
    volatile Tap tap;
    boolean heard;
    double level;

    Seat(Mixer mixer) {
        this.mixer = mixer;
        this.samples = mixer.rate() / AudioCodec.FRAMES_PER_SECOND;
        this.said = new FrameRing(samples);
        this.toHear = new FrameRing(samples);
        this.voice = new short[samples];
    }

    @Override
    public int rate() {
        return mixer.rate();
    }

    @Override
    public void take(short[] frame) {
        said.offer(frame);
    }

    /** What the mixer made; when it is late, silence. */
    @Override
    public void fill(short[] frame) {
        if (!toHear.poll(frame)) {
            java.util.Arrays.fill(frame, 0, samples, (short) 0);
        }
    }

    @Override
    public boolean hasEnded() {
        return false;
    }

    /**
     * How loud he is for the others. Any thread.
     *
     * @param decibels -60 to 20; beyond that the nearest of them
     */
    public void gain(double decibels) {
        gain = (int) Math.round(UNITY * Math.pow(10, Math.max(-60, Math.min(20, decibels)) / 20));
    }

    /**
     * How loud the others are for him. Any thread.
     *
     * @param decibels as of {@link #gain}
     */
    public void volume(double decibels) {
        volume = (int) Math.round(UNITY * Math.pow(10, Math.max(-60, Math.min(20, decibels)) / 20));
    }

    /** Whether something is heard of him. Any thread. */
    public boolean isSpeaking() {
        return speaking;
    }

    /**
     * A recording of him and of what he hears, him on the left; null for none any more. Nobody else may leave anything in that
     * tap meanwhile. Any thread.
     */
    public void tap(Tap into) {
        tap = into;
    }

    /** Whether nobody hears him now. Any thread. */
    public void mute(boolean on) {
        muted = on;
    }

    /**
     * Whether his device keeps the others waiting: what it plays to somebody on hold is not for all. Any thread.
     */
    public void away(boolean on) {
        away = on;
    }

    /** Takes what he said in the last 20 ms; what did not come in time is silence. */
    void listen() {
        heard = said.poll(voice) && !muted && !away;
        if (!heard) {
            level *= 1 - ATTACK;
            return;
        }
        int factor = gain;
        long energy = 0;
        for (int i = 0; i < samples; i++) {
            int sample = factor == UNITY ? voice[i] : Mixer.saturated((int) (voice[i] * (long) factor >> 12));
            voice[i] = (short) sample;
            energy += sample * sample;
        }
        level += ((double) energy / samples - level) * ATTACK;
    }

    /** Notes whether he is heard; few of all frames change that. */
    void note(boolean isHeard) {
        if (speaking != isHeard) {
            speaking = isHeard;
        }
    }

    /** Takes what he is to hear; the frame may be changed. */
    void hear(short[] frame) {
        int factor = volume;
        if (factor != UNITY) {
            for (int i = 0; i < samples; i++) {
                frame[i] = Mixer.saturated((int) (frame[i] * (long) factor >> 12));
            }
        }
        toHear.offer(frame);
    }
}
