package io.carillon.rtp.stream;

/** Frames on their way from an event loop to the thread that sends them: one writer, one reader, no lock. */
final class FrameQueue {
    /** A little more than a second. */
    static final int MOST = 64;

    private final short[][] frames;
    private volatile int written;
    private volatile int read;

    FrameQueue(int samples) {
        frames = new short[MOST][samples];
    }

    /** The writer's side. @return false when there was no room */
    boolean offer(short[] frame) {
        int at = written;
        if (at - read == MOST) {
            return false;
        }
        short[] slot = frames[at & MOST - 1];
        System.arraycopy(frame, 0, slot, 0, slot.length);
        written = at + 1;
        return true;
    }

    /** The reader's side. @return the next frame, valid until {@link #done}; null when there is none */
    short[] peek() {
        int at = read;
        return at == written ? null : frames[at & MOST - 1];
    }

    /** The frame that was looked at last is not needed any more. */
    void done() {
        read = read + 1;
    }
}
