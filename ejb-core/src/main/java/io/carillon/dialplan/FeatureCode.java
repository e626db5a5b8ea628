package io.carillon.dialplan;

import java.util.Objects;

/**
 * A number that reaches a feature of the house instead of a telephone. It begins with a character that no extension
 * has.
 *
 * @param name what it does, shown where a call is explained
 * @param when which numbers
 * @param feature id of the feature
 */
public record FeatureCode(String name, Match when, String feature) {
    public FeatureCode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(feature, "feature");
    }
}
