package io.carillon.sip.sdp;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines into fields. Plain loops: this runs for every offer and answer of every call. */
final class Fields {
    private Fields() {}

    /**
     * Fields between spaces.
     *
     * @param most after so many fields the rest is one field
     */
    static List<String> of(String line, int most) {
        List<String> fields = new ArrayList<>();
        int length = line.length();
        int at = skip(line, 0);
        while (at < length) {
            int end = fields.size() == most - 1 ? length : line.indexOf(' ', at);
            end = end < 0 ? length : end;
            fields.add(line.substring(at, end));
            at = skip(line, end);
        }
        return fields;
    }

    private static int skip(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A number without sign from 0 to {@code most}, else -1. */
    static int number(String digits, int most) {
        if (digits.length() > 6 || !isDigits(digits)) {
            return -1;
        }
        int value = Integer.parseInt(digits);
        return value <= most ? value : -1;
    }

    /** A name that may stand in a line we write: short, visible, without separators. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || c == '"' || c == '=' || c == ';') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 32;
    }
}
