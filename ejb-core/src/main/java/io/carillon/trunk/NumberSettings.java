package io.carillon.trunk;

import java.util.List;

/**
 * A number under which the house is known outside (DID), or many that begin alike or follow a pattern; the name it is
 * stored by is the number, beginning or pattern.
 *
 * @param enabled whether calls to it are taken
 * @param match how the name is meant
 * @param trunks names of the trunks on which it is ours; empty for all
 * @param extension number in the house that it reaches: an extension, a ring group, a time
 *     condition
 */
public record NumberSettings(boolean enabled, Match match, List<String> trunks, String extension) {
    /** What the name of an outside number stands for. */
    public enum Match {
        /** This number alone. */
        EXACT,
        /** All numbers that begin so. */
        PREFIX,
        /** All numbers that fit, written as in routes. */
        PATTERN
    }

    public NumberSettings {
        trunks = List.copyOf(trunks);
    }
}
