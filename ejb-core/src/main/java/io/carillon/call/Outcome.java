package io.carillon.call;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Cause;
import java.time.Instant;
import java.util.Objects;

/**
 * How a call ended.
 *
 * @param cause why, as the remaining side is told
 * @param by who ended it
 * @param disposition in the words of an invoice
 * @param at when it was decided
 */
public record Outcome(Cause cause, HangUpParty by, Disposition disposition, Instant at) {
    public Outcome {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(at, "at");
    }

    /** The outcome of a call that nobody answered. */
    static Outcome unanswered(Cause cause, HangUpParty by, Instant at) {
        return new Outcome(cause, by, Causes.disposition(cause), at);
    }
}
