package io.carillon.prompt;

import io.carillon.contract.PromptFile;
import java.time.Instant;

/**
 * What the history keeps of a recording of the house: what it was, not its sound.
 *
 * @param rate samples per second
 * @param millis how long it was
 * @param at when it was put there
 */
public record KeptPrompt(int rate, long millis, Instant at) {
    /** What the history calls it. */
    public static final String KIND = "prompt";

    /** What is kept of this one. */
    public static KeptPrompt of(PromptFile file) {
        return new KeptPrompt(file.rate(), Math.round(file.seconds() * 1_000), file.changedAt());
    }
}
