package io.carillon.contract;

import java.time.Instant;

/**
 * The leg that {@link SwitchCommand.FetchPeer} asked for is not to be had.
 *
 * @param call the call that asked
 * @param at when
 * @param cause why
 * @param instead number to dial for it, because nobody has answered there yet; null for none
 */
public record PeerKept(CallId call, Instant at, Cause cause, DialledNumber instead) implements CallInput {
    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onPeerKept(this);
    }
}
