package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A leg of another call belongs to this one from now on: the one that {@link SwitchCommand.FetchPeer} asked for, or one that
 * is meant for somebody here.
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
     * @param place the leg of this call that it is meant for: one that rings, whose place it takes, or one that waits for
     *     somebody; null when this call asked for it
     * @param charge what its former call knew of what it costs, in words of its own; empty for nothing
     */
    public record Known(
            String party, SipTarget target, String sipCallId, Instant answeredAt, boolean held, LegId place, String charge)
            implements Serializable {
        public Known {
            // the journal may hold one of an earlier version, which did not know of it
            charge = charge == null ? "" : charge;
        }

        /** A leg that costs nothing. */
        public Known(String party, SipTarget target, String sipCallId, Instant answeredAt, boolean held, LegId place) {
            this(party, target, sipCallId, answeredAt, held, place, "");
        }

        /** A leg that was asked for. */
        public Known(String party, SipTarget target, String sipCallId, Instant answeredAt, boolean held) {
            this(party, target, sipCallId, answeredAt, held, null);
        }
    }

    public PeerHanded {
        Objects.requireNonNull(known, "known");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onPeerHanded(this);
    }
}
