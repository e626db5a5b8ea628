package io.carillon.sip.message;

import java.util.Map;

/** Parameters of a header value or URI: names without regard to case, in the order they came, values unquoted. */
public final class Params {
    /** No parameters. */
    public static final Params NONE = new Params(Map.of());

    private final Map<String, String> byName;

    Params(Map<String, String> byLowerCaseName) {
        this.byName = byLowerCaseName;
    }

    /** Parameters from names (lower case) to values; an empty value is a parameter without {@code =}. */
    public static Params of(Map<String, String> byLowerCaseName) {
        return byLowerCaseName.isEmpty() ? NONE : new Params(Map.copyOf(byLowerCaseName));
    }

    /** Value, empty for a parameter without {@code =}, null when absent. */
    public String get(String lowerCaseName) {
        return byName.get(lowerCaseName);
    }

    /** Whether the parameter is there, with or without a value. */
    public boolean has(String lowerCaseName) {
        return byName.containsKey(lowerCaseName);
    }

    /** All of them, names in lower case. */
    public Map<String, String> asMap() {
        return byName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Params p && p.byName.equals(byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
