package io.carillon.rtp.tap;

import io.carillon.contract.Recordings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recordings that are written on the disk and kept elsewhere. What is begun here stays on the disk until somebody has
 * written down that it exists; then it is brought to the depot, and only when it is there all of it the file goes. So the
 * file itself says what there is still to do, and after a kill the same is done again. Greetings stay on the disk.
 */
public final class DepotStorage implements Storage, AutoCloseable {
    private static final long STOP_MILLIS = 3_000;
    private static final long GRUDGE_NANOS = 3_000_000_000L;

    private final FileStorage near;
    private final Depot far;
    private final RecordingKeys keys;
    private final Carrier carrier;
    /** Recordings that are being brought away or destroyed: never both at a time. */
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private volatile long awaySince = System.nanoTime() - GRUDGE_NANOS;

    /**
     * @param near where it is written
     * @param far where it is kept
     * @param keys of the recordings
     */
    public DepotStorage(FileStorage near, Depot far, RecordingKeys keys) {
        this.near = near;
        this.far = far;
        this.keys = keys;
        this.carrier = new Carrier(near::kept, new Road(), far.where());
    }

    /** Starts the thread that brings recordings to the depot, first those that an earlier process left. */
    public void start() {
        carrier.start();
    }

    Carrier carrier() {
        return carrier;
    }

    /** From the disk to the depot. */
    private final class Road implements Carrier.Way {
        @Override
        public Carrier.Carried carry(String name) throws IOException {
            return bring(name);
        }

        @Override
        public void look() throws IOException {
            far.look();
        }
    }

    private Carrier.Carried bring(String name) throws IOException {
        if (staysHere(name)) {
            return Carrier.Carried.STAYS;
        }
        if (!claimed.add(name)) {
            return Carrier.Carried.GONE;
        }
        try {
            if (!near.isKept(name)) {
                return Carrier.Carried.GONE;
            }
            far.put(name, near.file(name));
            near.drop(name);
            return Carrier.Carried.AWAY;
        } finally {
            claimed.remove(name);
        }
    }

    /** Whether it is one that callers wait for. What it is stands in its file. */
    private boolean staysHere(String name) throws IOException {
        Source source = near.open(name).orElse(null);
        if (source == null) {
            return false;
        }
        try (source) {
            FileHeader header = FileHeader.read(source, keys);
            return header != null && header.about().notes().containsKey(Recordings.NEAR);
        }
    }

    @Override
    public Sink create(String name) throws IOException {
        return near.create(name);
    }

    @Override
    public void settle(String name) throws IOException {
        near.settle(name);
        carrier.wake();
    }

    @Override
    public List<String> unsettled() throws IOException {
        return near.unsettled();
    }

    @Override
    public Optional<Source> open(String name) throws IOException {
        Optional<Source> here = near.open(name);
        return here.isPresent() || !FileStorage.isName(name) ? here : openFar(name);
    }

    /** Who asks while the depot is known to be away is not kept waiting: it may be a caller. */
    private Optional<Source> openFar(String name) throws IOException {
        if (System.nanoTime() - awaySince < GRUDGE_NANOS) {
            throw new IOException(far.where() + " could not be reached a moment ago");
        }
        try {
            return far.open(name);
        } catch (IOException away) {
            awaySince = System.nanoTime();
            throw away;
        }
    }

    /** What never was on its way is deleted without the depot, which may be away. */
    @Override
    public boolean delete(String name) throws IOException {
        if (!FileStorage.isName(name)) {
            return false;
        }
        if (near.isFresh(name) || near.isKept(name) && isKnownToStay(name)) {
            return near.delete(name);
        }
        if (!claimed.add(name)) {
            throw new IOException("the recording is just being brought to " + far.where());
        }
        try {
            boolean there = far.delete(name);
            return near.delete(name) || there;
        } finally {
            claimed.remove(name);
        }
    }

    /** One that cannot be read is like any other. */
    private boolean isKnownToStay(String name) {
        try {
            return staysHere(name);
        } catch (IOException damaged) {
            TapLog.LOG.debugf(damaged, "recording %s is damaged and is deleted everywhere", name);
            return false;
        }
    }

    @Override
    public long room() throws IOException {
        return near.room();
    }

    @Override
    public Moves moves() {
        return carrier.moves();
    }

    /** What is on its way now is brought away after the next start. */
    @Override
    public void close() {
        carrier.stop(STOP_MILLIS);
    }
}
