package io.carillon.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers the latest state of many small things under short keys, so that they outlive the application and the
 * process. Append-only files, mapped into memory: a record is a copy of a few hundred bytes, without a system call.
 * Nothing is forced to disk: what is written survives the end of the process in whatever way, because the pages belong
 * to the operating system; a power failure may lose the last seconds.
 *
 * <p>Segments are used in turn. The oldest is used again once nothing has its latest state in it; when too many are in
 * use, what remains in the oldest is copied to the newest. When no segment can be had, {@link #store} says no.
 */
public final class StateJournal implements AutoCloseable {
    private static final byte STATE = 1;
    private static final byte GONE = 2;
    /** Above this many segments in use, the oldest is emptied if that gains more than it costs. */
    private static final int AT_EASE = 3;

    private static final long TELL_EVERY_NANOS = 10_000_000_000L;

    private record Place(JournalSegment segment, int at, int length) {}

    private final Path directory;
    private final String name;
    private final int segmentBytes;
    private final int mostSegments;
    private final FileChannel lockFile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<JournalSegment> used = new ArrayDeque<>();
    private final Deque<JournalSegment> free = new ArrayDeque<>();
    private byte[] scratch = new byte[4096];
    private int segments;
    private long lastSequence;
    private long refusals;
    private boolean full;
    private long toldAt = System.nanoTime() - TELL_EVERY_NANOS;
    private Instant lastAlive = Instant.EPOCH;
    private boolean closed;

    private StateJournal(Path directory, String name, int segmentBytes, int mostSegments, FileChannel lockFile) {
        this.directory = directory;
        this.name = name;
        this.segmentBytes = segmentBytes;
        this.mostSegments = mostSegments;
        this.lockFile = lockFile;
    }

    /**
     * Opens the journal of a directory and reads what is in it. What a torn or damaged record stood for is left out.
     *
     * @param name how its files begin
     * @param segmentBytes size of a file
     * @param mostSegments how many files there may be, at least 3
     * @throws IOException when the directory cannot be used, or somebody else uses it
     */
    public static StateJournal open(Path directory, String name, int segmentBytes, int mostSegments) throws IOException {
        Files.createDirectories(directory);
        FileChannel lockFile = FileChannel.open(
                directory.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = lockFile.tryLock();
            if (held == null) {
                throw new IOException("journal " + directory + " is in use by another process");
            }
            StateJournal journal = new StateJournal(directory, name, segmentBytes, mostSegments, lockFile);
            journal.recover();
            return journal;
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new IOException("journal " + directory + " is in use by another deployment", e);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        List<JournalSegment> written = new ArrayList<>();
        while (Files.exists(file(segments))) {
            JournalSegment segment = JournalSegment.open(file(segments++), segmentBytes);
            (segment.sequence() == 0 ? free : written).add(segment);
            Instant alive = Instant.ofEpochMilli(segment.alive());
            lastAlive = alive.isAfter(lastAlive) ? alive : lastAlive;
        }
        written.sort(Comparator.comparingLong(JournalSegment::sequence));
        for (JournalSegment segment : written) {
            lastSequence = segment.sequence();
            replay(segment);
            used.add(segment);
        }
        recycle();
        if (!rolled()) {
            throw new IOException("journal " + directory + " has no room for a single segment");
        }
    }

    private void replay(JournalSegment segment) {
        byte[] payload = segment.next();
        while (payload != null) {
            String key = keyIn(payload);
            Place was = payload[0] == GONE
                    ? places.remove(key)
                    : places.put(key, new Place(segment, segment.end() - payload.length, payload.length));
            if (payload[0] == STATE) {
                segment.live(payload.length);
            }
            if (was != null) {
                was.segment().live(-was.length());
            }
            payload = segment.next();
        }
    }

    private static String keyIn(byte[] payload) {
        return new String(payload, 2, payload[1], StandardCharsets.US_ASCII);
    }

    private Path file(int number) {
        return directory.resolve(name + "-" + number + ".journal");
    }

    /** When the one that had this journal before was last alive; the epoch when nobody had it. */
    public Instant lastAlive() {
        return lastAlive;
    }

    /** Notes that the process is alive: after its end, calls it took along ended no later. */
    public void alive(Instant now) {
        lock.lock();
        try {
            if (!closed) {
                used.getLast().alive(now.toEpochMilli());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Everything with its latest state, as it stands now. */
    public Map<String, byte[]> all() {
        lock.lock();
        try {
            Map<String, byte[]> all = new LinkedHashMap<>();
            places.forEach((key, place) -> all.put(key, stateAt(place)));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** The latest state of this, null when it is not here. */
    public byte[] read(String key) {
        lock.lock();
        try {
            Place place = places.get(key);
            return place == null ? null : stateAt(place);
        } finally {
            lock.unlock();
        }
    }

    private static byte[] stateAt(Place place) {
        byte[] payload = place.segment().read(place.at(), place.length());
        int skip = 2 + payload[1];
        byte[] state = new byte[payload.length - skip];
        System.arraycopy(payload, skip, state, 0, state.length);
        return state;
    }

    /**
     * Remembers a state in place of the one before.
     *
     * @return false when there is no room; an earlier state, if any, stays
     * @throws JournalClosed when the journal is closed: another deployment may have it by now
     */
    public boolean store(String key, byte[] state) {
        lock.lock();
        try {
            if (closed) {
                throw new JournalClosed();
            }
            int length = compose(STATE, key, state);
            boolean stored = room(length);
            if (stored) {
                put(key, length);
            } else {
                refusals++;
            }
            noteFull(!stored);
            return stored;
        } finally {
            lock.unlock();
        }
    }

    private void put(String key, int length) {
        JournalSegment active = used.getLast();
        Place was = places.put(key, new Place(active, active.append(scratch, length), length));
        active.live(length);
        if (was != null) {
            was.segment().live(-was.length());
        }
    }

    /**
     * Forgets it. When even that cannot be written, it is found again after a restart, which does no harm.
     */
    public void forget(String key) {
        lock.lock();
        try {
            Place was = places.remove(key);
            if (was == null || closed) {
                return;
            }
            was.segment().live(-was.length());
            int length = compose(GONE, key, new byte[0]);
            if (room(length)) {
                used.getLast().append(scratch, length);
                noteFull(false);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Near the bound it may be full and not full many times a second; the log hears of it now and then. */
    private void noteFull(boolean now) {
        if (now == full) {
            return;
        }
        full = now;
        long nanos = System.nanoTime();
        if (now && nanos - toldAt >= TELL_EVERY_NANOS) {
            toldAt = nanos;
            JournalLog.LOG.journalFull(directory.toString(), places.size());
        }
    }

    private int compose(byte kind, String key, byte[] state) {
        int length = 2 + key.length() + state.length;
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
        scratch[0] = kind;
        scratch[1] = (byte) key.length();
        for (int i = 0; i < key.length(); i++) {
            scratch[2 + i] = (byte) key.charAt(i);
        }
        System.arraycopy(state, 0, scratch, 2 + key.length(), state.length);
        return length;
    }

    /** Makes room for a record; twice at most, because copying what lives can fill a fresh segment again. */
    private boolean room(int length) {
        for (int rolls = 0; !used.getLast().fits(length); rolls++) {
            if (rolls == 2 || JournalSegment.HEADER + length + 2 * JournalSegment.RECORD_HEADER > segmentBytes
                    || !rolled()) {
                return false;
            }
        }
        return true;
    }

    private boolean rolled() {
        recycle();
        JournalSegment next = free.poll();
        if (next == null) {
            next = grown();
        }
        if (next == null) {
            return false;
        }
        next.begin(++lastSequence);
        used.add(next);
        boolean lastOne = free.isEmpty() && segments >= mostSegments;
        if (lastOne || used.size() > AT_EASE && used.getFirst().isMostlyDead()) {
            emptyOldest();
        }
        return true;
    }

    private JournalSegment grown() {
        if (segments >= mostSegments) {
            return null;
        }
        Path file = file(segments);
        try {
            JournalSegment segment = JournalSegment.open(file, segmentBytes);
            segments++;
            return segment;
        } catch (IOException e) {
            JournalLog.LOG.segmentFailed(file.toString(), e);
            return null;
        }
    }

    /**
     * Gives back segments from the oldest on as long as nothing lives in them. In this order only: a newer one may hold
     * the word that something in an older one is gone.
     */
    private void recycle() {
        while (used.size() > 1 && used.getFirst().live() == 0) {
            JournalSegment oldest = used.removeFirst();
            oldest.begin(0);
            free.add(oldest);
        }
    }

    private void emptyOldest() {
        JournalSegment oldest = used.getFirst();
        JournalSegment newest = used.getLast();
        for (Map.Entry<String, Place> entry : places.entrySet()) {
            Place place = entry.getValue();
            if (place.segment() == oldest) {
                byte[] payload = oldest.read(place.at(), place.length());
                if (!newest.fits(payload.length)) {
                    return;
                }
                entry.setValue(new Place(newest, newest.append(payload, payload.length), payload.length));
                newest.live(payload.length);
                oldest.live(-payload.length);
            }
        }
        recycle();
    }

    /** Whether the last state could not be stored. */
    public boolean isFull() {
        lock.lock();
        try {
            return full;
        } finally {
            lock.unlock();
        }
    }

    /** How many states could not be stored. */
    public long refusals() {
        lock.lock();
        try {
            return refusals;
        } finally {
            lock.unlock();
        }
    }

    /** How many things are in it. */
    public int size() {
        lock.lock();
        try {
            return places.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets another deployment open the directory; from now on nothing is written any more. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            lockFile.close();
        } finally {
            lock.unlock();
        }
    }
}
