package io.carillon.dialplan;

import java.util.Objects;

/**
 * What happens when a number is dialled.
 *
 * @param name shown where a call is explained
 * @param when which numbers
 * @param attempt who is tried
 */
public record Rule(String name, Match when, Attempt attempt) {
    public Rule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(attempt, "attempt");
    }
}
