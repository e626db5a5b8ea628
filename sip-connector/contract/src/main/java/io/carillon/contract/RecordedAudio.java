package io.carillon.contract;

import java.io.IOException;

/** A recording, open for reading: a WAV file (PCM, 16 bits) that is decrypted where it is read. */
public interface RecordedAudio extends AutoCloseable {
    /** Bytes of the WAV file. */
    long size();

    /**
     * Reads a stretch.
     *
     * @param at first byte wanted, from 0
     * @return bytes read, at least one; -1 behind the end
     * @throws IOException the storage failed, or what it holds is not what was written
     */
    int read(long at, byte[] into, int offset, int length) throws IOException;

    @Override
    void close() throws IOException;
}
