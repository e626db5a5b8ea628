package io.carillon.directory;

/**
 * How much of the house a tenant may take, and for how long it keeps its past. 0 is no bound.
 *
 * @param extensions numbers that telephones register for
 * @param users accounts
 * @param calls at a time
 * @param historyDays for which its history is kept; 0 for what the server has for all
 * @param auditDays for which its audit is kept; 0 for what the server has for all
 */
public record CustomerLimits(int extensions, int users, int calls, int historyDays, int auditDays) {
    /** No bounds. */
    public static final CustomerLimits NONE = new CustomerLimits(0, 0, 0);

    /** Its past is kept as that of all. */
    public CustomerLimits(int extensions, int users, int calls) {
        this(extensions, users, calls, 0, 0);
    }

    /** Whether one more would be too many. */
    static boolean isReached(int bound, long now) {
        return bound > 0 && now >= bound;
    }
}
