package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * The leg that {@link SwitchCommand.FetchPeer} asked for belongs to this call from now on.
 *
 * @param call the call that asked
 * @param leg the leg, answered; nobody is bridged to it
 * @param at when
 * @param known what its former call knew of it
 */
public record PeerHanded(CallId call, LegId leg, Instant at, Known known) implements CallInput {

    /**
     * What is known of a leg that changes its call.
     *
     * @param party number of the extension the telephone belongs to
     * @param target where its INVITE went; null for a leg that called us
     * @param sipCallId Call-ID header
     * @param answeredAt when it was answered
     * @param held whether its device was made to wait
     */
    public record Known(String party, SipTarget target, String sipCallId, Instant answeredAt, boolean held)
            implements Serializable {}

    public PeerHanded {
        Objects.requireNonNull(known, "known");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onPeerHanded(this);
    }
}
