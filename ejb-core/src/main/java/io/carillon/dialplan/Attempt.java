package io.carillon.dialplan;

import java.time.Duration;
import java.util.Objects;

/**
 * One try to reach somebody.
 *
 * @param to whom
 * @param ringFor how long it rings before it counts as not answered
 * @param autoAnswer whether telephones are asked to answer by themselves
 */
public record Attempt(Destination to, Duration ringFor, boolean autoAnswer) {
    public Attempt {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(ringFor, "ringFor");
    }

    /** An attempt that waits for somebody to answer. */
    public Attempt(Destination to, Duration ringFor) {
        this(to, ringFor, false);
    }
}
