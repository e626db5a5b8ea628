package io.carillon.contract;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A source that is not listened to for a while, or was not: how often it came to that is remembered for a day, because
 * each time takes twice as long.
 *
 * @param source as {@link BanSource} writes it
 * @param since when it began
 * @param until when it ends
 * @param times how often it came to that, this time included
 * @param reason why
 */
public record SourceBan(String source, Instant since, Instant until, int times, Reason reason) implements Serializable {
    /** How long a ban that is over still counts. */
    public static final Duration REMEMBERED = Duration.ofDays(1);

    /** Why a source is banned. */
    public enum Reason {
        /** It guessed passwords, or names. */
        GUESSING,
        /** It says itself that it looks for telephone systems to abuse. */
        SCANNER,
        /** It floods us with what is no SIP. */
        MALFORMED,
        /** An administrator says so. */
        ADMINISTRATOR
    }

    public SourceBan {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether it holds at this time. */
    public boolean holds(Instant now) {
        return until.isAfter(now);
    }

    /** Whether it need not be remembered any more. */
    public boolean isForgotten(Instant now) {
        return !until.plus(REMEMBERED).isAfter(now);
    }
}
