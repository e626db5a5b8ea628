package io.carillon.rtp;

/** Notices when what a device is to hear has been silence for a while, so that comfort noise can stand for it. */
final class Hush {
    /** Samples within this are silence. */
    private static final int LOUDEST = 12;
    /** Frames of silence that are sent as they are: a pause between two words is none. */
    private static final int PATIENCE = 10;
    /** Frames until the noise is told again, for who has lost the packet: half a second. */
    private static final int REPEAT = 25;

    private int silent;

    /** What is to be done with a frame. */
    enum Verdict {
        SEND,
        NOISE,
        NOTHING
    }

    /** The next frame. */
    Verdict hear(short[] frame, int samples) {
        for (int i = 0; i < samples; i++) {
            if (frame[i] > LOUDEST || frame[i] < -LOUDEST) {
                silent = 0;
                return Verdict.SEND;
            }
        }
        silent++;
        if (silent <= PATIENCE) {
            return Verdict.SEND;
        }
        return (silent - PATIENCE - 1) % REPEAT == 0 ? Verdict.NOISE : Verdict.NOTHING;
    }
}
