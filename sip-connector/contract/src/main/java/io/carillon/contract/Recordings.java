package io.carillon.contract;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the adapter has recorded. It alone has the keys, so whoever wants to hear a recording reads it here. May be asked
 * from any thread; every method may wait for the storage.
 */
public interface Recordings {
    /** Recordings that are over and not {@link #settle settled} yet, those of an earlier process included. */
    List<Recorded> finished(int most) throws IOException;

    /** The application has written down that there is such a recording: it need not be told again. */
    void settle(String id) throws IOException;

    /**
     * Stores sound that comes from elsewhere, encrypted like any recording; it is settled at once.
     *
     * @param id a name as recordings have, never used before
     * @param wav a WAV file, which is made 8000 samples per second and one channel
     * @return its length, or what is wrong with it
     */
    StoredAudio store(String id, byte[] wav) throws IOException;

    /** Opens a recording; empty when there is none, or nobody has the key. */
    Optional<RecordedAudio> open(String id) throws IOException;

    /** Destroys a recording for good; false when there was none. */
    boolean delete(String id) throws IOException;
}
