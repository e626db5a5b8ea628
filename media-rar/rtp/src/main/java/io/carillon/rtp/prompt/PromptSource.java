package io.carillon.rtp.prompt;

import io.carillon.rtp.pcm.AudioSource;
import java.util.Arrays;
import java.util.List;

/** A prompt on its way to one device: recordings one after the other, without gaps. */
final class PromptSource implements AudioSource {
    private static final int FRAME = Recording.RATE / 50;

    private final Recording[] parts;
    private final int times;
    private int said;
    private int part;
    private int at;

    /** @param times how often all of it is said */
    PromptSource(List<Recording> parts, int times) {
        this.parts = parts.stream().filter(one -> one.length() > 0).toArray(Recording[]::new);
        this.times = times;
        this.said = this.parts.length == 0 ? times : 0;
    }

    @Override
    public int rate() {
        return Recording.RATE;
    }

    @Override
    public void fill(short[] frame) {
        int filled = 0;
        while (filled < FRAME && !hasEnded()) {
            Recording now = parts[part];
            int count = Math.min(FRAME - filled, now.length() - at);
            now.copy(at, frame, filled, count);
            filled += count;
            at += count;
            if (at == now.length()) {
                next();
            }
        }
        Arrays.fill(frame, filled, FRAME, (short) 0);
    }

    private void next() {
        at = 0;
        part++;
        if (part == parts.length) {
            part = 0;
            said++;
        }
    }

    @Override
    public boolean hasEnded() {
        return said == times;
    }
}
