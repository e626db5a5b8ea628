package io.carillon.sip.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parameters of a header value or URI: names without regard to case, in the order they came, values unquoted. They
 * are few, so a flat array serves better than a map.
 */
public final class Params {
    /** No parameters. */
    public static final Params NONE = new Params(new String[0]);

    /** Name, value, name, value ...; names in lower case. */
    private final String[] pairs;

    Params(String[] pairs) {
        this.pairs = pairs;
    }

    /** Parameters from names to values; an empty value is a parameter without {@code =}. */
    public static Params of(Map<String, String> byName) {
        String[] pairs = new String[byName.size() * 2];
        int at = 0;
        for (Map.Entry<String, String> entry : byName.entrySet()) {
            pairs[at++] = entry.getKey().toLowerCase(Locale.ROOT);
            pairs[at++] = entry.getValue();
        }
        return new Params(pairs);
    }

    /** Value, empty for a parameter without {@code =}, null when absent. */
    public String get(String lowerCaseName) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(lowerCaseName)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** Whether the parameter is there, with or without a value. */
    public boolean has(String lowerCaseName) {
        return get(lowerCaseName) != null;
    }

    /** How many. */
    public int size() {
        return pairs.length / 2;
    }

    /** All of them, names in lower case. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.putIfAbsent(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Params p && Arrays.equals(p.pairs, pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(';').append(pairs[i]);
            if (!pairs[i + 1].isEmpty()) {
                text.append('=').append(pairs[i + 1]);
            }
        }
        return text.toString();
    }
}
