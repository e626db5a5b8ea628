package io.carillon.contract;

import java.time.Instant;

/**
 * The far end of an outbound leg is alerting.
 *
 * @param call the call
 * @param leg the outbound leg
 * @param at arrival
 * @param status 180, 181, 182 or 183
 * @param earlyMedia whether it brought a media answer: audio may already flow from the far end
 */
public record LegProgressed(
        CallId call, LegId leg, Instant at, int status, boolean earlyMedia) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onLegProgressed(this);
    }
}
