package io.carillon.rtp.transcript;

import java.util.function.Consumer;

/** Whoever gets the sentences that {@link Sentences} cuts. */
interface Understanding {
    /**
     * Something that was said.
     *
     * @param samples 8000 in a second
     * @param count how many of them count
     * @param language ISO 639 code
     * @param taken run as soon as the samples are not needed any more
     */
    record Sentence(short[] samples, int count, String language, Runnable taken) {}

    /**
     * Has a sentence understood.
     *
     * @param words gets the words, unless there are none
     */
    void understand(Sentence sentence, Consumer<String> words);

    /** A sentence could not be handed over. */
    void lost(String reason);
}
