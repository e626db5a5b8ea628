package io.carillon.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Draws the values of one trial. Numbers are their extremes more often than chance has it, for that is where code breaks. */
public final class Draw {
    private static final int EXTREME_ONE_IN = 8;
    private static final int ASCII = 128;

    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** Plain chance, for a test that draws by itself. */
    public Random random() {
        return random;
    }

    /** A number between two, both included. */
    public long between(long least, long most) {
        if (random.nextInt(EXTREME_ONE_IN) == 0) {
            return oneOf(List.of(least, most, Math.max(least, Math.min(most, 0)), Math.max(least, Math.min(most, 1)),
                    Math.max(least, Math.min(most, -1))));
        }
        long span = most - least + 1;
        return span > 0 ? least + Math.floorMod(random.nextLong(), span) : random.nextLong();
    }

    /** The same for an {@code int}. */
    public int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    /** Any finite double, of any size. */
    public double real() {
        if (random.nextInt(EXTREME_ONE_IN) == 0) {
            return oneOf(List.of(0.0, -0.0, 1.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.01));
        }
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : random.nextGaussian();
    }

    /** Up to so many characters of ASCII, control characters included. */
    public String ascii(int longest) {
        return text(0, longest, () -> (char) random.nextInt(ASCII));
    }

    /** At least one letter. */
    public String letters(int longest) {
        return text(1, longest, () -> (char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26)));
    }

    private String text(int shortest, int longest, Supplier<Character> character) {
        StringBuilder text = new StringBuilder();
        for (int i = between(shortest, longest); i > 0; i--) {
            text.append((char) character.get());
        }
        return text.toString();
    }

    /** One of several values. */
    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Any constant of an enumeration. */
    public <E extends Enum<E>> E oneOf(Class<E> values) {
        return oneOf(List.of(values.getEnumConstants()));
    }

    /** Nothing in so many of a hundred draws, a value otherwise. */
    public <T> T maybe(int percentNull, Supplier<T> value) {
        return random.nextInt(100) < percentNull ? null : value.get();
    }

    /** Up to so many values. */
    public <T> List<T> list(int longest, Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int i = between(0, longest); i > 0; i--) {
            values.add(value.get());
        }
        return List.copyOf(values);
    }
}
