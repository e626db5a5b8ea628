package io.carillon.rtp.tone;

import io.carillon.contract.Tone;
import io.carillon.rtp.pcm.AudioSource;

/** A tone that plays: its place in the cadence. */
public final class ToneSource implements AudioSource {
    private final ToneSamples samples;
    private int frame;

    /** The tone from its beginning. */
    public ToneSource(Tone tone) {
        this.samples = ToneSamples.of(tone);
    }

    @Override
    public int rate() {
        return ToneSamples.RATE;
    }

    @Override
    public void fill(short[] into) {
        samples.copy(frame++, into);
        if (frame == samples.frames() && samples.isEndless()) {
            frame = 0;
        }
    }

    @Override
    public boolean hasEnded() {
        return frame == samples.frames();
    }
}
