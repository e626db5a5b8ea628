package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * Another call wants whoever talks with a leg of this one, to join the two (RFC 5589 section 7). It waits for {@link
 * SwitchCommand.HandOver} or {@link SwitchCommand.KeepPeer}.
 *
 * @param call this call
 * @param leg the leg whose place the other call takes
 * @param at when
 * @param to the other call
 * @param by on whose behalf: the leg must be that extension's own
 * @param earlyOnly whether it is wanted only as long as nobody has answered
 */
public record PeerWanted(CallId call, LegId leg, Instant at, CallId to, Aor by, boolean earlyOnly) implements CallInput {
    public PeerWanted {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(by, "by");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onPeerWanted(this);
    }
}
