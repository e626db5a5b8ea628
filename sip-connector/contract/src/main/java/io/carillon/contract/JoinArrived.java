package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A device that may call wants to come into a conversation as one more (INVITE with Join, RFC 3911). Answer it with {@link
 * SwitchCommand.Answer} and {@link SwitchCommand.JoinMix}, or with {@link SwitchCommand.Reject}.
 *
 * @param call the call of the conversation
 * @param leg the new leg
 * @param at arrival of the INVITE
 * @param by who wants that, proven
 * @param joined the leg in whose conversation it wants to come
 * @param sipCallId Call-ID header of the new leg
 */
public record JoinArrived(CallId call, LegId leg, Instant at, Origin by, LegId joined, String sipCallId)
        implements CallInput {
    public JoinArrived {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(joined, "joined");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onJoinArrived(this);
    }
}
