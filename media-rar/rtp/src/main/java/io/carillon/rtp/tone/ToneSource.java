package io.carillon.rtp.tone;

import io.carillon.rtp.pcm.AudioSource;

/** A tone that plays: its place in the cadence. */
final class ToneSource implements AudioSource {
    private final ToneSamples samples;
    private int frame;
    private int played;

    ToneSource(ToneSamples samples) {
        this.samples = samples;
    }

    @Override
    public int rate() {
        return ToneSamples.RATE;
    }

    @Override
    public void fill(short[] into) {
        samples.copy(frame++, into);
        if (frame == samples.frames()) {
            frame = 0;
            played++;
        }
    }

    @Override
    public boolean hasEnded() {
        return samples.isEnough(played);
    }
}
