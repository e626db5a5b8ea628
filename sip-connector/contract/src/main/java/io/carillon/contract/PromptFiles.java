package io.carillon.contract;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The recordings that houses have made for their menus. May be asked from any thread; every method may wait for the disk. */
public interface PromptFiles {
    /** More bytes are never taken. */
    int MOST_BYTES = 8 * 1024 * 1024;

    /**
     * What came of a recording that was handed in: one of the two is null.
     *
     * @param file what is there now
     * @param refusal one line saying what is wrong with it; everything is as it was before
     */
    record Taken(PromptFile file, String refusal) {}

    /**
     * Checks a recording and takes it, in the place of one of that name: from now on it is what people hear.
     *
     * @param sound a WAV file: 16-bit linear or G.711, one or two channels, 8000 to 48000 samples per second
     */
    Taken put(Tenant tenant, String language, String name, byte[] sound) throws IOException;

    /** All of a tenant, by language and name. */
    List<PromptFile> list(Tenant tenant) throws IOException;

    /** One of them as a WAV file; empty when there is none. */
    Optional<byte[]> read(Tenant tenant, String language, String name) throws IOException;

    /** It is gone; false when there was none. */
    boolean delete(Tenant tenant, String language, String name) throws IOException;
}
