package io.carillon.dialplan;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one number of another: takes digits off the front, puts others there, then replaces by a regular expression.
 *
 * @param strip how many characters are taken off the front
 * @param prepend what is put there instead
 * @param match what is replaced, null for nothing
 * @param replacement by what; {@code $1} and the like name groups
 */
public record Rewrite(int strip, String prepend, Pattern match, String replacement) {
    /** Leaves numbers as they are. */
    public static final Rewrite NONE = new Rewrite(0, "", null, "");

    /** Looks that an expression may take at a number: more than a sound one needs, a fraction of a millisecond. */
    private static final int MOST_LOOKS = 20_000;

    public Rewrite {
        Objects.requireNonNull(prepend, "prepend");
        Objects.requireNonNull(replacement, "replacement");
    }

    /** The number made of this one; as it was where the expression would take too long or its groups do not fit. */
    public String apply(String number) {
        String shorter = prepend + number.substring(Math.min(strip, number.length()));
        if (match == null) {
            return shorter;
        }
        try {
            Matcher matcher = match.matcher(new Watched(shorter, new int[] {MOST_LOOKS}));
            return matcher.replaceFirst(replacement);
        } catch (TooLong | IndexOutOfBoundsException | IllegalArgumentException given) {
            return shorter;
        }
    }

    /** A number that ends an expression which looks at it too often: no pattern can hold up a call. */
    private record Watched(String text, int[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("takes too long", null, false, false);
        }
    }
}
