package io.carillon.contract;

import java.time.Instant;

/**
 * A timer set by {@link SwitchCommand.SetTimer} ran out.
 *
 * @param call the call
 * @param at when
 * @param timer its name
 */
public record TimerFired(
        CallId call, Instant at, String timer) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onTimerFired(this);
    }
}
