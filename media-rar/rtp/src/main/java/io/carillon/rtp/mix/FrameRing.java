package io.carillon.rtp.mix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Frames of 20 ms on their way from one event loop to another: one writes, one reads, nobody waits. When it is full the
 * new frame is dropped; when the reader finds more than {@link #MOST_WAITING} it skips to the newest, so that a loop that
 * stood still does not leave a delay behind.
 */
final class FrameRing {
    /** Frames that may wait: the two loops beat at different moments, and one frame is on its way. */
    static final int MOST_WAITING = 2;

    private static final int SLOTS = 8;
    private static final VarHandle WRITTEN;
    private static final VarHandle READ;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(FrameRing.class, "written", int.class);
            READ = MethodHandles.lookup().findVarHandle(FrameRing.class, "read", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final short[][] frames;
    private volatile int written;
    private volatile int read;

    FrameRing(int samples) {
        frames = new short[SLOTS][samples];
    }

    /** The writer's side. @return false when there was no room */
    boolean offer(short[] frame) {
        int at = (int) WRITTEN.get(this);
        if (at - (int) READ.getAcquire(this) == SLOTS) {
            return false;
        }
        short[] slot = frames[at & SLOTS - 1];
        System.arraycopy(frame, 0, slot, 0, slot.length);
        WRITTEN.setRelease(this, at + 1);
        return true;
    }

    /** The reader's side. @return false when nothing was there, and {@code into} is as it was */
    boolean poll(short[] into) {
        int at = (int) READ.get(this);
        int waiting = (int) WRITTEN.getAcquire(this) - at;
        if (waiting == 0) {
            return false;
        }
        if (waiting > MOST_WAITING) {
            at += waiting - 1;
        }
        short[] slot = frames[at & SLOTS - 1];
        System.arraycopy(slot, 0, into, 0, slot.length);
        READ.setRelease(this, at + 1);
        return true;
    }
}
