package io.carillon.dialplan;

/** A number of the house that leads to a feature which has its callers for itself: a menu, a queue, a room. */
public interface HostedNumber {
    /** Whether the number reaches it. */
    boolean enabled();

    /** What people call it. */
    String title();

    /** What it is, in one word. */
    String kind();

    /** Id of the feature, which is told the number. */
    String feature();
}
