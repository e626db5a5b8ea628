package io.carillon.contract;

import java.time.Instant;

/**
 * A command could not be carried out.
 *
 * @param call the call
 * @param at when
 * @param command what was to be done
 * @param reason one line for the log
 * @param cause what to tell the caller
 */
public record CommandFailed(
        CallId call, Instant at, SwitchCommand command, String reason, Cause cause) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onCommandFailed(this);
    }
}
