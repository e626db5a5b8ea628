package io.carillon.contract;

import java.time.Instant;

/**
 * An outbound leg ended without an answer: refused, cancelled by us, timed out or unreachable.
 *
 * @param call the call
 * @param leg the outbound leg, now over
 * @param at when
 * @param cause what the far end said, or what became of it
 * @param instead number that the device wants to be dialled instead (3xx), null for none
 */
public record LegRejected(
        CallId call, LegId leg, Instant at, Cause cause, DialledNumber instead) implements CallInput {

    /** A refusal that names nobody else. */
    public LegRejected(CallId call, LegId leg, Instant at, Cause cause) {
        this(call, leg, at, cause, null);
    }
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onLegRejected(this);
    }
}
