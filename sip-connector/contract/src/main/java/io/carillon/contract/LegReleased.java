package io.carillon.contract;

import java.time.Instant;

/**
 * A leg that we ended (HangUp, or Reject of an inbound leg) is over and its ports are back.
 *
 * @param call the call
 * @param leg the leg
 * @param at when
 * @param media how its audio went
 */
public record LegReleased(
        CallId call, LegId leg, Instant at, MediaReport media) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onLegReleased(this);
    }
}
