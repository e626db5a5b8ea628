package io.carillon.rtp.tap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Where recordings are kept: files here, objects elsewhere. Names are letters, digits and hyphens. What is written has
 * been encrypted before.
 */
public interface Storage {
    /** A recording being written. */
    interface Sink extends Closeable {
        void write(ByteBuffer bytes) throws IOException;

        /** What was written is safe from a loss of power. */
        void force() throws IOException;
    }

    /** A recording being read. */
    interface Source extends Closeable {
        long size() throws IOException;

        /** Fills the buffer from this byte on as far as there is something. */
        void read(ByteBuffer into, long at) throws IOException;
    }

    /** Begins a recording. */
    Sink create(String name) throws IOException;

    /** Moves a recording that is complete to where recordings stay. */
    void settle(String name) throws IOException;

    /** Recordings that were begun and not settled, oldest first, those that are being written included. */
    List<String> unsettled() throws IOException;

    Optional<Source> open(String name) throws IOException;

    /** False when there was none. */
    boolean delete(String name) throws IOException;

    /** Bytes that may still be written. */
    long room() throws IOException;

    /** What it brings elsewhere. */
    default Moves moves() {
        return Moves.NONE;
    }
}
