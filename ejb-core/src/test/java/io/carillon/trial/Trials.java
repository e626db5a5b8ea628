package io.carillon.trial;

import java.util.SplittableRandom;

/**
 * Tries a property on many made-up values. Each trial has a seed of its own, other ones at each run; a failure names it,
 * and {@code -Dcarillon.test.seed=SEED} tries that one alone.
 */
public final class Trials {
    private static final String ONE_SEED = "carillon.test.seed";

    private Trials() {}

    /** Something that must hold whatever is drawn. */
    @FunctionalInterface
    public interface Property {
        void holdsFor(Draw draw) throws Exception;
    }

    /** Tries a property so many times; fails at the first trial for which it does not hold. */
    public static void of(int count, Property property) {
        Long seed = Long.getLong(ONE_SEED);
        if (seed != null) {
            tryOnce(seed, "the one asked for", property);
            return;
        }
        SplittableRandom seeds = new SplittableRandom();
        for (int trial = 1; trial <= count; trial++) {
            tryOnce(seeds.nextLong(), "trial " + trial + " of " + count, property);
        }
    }

    private static void tryOnce(long seed, String which, Property property) {
        try {
            property.holdsFor(new Draw(seed));
        } catch (Exception | AssertionError broken) {
            throw new AssertionError("seed " + seed + " (" + which + "; again with -D" + ONE_SEED + "=" + seed + "): "
                    + broken.getMessage(), broken);
        }
    }
}
