package io.carillon.rtp.answer;

/** How long one pure tone has been heard, and the one that has just ended. */
final class SteadyTone {
    private static final int BESIDE = 15;

    private int hertz;
    private int frames;
    private int ended;
    private int endedHertz;

    /** Hears the tone of the next 20 ms, {@link PureTone#NONE} for none. */
    void hear(int now) {
        ended = 0;
        if (now != PureTone.NONE && frames > 0 && Math.abs(now - hertz) <= BESIDE) {
            frames++;
            return;
        }
        ended = frames;
        endedHertz = hertz;
        hertz = now;
        frames = now == PureTone.NONE ? 0 : 1;
    }

    /** Frames of the tone that goes on. */
    int frames() {
        return frames;
    }

    int hertz() {
        return hertz;
    }

    /** Frames of the tone that ended with this frame, 0 when none did. */
    int ended() {
        return ended;
    }

    int endedHertz() {
        return endedHertz;
    }
}
