package io.carillon.contract;

import java.time.Instant;

/**
 * Somebody asked through the application (REST, JMS).
 *
 * @param call the call
 * @param at when
 * @param request what is asked
 */
public record AppAsked(
        CallId call, Instant at, AppRequest request) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onAppAsked(this);
    }
}
