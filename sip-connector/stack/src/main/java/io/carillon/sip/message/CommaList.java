package io.carillon.sip.message;

import java.util.List;

/** Splits header values at commas that stand outside quotes, angle brackets and comments. */
final class CommaList {
    private CommaList() {}

    /** Adds the parts of {@code value}, trimmed, empty ones left out. */
    static void split(String value, List<String> into) {
        int from = 0;
        int at = 0;
        int length = value.length();
        boolean bracket = false;
        while (at < length) {
            char c = value.charAt(at);
            if (c == '"' && !bracket) {
                at = quoteEnd(value, at);
                continue;
            }
            if (c == '<') {
                bracket = true;
            } else if (c == '>') {
                bracket = false;
            } else if (c == ',' && !bracket) {
                add(value, from, at, into);
                from = at + 1;
            }
            at++;
        }
        add(value, from, length, into);
    }

    /** Position after the closing quote of the string that opens at {@code at}; the end when it is not closed. */
    static int quoteEnd(String value, int at) {
        int i = at + 1;
        while (i < value.length()) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
            i++;
        }
        return value.length();
    }

    private static void add(String value, int from, int to, List<String> into) {
        String part = from == 0 && to == value.length() ? value : value.substring(from, to).strip();
        if (!part.isEmpty()) {
            into.add(part);
        }
    }
}
