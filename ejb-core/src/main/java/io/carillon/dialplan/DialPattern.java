package io.carillon.dialplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which numbers are meant. Digits, {@code +}, {@code *} and {@code #} mean themselves, {@code X} any digit, {@code Z}
 * 1 to 9, {@code N} 2 to 9, {@code [2-57]} the digits listed; a {@code .} at the end means at least one digit more,
 * an {@code !} any number of them, none included.
 */
public final class DialPattern {
    /** The more certain about a number a pattern is, the earlier it is asked. */
    public static final Comparator<DialPattern> MOST_SPECIFIC_FIRST = Comparator.<DialPattern>comparingInt(
                    pattern -> pattern.exact).reversed()
            .thenComparing(Comparator.<DialPattern>comparingInt(pattern -> pattern.places.size()).reversed())
            .thenComparingInt(pattern -> pattern.width)
            .thenComparing(pattern -> pattern.text);

    private static final int LONGEST = 64;

    private final String text;
    private final List<String> places;
    private final boolean more;
    private final int least;
    private final int exact;
    private final int width;

    private DialPattern(String text, List<String> places, boolean more, int least) {
        this.text = text;
        this.places = List.copyOf(places);
        this.more = more;
        this.least = least;
        this.exact = (int) places.stream().filter(place -> place.length() == 1).count();
        this.width = places.stream().mapToInt(String::length).sum() + (more ? LONGEST : 0);
    }

    /** @throws IllegalArgumentException with one line saying what is wrong */
    public static DialPattern of(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        List<String> places = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i == text.length() - 1;
            if ((c == '.' || c == '!') && last) {
                return new DialPattern(text, places, true, places.size() + (c == '.' ? 1 : 0));
            }
            if (c == '[') {
                int end = text.indexOf(']', i);
                if (end < 0) {
                    throw new IllegalArgumentException("has [ without ]");
                }
                places.add(listed(text.substring(i + 1, end)));
                i = end;
            } else {
                places.add(place(c));
            }
        }
        return new DialPattern(text, places, false, places.size());
    }

    private static String place(char c) {
        return switch (c) {
            case 'X' -> "0123456789";
            case 'Z' -> "123456789";
            case 'N' -> "23456789";
            default -> {
                if (c >= '0' && c <= '9' || c == '+' || c == '*' || c == '#') {
                    yield String.valueOf(c);
                }
                throw new IllegalArgumentException("must consist of digits, + * #, X Z N, [..], at the end . or !");
            }
        };
    }

    private static String listed(String inside) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char from = inside.charAt(i);
            boolean range = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
            char to = range ? inside.charAt(i + 2) : from;
            if (from < '0' || to > '9' || from > to) {
                throw new IllegalArgumentException("has something other than digits in [ ]");
            }
            for (char c = from; c <= to; c++) {
                digits.append(c);
            }
            i += range ? 2 : 0;
        }
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("has nothing in [ ]");
        }
        return digits.toString();
    }

    /** Whether the number is meant. */
    public boolean accepts(String number) {
        int length = number.length();
        if (length < least || length > places.size() && !more) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).indexOf(number.charAt(i)) < 0) {
                return false;
            }
        }
        for (int i = places.size(); i < length; i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether it stands for one number alone. */
    public boolean isExact() {
        return !more && exact == places.size();
    }

    /** Digits it begins with, which every number it accepts begins with. */
    public String prefix() {
        StringBuilder prefix = new StringBuilder();
        for (String place : places) {
            if (place.length() != 1) {
                break;
            }
            prefix.append(place);
        }
        return prefix.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
