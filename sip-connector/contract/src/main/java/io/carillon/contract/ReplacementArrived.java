package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A device that may call wants to take the place of a leg (INVITE with Replaces, RFC 3891): it pulls a conversation to
 * itself, or picks up what rings elsewhere. Answer it with {@link SwitchCommand.Answer} or {@link SwitchCommand.Reject}.
 *
 * @param call the call of the leg
 * @param leg the new leg
 * @param at arrival of the INVITE
 * @param by who wants that, proven
 * @param replaced the leg whose place it wants
 * @param earlyOnly whether only as long as that leg has not been answered
 * @param sipCallId Call-ID header of the new leg
 */
public record ReplacementArrived(
        CallId call, LegId leg, Instant at, Origin by, LegId replaced, boolean earlyOnly, String sipCallId)
        implements CallInput {
    public ReplacementArrived {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(replaced, "replaced");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onReplacementArrived(this);
    }
}
