package io.carillon.rtp.tap;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.Recordings;
import io.carillon.contract.SpeechLimits;
import io.carillon.contract.StoredAudio;
import io.carillon.rtp.prompt.WavFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All recordings of this server: those that go on, and those that are over. */
public final class Recorder implements AutoCloseable {
    /** What is known of recordings nobody has asked for; beyond that it is read from the files. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Files that cannot be read, by name. */
    static final int MOST_UNREADABLE = 1_000;

    /** Samples per second of what comes from elsewhere. */
    private static final int STORED_RATE = io.carillon.rtp.prompt.Recording.RATE;
    private static final long STOP_MILLIS = 4_000;
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Storage storage;
    private final RecordingKeys keys;
    private final long leastRoom;
    private final int channels;
    private final Consumer<Recorded> listener;
    private final SecureRandom random = new SecureRandom();
    private final List<RecordingWriter> writers = new ArrayList<>();
    private final Map<String, Recorded> over = new ConcurrentHashMap<>();
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile boolean somethingNew = true;
    private volatile long lookedAt;
    private volatile String trouble;

    /**
     * Settings.
     *
     * @param threads that write
     * @param leastRoom bytes that must stay free in the storage; below that recordings end, so that everything else
     *     that needs the disk goes on
     * @param stereo both sides apart; else mixed
     */
    public record Limits(int threads, long leastRoom, boolean stereo) {}

    /** @param listener told once of each recording that is over, on a writer's thread */
    public Recorder(Storage storage, RecordingKeys keys, Limits limits, Consumer<Recorded> listener) {
        this.storage = Objects.requireNonNull(storage);
        this.keys = Objects.requireNonNull(keys);
        this.leastRoom = limits.leastRoom();
        this.channels = limits.stereo() ? 2 : 1;
        this.listener = Objects.requireNonNull(listener);
        this.lookedAt = System.nanoTime() - LOOK_NANOS;
        for (int i = 0; i < limits.threads(); i++) {
            writers.add(new RecordingWriter("carillon-recorder-" + i, this));
        }
    }

    /** Starts the threads that write. */
    public void start() {
        writers.forEach(writer -> writer.thread().start());
    }

    /**
     * Begins a recording. Returns at once: what comes of it is told.
     *
     * @param id its name, never used before
     * @param rate samples per second, 8000 or 16000
     */
    public Recording begin(String id, int rate, FileAbout about) {
        return begin(id, new Track.Shape(rate, channels), about, null);
    }

    /** The same with one channel, for what has no two sides. */
    public Recording beginMixed(String id, int rate, FileAbout about) {
        return begin(id, new Track.Shape(rate, 1), about, null);
    }

    /**
     * Begins the recording of somebody who speaks alone, which is of one channel and ends by itself. Otherwise as
     * {@link #begin(String, int, FileAbout)}.
     */
    public Recording begin(String id, int rate, FileAbout about, SpeechLimits limits) {
        return begin(id, new Track.Shape(rate, 1), about, Objects.requireNonNull(limits, "limits"));
    }

    private Recording begin(String id, Track.Shape shape, FileAbout about, SpeechLimits limits) {
        live.add(id);
        Track track = new Track(
                id, shape, about, (like, what) -> open(id, like, what), new Track.Start(System.nanoTime(), limits));
        RecordingWriter writer = writers.stream().min(Comparator.comparingInt(RecordingWriter::size)).orElseThrow();
        writer.add(track);
        return new Recording(track, writer.thread());
    }

    private ChunkWriter open(String id, Track.Shape shape, FileAbout about)
            throws IOException, GeneralSecurityException {
        FileHeader.Fresh fresh = FileHeader.begin(keys, random, shape, about);
        return new ChunkWriter(storage.create(id), fresh.header(), fresh.bytes());
    }

    /** As {@link io.carillon.contract.Recordings#store}. */
    public StoredAudio store(String id, byte[] wav) throws IOException {
        short[] samples;
        try {
            samples = WavFile.read(wav).samples();
        } catch (IOException unusable) {
            return new StoredAudio(0, unusable.getMessage());
        }
        live.add(id);
        try {
            FileAbout about = new FileAbout(new CallId("stored"), Instant.now(), Map.of(Recordings.NEAR, "true"));
            ChunkWriter out = open(id, new Track.Shape(STORED_RATE, 1), about);
            for (short sample : samples) {
                out.frame(sample, (short) 0, false, 0);
            }
            out.end(0, Recorded.End.STOPPED);
            storage.settle(id);
        } catch (GeneralSecurityException failed) {
            throw new IOException(failed);
        } finally {
            live.remove(id);
        }
        return new StoredAudio(samples.length * 1000L / STORED_RATE, "");
    }

    /** Why nothing can be written now, null when it can. */
    String trouble() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            try {
                long room = storage.room();
                trouble = room < leastRoom
                        ? "only " + room / 1_000_000 + " MB are free in the storage, " + leastRoom / 1_000_000
                                + " are to stay free: make room, or set carillon.recording.least-free lower"
                        : null;
            } catch (IOException unknown) {
                TapLog.LOG.roomUnknown(unknown.toString());
            }
        }
        return trouble;
    }

    void over(Recorded recorded) {
        if (recorded.lost() > 0) {
            TapLog.LOG.lost(recorded.id(), recorded.lost(), recorded.call());
        }
        if (recorded.bytes() > 0 && over.size() < MOST_REMEMBERED) {
            over.put(recorded.id(), recorded);
        }
        live.remove(recorded.id());
        somethingNew = true;
        try {
            listener.accept(recorded);
        } catch (RuntimeException fault) {
            // the thread that writes all other recordings goes on
            TapLog.LOG.untold(recorded.id(), recorded.call(), fault);
        }
    }

    /** Recordings that go on. */
    public int live() {
        return live.size();
    }

    /** As {@link io.carillon.contract.Recordings#finished}. */
    public List<Recorded> finished(int most) throws IOException {
        if (!somethingNew) {
            return List.of();
        }
        somethingNew = false;
        List<String> unsettled;
        try {
            unsettled = storage.unsettled();
        } catch (IOException failed) {
            somethingNew = true;
            throw failed;
        }
        if (!unreadable.isEmpty()) {
            unreadable.retainAll(new HashSet<>(unsettled)); // somebody may have taken them away
        }
        List<Recorded> found = new ArrayList<>();
        for (String id : unsettled) {
            if (found.size() == most) {
                break;
            }
            Recorded known = live.contains(id) ? null : known(id);
            if (known != null) {
                found.add(known);
            }
        }
        somethingNew |= !found.isEmpty();
        return found;
    }

    private Recorded known(String id) {
        Recorded known = over.get(id);
        if (known != null || unreadable.contains(id)) {
            return known;
        }
        try (ChunkReader reader = reader(id)) {
            if (reader != null) {
                return reader.facts(id);
            }
            leaveAlone(id, "its key is not here");
        } catch (IOException | RuntimeException damaged) {
            leaveAlone(id, damaged.toString());
        }
        return null;
    }

    /** Told of and not looked at again. Of those beyond the most nothing is told, and each is looked at every time. */
    private void leaveAlone(String id, String reason) {
        if (unreadable.size() >= MOST_UNREADABLE) {
            return;
        }
        TapLog.LOG.unreadable(id, reason);
        unreadable.add(id);
        if (unreadable.size() == MOST_UNREADABLE) {
            TapLog.LOG.manyUnreadable(MOST_UNREADABLE);
        }
    }

    /** Files that are left alone because they cannot be read. */
    int unreadable() {
        return unreadable.size();
    }

    private ChunkReader reader(String id) throws IOException {
        Storage.Source source = storage.open(id).orElse(null);
        if (source == null) {
            return null;
        }
        ChunkReader reader = null;
        try {
            reader = ChunkReader.of(source, keys);
            return reader;
        } finally {
            if (reader == null) {
                source.close();
            }
        }
    }

    /** As {@link io.carillon.contract.Recordings#settle}. */
    public void settle(String id) throws IOException {
        storage.settle(id);
        over.remove(id);
    }

    /** As {@link io.carillon.contract.Recordings#open}. */
    public Optional<RecordedAudio> open(String id) throws IOException {
        return Optional.ofNullable(reader(id));
    }

    /** As {@link io.carillon.contract.Recordings#delete}. */
    public boolean delete(String id) throws IOException {
        over.remove(id);
        return !live.contains(id) && storage.delete(id);
    }

    /** Ends what goes on and writes it to the end. */
    @Override
    public void close() {
        boolean stopped = true;
        for (RecordingWriter writer : writers) {
            stopped &= writer.stop(STOP_MILLIS);
        }
        if (!stopped) {
            TapLog.LOG.stuck();
        }
    }
}
