package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import java.util.concurrent.locks.LockSupport;

/** A recording that goes on, for whoever orders it; its methods return at once. Called by one thread at a time. */
public final class Recording {
    private final Track track;
    private final Thread writer;
    private boolean paused;

    Recording(Track track, Thread writer) {
        this.track = track;
        this.writer = writer;
    }

    /** Its name. */
    public String id() {
        return track.id();
    }

    /** Where the event loop leaves packets. */
    public Tap tap() {
        return track.tap();
    }

    /** Leaves silence from now on, or goes on. */
    public void pause(boolean wanted) {
        if (paused != wanted && track.pause(wanted, System.nanoTime())) {
            paused = wanted;
        }
    }

    /** Ends it; what was said before is written. */
    public void end(Recorded.End why) {
        track.end(why, System.nanoTime());
        LockSupport.unpark(writer);
    }

    /** Whether it is over, or about to be. */
    public boolean isOver() {
        return track.isEnding();
    }
}
