package io.carillon.cdr;

import java.time.Instant;
import java.util.Objects;

/**
 * A record that could not be stored, kept until an administrator has it tried again.
 *
 * @param record the finished call
 * @param reason why not, one line
 * @param at when it was tried last
 */
public record DeadLetter(CallRecord record, String reason, Instant at) {
    public DeadLetter {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(at, "at");
        reason = reason == null ? "" : reason;
    }
}
