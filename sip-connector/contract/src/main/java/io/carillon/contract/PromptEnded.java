package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A prompt started by {@link SoundCommand.PlayPrompt} is over. Told once for each, but not when its leg has ended.
 *
 * @param call the call
 * @param leg who heard it
 * @param at when
 * @param prompt its id
 * @param why how it came to an end
 */
public record PromptEnded(CallId call, LegId leg, Instant at, String prompt, Why why) implements CallInput {
    /** How a prompt came to an end. */
    public enum Why {
        /** It was said to its end. */
        DONE,
        /** The application stopped it or played something else. */
        STOPPED,
        /** Whoever heard it pressed a key; {@link DigitPressed} follows. */
        KEY
    }

    public PromptEnded {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(why, "why");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onPromptEnded(this);
    }
}
