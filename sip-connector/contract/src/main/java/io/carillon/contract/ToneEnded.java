package io.carillon.contract;

import java.time.Instant;

/**
 * A finite tone started by {@link SoundCommand.PlayTone} was played to its end.
 *
 * @param call the call
 * @param leg who heard it
 * @param at when
 */
public record ToneEnded(CallId call, LegId leg, Instant at) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onToneEnded(this);
    }
}
