package io.carillon.rtp.prompt;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import java.nio.ByteBuffer;
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
            advance(now, count);
        }
        Arrays.fill(frame, filled, FRAME, (short) 0);
    }

    @Override
    public int fillEncoded(AudioCodec codec, ByteBuffer to, int at) {
        if (hasEnded() || !isEncoded(codec)) {
            return 0;
        }
        int filled = 0;
        while (filled < FRAME && !hasEnded()) {
            Recording now = parts[part];
            int count = Math.min(FRAME - filled, now.length() - this.at);
            now.copyEncoded(this.at, to, at + filled, count);
            filled += count;
            advance(now, count);
        }
        if (filled < FRAME) {
            Recording last = parts[parts.length - 1];
            last.copyEncoded(last.length(), to, at + filled, FRAME - filled);
        }
        return FRAME;
    }

    private boolean isEncoded(AudioCodec codec) {
        for (Recording one : parts) {
            if (!one.isEncoded(codec)) {
                return false;
            }
        }
        return true;
    }

    private void advance(Recording now, int count) {
        at += count;
        if (at == now.length()) {
            next();
        }
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
