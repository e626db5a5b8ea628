package io.carillon.rtp.stream;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Interjection;
import java.util.Arrays;

/**
 * What a program says to a telephone: samples wait here, at most 30 seconds of them, until it is their turn. One writer, the
 * thread that the far end speaks on; one reader, the event loop.
 */
final class SoundQueue implements Interjection {
    /** Longest time that waits here. */
    static final int MOST_SECONDS = 30;

    private final int rate;
    private final int frame;
    private final int most;
    private volatile short[] ring;
    private volatile long written;
    private volatile long read;
    private volatile long clearedUpTo;

    SoundQueue(int rate) {
        this.rate = rate;
        this.frame = rate / AudioCodec.FRAMES_PER_SECOND;
        this.most = rate * MOST_SECONDS;
    }

    /** The writer's side. @return how many of the samples found room */
    int offer(short[] samples, int count) {
        if (ring == null) {
            ring = new short[most]; // who only listens never needs it
        }
        short[] into = ring;
        long at = written;
        int room = (int) Math.min(count, most - (at - read()));
        for (int i = 0; i < room; i++) {
            into[(int) ((at + i) % most)] = samples[i];
        }
        written = at + room;
        return room;
    }

    /** The writer's side: what waits now is not heard. */
    void clear() {
        clearedUpTo = written;
    }

    /** Samples that were handed over so far, from the first. */
    long written() {
        return written;
    }

    /** Samples that were heard or given up so far. */
    long read() {
        return Math.max(read, clearedUpTo);
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public boolean isActive() {
        skipCleared();
        return written > read;
    }

    private void skipCleared() {
        if (clearedUpTo > read) {
            read = clearedUpTo;
        }
    }

    @Override
    public void fill(short[] into) {
        skipCleared();
        short[] from = ring;
        long at = read;
        int there = from == null ? 0 : (int) Math.min(frame, written - at);
        for (int i = 0; i < there; i++) {
            into[i] = from[(int) ((at + i) % most)];
        }
        Arrays.fill(into, there, frame, (short) 0);
        read = at + there;
    }
}
