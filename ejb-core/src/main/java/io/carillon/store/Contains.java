package io.carillon.store;

import java.util.Locale;

/** Finds texts that have another in them, whatever their case: the pattern of {@code like ... escape '!'}. */
public final class Contains {
    private Contains() {}

    /** The pattern; what would be a wildcard stands for itself. */
    public static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
