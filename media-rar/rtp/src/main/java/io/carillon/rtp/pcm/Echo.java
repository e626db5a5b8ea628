package io.carillon.rtp.pcm;

import java.util.Arrays;

/**
 * Gives somebody back what he says. It listens to a leg and is what that leg hears, both on the event loop of the leg, so
 * nothing has to be handed from thread to thread. When the one side stumbles the other does not wait: a frame that is not
 * there is silence, and more than was asked for is never kept, so that the delay does not grow.
 */
public final class Echo implements AudioSink, AudioSource {
    /** Longest delay that can be asked for, in milliseconds. */
    public static final int LONGEST = 2_000;

    private static final int RATE = 16_000;
    private static final int FRAME_MILLIS = 20;
    private static final int SAMPLES = RATE / 1000 * FRAME_MILLIS;

    private final short[][] frames;
    private final int delay;
    private int written;
    private int read;
    private boolean running;

    /** @param delayMillis how much later he hears himself, 0 to {@value #LONGEST}; rounded to whole frames */
    public Echo(int delayMillis) {
        if (delayMillis < 0 || delayMillis > LONGEST) {
            throw new IllegalArgumentException("an echo after " + delayMillis + " ms");
        }
        delay = Math.round((float) delayMillis / FRAME_MILLIS);
        frames = new short[delay + 2][SAMPLES];
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void take(short[] frame) {
        if (written - read == frames.length) {
            read++;
        }
        System.arraycopy(frame, 0, frames[written % frames.length], 0, SAMPLES);
        written++;
        running |= written - read > delay;
    }

    @Override
    public void fill(short[] frame) {
        if (!running || written == read) {
            running = false;
            Arrays.fill(frame, 0, SAMPLES, (short) 0);
            return;
        }
        System.arraycopy(frames[read % frames.length], 0, frame, 0, SAMPLES);
        read++;
    }

    @Override
    public boolean hasEnded() {
        return false;
    }
}
