package io.carillon.rtp.prompt;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** Music without end. It plays whether anybody listens or not: all who do hear the same bar at the same time. */
final class Music {
    private static final int FRAME = Recording.RATE / 50;
    private static final long FRAME_NANOS = 20_000_000;

    private final Recording recording;
    private final int frames;
    private final LongSupplier nanos;

    /**
     * @param recording what is left of it beyond whole frames of 20 ms is not heard
     * @param nanos monotonic clock
     */
    Music(Recording recording, LongSupplier nanos) {
        this.recording = recording.encode();
        this.frames = recording.length() / FRAME;
        this.nanos = nanos;
    }

    /** Whether there is at least a frame of it. */
    boolean isAudible() {
        return frames > 0;
    }

    /** From where it is now. */
    AudioSource listen() {
        return new Listening((int) Math.floorMod(nanos.getAsLong() / FRAME_NANOS, (long) frames));
    }

    private final class Listening implements AudioSource {
        private int frame;

        Listening(int frame) {
            this.frame = frame;
        }

        @Override
        public int rate() {
            return Recording.RATE;
        }

        @Override
        public void fill(short[] into) {
            recording.copy(frame * FRAME, into, 0, FRAME);
            next();
        }

        @Override
        public int fillEncoded(AudioCodec codec, ByteBuffer to, int at) {
            if (!recording.isEncoded(codec)) {
                return 0;
            }
            recording.copyEncoded(frame * FRAME, to, at, FRAME);
            next();
            return FRAME;
        }

        private void next() {
            frame = frame + 1 == frames ? 0 : frame + 1;
        }

        @Override
        public boolean hasEnded() {
            return false;
        }
    }
}
