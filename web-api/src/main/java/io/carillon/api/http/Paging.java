package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import java.util.List;
import java.util.function.Function;

/**
 * How lists are cut into pages: {@code limit} items, then those {@code after} a key. A page is stable however much is
 * inserted before it, and the database never counts rows to skip them.
 */
public final class Paging {
    /** Items per page when nobody asks for another number. */
    public static final int DEFAULT_LIMIT = 50;

    /** Most items a page can have. */
    public static final int MAX_LIMIT = 200;

    private Paging() {}

    /** The {@code limit} parameter; absent means {@value #DEFAULT_LIMIT}. */
    public static int limit(String asked) {
        return number("limit", asked, DEFAULT_LIMIT, MAX_LIMIT);
    }

    /** A whole number parameter between 1 and {@code max}. */
    public static int number(String name, String asked, int otherwise, int max) {
        if (asked == null || asked.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(asked);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problems.invalidField(name, "must be a whole number from 1 to " + max);
        }
        throw Problems.invalidField(name, "must be from 1 to " + max);
    }

    /** Where the next page begins: the key of the last item of a full page, null when this page is not full. */
    public static <T> String next(List<T> page, int limit, Function<T, String> key) {
        return page.size() < limit ? null : key.apply(page.get(page.size() - 1));
    }
}
