package io.carillon.rtp.prompt;

import java.io.IOException;

/** Something that speaks texts. Called on threads that may wait. */
public interface SpeechEngine {
    /**
     * Speaks.
     *
     * @param language ISO 639 code
     * @param words one line
     * @throws IOException with one line saying why it could not
     * @throws InterruptedException when nobody waits for it any more
     */
    Recording speak(String language, String words) throws IOException, InterruptedException;
}
