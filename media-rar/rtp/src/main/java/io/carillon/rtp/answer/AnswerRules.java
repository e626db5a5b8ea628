package io.carillon.rtp.answer;

import io.carillon.contract.AnswerVerdict;

/**
 * How somebody is told from a machine, all in milliseconds but the last. People say a word or two and wait; machines talk at
 * once, and long.
 *
 * @param initialSilence nothing said for so long is {@link AnswerVerdict#UNKNOWN}
 * @param greeting talking for longer than this, pauses between words included, is a machine
 * @param afterGreeting silence after a shorter greeting that makes it a person
 * @param word shorter sounds are no words
 * @param pause silence that ends a word
 * @param total after so long without a verdict it is {@link AnswerVerdict#UNKNOWN}
 * @param beep how long a machine is listened to for its beep
 * @param words more words than these are a machine
 */
public record AnswerRules(
        int initialSilence, int greeting, int afterGreeting, int word, int pause, int total, int beep, int words) {
    /** What fits most countries. */
    public static final AnswerRules USUAL = new AnswerRules(3500, 1800, 800, 100, 60, 6000, 40_000, 4);
}
