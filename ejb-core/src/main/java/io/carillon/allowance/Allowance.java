package io.carillon.allowance;

import io.carillon.directory.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much an extension may call. Null is what all may, 0 is no bound.
 *
 * @param calls at the same time
 * @param perSecond begun in a second
 * @param perMinute begun in a minute
 */
public record Allowance(Integer calls, Integer perSecond, Integer perMinute) {
    /** As all may. */
    public static final Allowance USUAL = new Allowance(null, null, null);

    private static final int MOST = 1_000_000;

    public Allowance {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        check("calls", calls, wrong);
        check("perSecond", perSecond, wrong);
        check("perMinute", perMinute, wrong);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private static void check(String field, Integer value, Map<String, List<String>> wrong) {
        if (value != null && (value < 0 || value > MOST)) {
            wrong.put(field, List.of("must be 0 to " + MOST));
        }
    }
}
