package io.carillon.contract;

import java.time.Instant;

/**
 * The far end of an outbound leg answered (2xx); its ACK has been sent.
 *
 * @param call the call
 * @param leg the outbound leg
 * @param at arrival of the 2xx
 * @param codec what the far end chose
 */
public record LegAnswered(
        CallId call, LegId leg, Instant at, Codec codec) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onLegAnswered(this);
    }
}
