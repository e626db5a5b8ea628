package io.carillon.rtp.tap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place elsewhere for recordings that are over: each is one object of its name, encrypted before it comes here. Every
 * method may wait for a network, and may be asked from any thread.
 */
public interface Depot {
    /** Where it is, for whoever reads the log. */
    String where();

    /**
     * Asks whether it is there and knows who asks.
     *
     * @throws IOException it is not, or does not
     */
    void look() throws IOException;

    /**
     * Keeps a file. Returns when the other side has said that it has all of it; a second time changes nothing.
     *
     * @throws IOException it is not known whether it is there; it may be tried again
     */
    void put(String name, Path file) throws IOException;

    /**
     * Opens an object, to be read a stretch at a time.
     *
     * @return empty when there is none of that name
     * @throws IOException nobody can say now
     */
    Optional<Storage.Source> open(String name) throws IOException;

    /**
     * Destroys an object.
     *
     * @return false when there was none of that name
     * @throws IOException it may still be there
     */
    boolean delete(String name) throws IOException;
}
