package io.carillon.dialplan;

import java.time.Duration;
import java.util.Objects;

/**
 * One try to reach somebody.
 *
 * @param to whom
 * @param ringFor how long it rings before it counts as not answered
 */
public record Attempt(Destination to, Duration ringFor) {
    public Attempt {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(ringFor, "ringFor");
    }
}
