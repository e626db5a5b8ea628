package io.carillon.contract;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the adapter has recorded. It alone has the keys, so whoever wants to hear a recording reads it here. May be asked
 * from any thread; every method may wait for the storage.
 */
public interface Recordings {
    /**
     * The note of a recording that callers hear while they wait, as a greeting: it stays where it is heard at once, wherever
     * others are kept.
     */
    String NEAR = "near";

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

    /**
     * What was said in a recording, understood sentence by sentence; waits for whoever understands, for minutes when it is
     * long.
     *
     * @param language ISO 639 code
     * @return the words, blank when there are none; empty when there is no such recording, or nobody has the key
     * @throws IOException nobody understands it now, with one line saying why: it may be asked for again
     */
    Optional<String> understood(String id, String language) throws IOException;

    /** Destroys a recording for good; false when there was none. */
    boolean delete(String id) throws IOException;
}
