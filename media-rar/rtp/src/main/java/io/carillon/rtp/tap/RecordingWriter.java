package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** One thread that writes recordings: looks at each of its own up to twenty times a second. */
final class RecordingWriter implements Runnable {
    private static final long PAUSE_NANOS = 50_000_000;

    private final List<Track> tracks = new CopyOnWriteArrayList<>();
    private final Forcing<Track> forcing = new Forcing<>(System::nanoTime);
    private final Recorder recorder;
    private final Thread thread;
    private volatile boolean stopping;

    RecordingWriter(String name, Recorder recorder) {
        this.recorder = recorder;
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
    }

    Thread thread() {
        return thread;
    }

    void add(Track track) {
        tracks.add(track);
        LockSupport.unpark(thread);
    }

    int size() {
        return tracks.size();
    }

    @Override
    public void run() {
        while (!stopping || !tracks.isEmpty()) {
            if (tracks.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
            round();
        }
    }

    private void round() {
        for (Track track : tracks) {
            if (stopping) {
                track.end(Recorded.End.CALL_ENDED, System.nanoTime());
            }
            Recorded over = pump(track);
            if (over != null) {
                end(track, over);
            } else if (track.isDue()) {
                forcing.add(track);
            }
        }
        forcing.round((track, refused) -> end(track, broken(track, refused.toString())));
    }

    private void end(Track track, Recorded over) {
        tracks.remove(track);
        forcing.remove(track);
        recorder.over(over);
    }

    private Recorded pump(Track track) {
        String trouble = recorder.trouble();
        if (trouble == null) {
            try {
                return track.pump(System.nanoTime());
            } catch (IOException | GeneralSecurityException | RuntimeException failed) {
                trouble = failed.toString();
            }
        }
        return broken(track, trouble);
    }

    private static Recorded broken(Track track, String trouble) {
        TapLog.LOG.broken(track.id(), track.about().call(), trouble);
        return track.broken();
    }

    /** Ends all recordings and waits for that. */
    boolean stop(long millis) {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(millis);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
