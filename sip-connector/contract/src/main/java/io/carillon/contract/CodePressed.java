package io.carillon.contract;

import java.time.Instant;

/**
 * Somebody in a conversation pressed the star and one key after it, by telephone events (RFC 4733) or by INFO. Nothing
 * else that is pressed in a conversation is told: it may be the number of a card.
 *
 * @param leg whose keys
 * @param code the star and the key, for instance {@code *1}
 */
public record CodePressed(CallId call, LegId leg, Instant at, String code) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onCodePressed(this);
    }
}
