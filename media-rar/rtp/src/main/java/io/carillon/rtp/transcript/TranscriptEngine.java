package io.carillon.rtp.transcript;

import java.io.IOException;

/** Something that understands speech. Called on threads that may wait. */
@FunctionalInterface
public interface TranscriptEngine {
    /**
     * Understands a sentence.
     *
     * @param said 8000 samples per second
     * @param language ISO 639 code
     * @return the words; blank when there are none
     * @throws IOException with one line saying why it could not
     * @throws InterruptedException when nobody waits for it any more
     */
    String understand(short[] said, String language) throws IOException, InterruptedException;
}
