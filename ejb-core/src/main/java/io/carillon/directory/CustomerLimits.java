package io.carillon.directory;

/**
 * How much of the house a tenant may take. 0 is no bound.
 *
 * @param extensions numbers that telephones register for
 * @param users accounts
 * @param calls at a time
 */
public record CustomerLimits(int extensions, int users, int calls) {
    /** No bounds. */
    public static final CustomerLimits NONE = new CustomerLimits(0, 0, 0);

    /** Whether one more would be too many. */
    static boolean isReached(int bound, long now) {
        return bound > 0 && now >= bound;
    }
}
