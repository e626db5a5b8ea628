package io.carillon.rtp.stream;

import io.carillon.rtp.pcm.AudioSink;

/** What a telephone says, on its way out of the event loop. */
final class StreamEar implements AudioSink {
    private final int rate;
    private final FrameQueue frames;
    private volatile long unsent;

    StreamEar(int rate, int frame) {
        this.rate = rate;
        this.frames = new FrameQueue(frame);
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void take(short[] frame) {
        if (!frames.offer(frame)) {
            unsent = unsent + 1; // only the event loop writes it
        }
    }

    FrameQueue frames() {
        return frames;
    }

    long unsent() {
        return unsent;
    }
}
