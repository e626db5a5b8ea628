package io.carillon.contract;

import java.time.Instant;

/**
 * The far end ended the leg: BYE, CANCEL, or it vanished (media timeout, session expiry, dead transport).
 *
 * @param call the call
 * @param leg the leg, now over, its ports given back
 * @param at when
 * @param cause why
 * @param media how its audio went
 */
public record HungUp(
        CallId call, LegId leg, Instant at, Cause cause, MediaReport media) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onHungUp(this);
    }
}
