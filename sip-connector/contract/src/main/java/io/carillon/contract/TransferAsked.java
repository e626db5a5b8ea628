package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A telephone asks to hand its conversation on (REFER, RFC 3515 and RFC 5589). It waits for {@link
 * SwitchCommand.ReportTransfer}: the first one says whether the transfer is tried, the following ones how it goes.
 *
 * @param call the call
 * @param leg whose device asks: the transferor
 * @param at arrival
 * @param target number to dial for the other side of the conversation
 * @param replaced the leg that the transferor itself has to the target (RFC 3891), when the transfer is announced; null
 *     when it is blind
 */
public record TransferAsked(CallId call, LegId leg, Instant at, DialledNumber target, Replaced replaced)
        implements CallInput {

    /**
     * Another leg of ours that a Replaces header names.
     *
     * @param call its call
     * @param leg the leg
     * @param earlyOnly whether it is meant only as long as nobody has answered (RFC 3891 section 4)
     */
    public record Replaced(CallId call, LegId leg, boolean earlyOnly) implements java.io.Serializable {
        public Replaced {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(leg, "leg");
        }
    }

    public TransferAsked {
        Objects.requireNonNull(target, "target");
    }

    @Override
    public <R> R applyTo(Handler<R> handler) {
        return handler.onTransferAsked(this);
    }
}
