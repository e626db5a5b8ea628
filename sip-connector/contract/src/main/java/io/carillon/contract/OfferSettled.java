package io.carillon.contract;

import java.time.Instant;

/**
 * A change of the session is done and agreed by both ends of the leg.
 *
 * @param call the call
 * @param leg the leg whose device asked, or whose session we changed by {@link SwitchCommand.ApplyMedia}
 * @param at when
 * @param direction what the device of the leg now does
 * @param codec codec now in use on the leg
 */
public record OfferSettled(
        CallId call, LegId leg, Instant at, MediaDirection direction, Codec codec) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onOfferSettled(this);
    }
}
