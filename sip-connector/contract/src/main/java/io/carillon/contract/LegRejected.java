package io.carillon.contract;

import java.time.Instant;

/**
 * An outbound leg ended without an answer: refused, cancelled by us, timed out or unreachable.
 *
 * @param call the call
 * @param leg the outbound leg, now over
 * @param at when
 * @param cause what the far end said, or what became of it
 */
public record LegRejected(
        CallId call, LegId leg, Instant at, Cause cause) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onLegRejected(this);
    }
}
