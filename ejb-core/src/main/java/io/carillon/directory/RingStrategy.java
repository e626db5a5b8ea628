package io.carillon.directory;

/** In which order the members of a ring group ring. */
public enum RingStrategy {
    /** All together, each after its own delay. */
    ALL,
    /** One after the other, always from the first. */
    LINEAR,
    /** One after the other; each call begins one member further on. */
    CIRCULAR,
    /** Whose last answered call lies furthest back comes first. */
    LEAST_RECENT,
    /** Who has answered the fewest calls comes first. */
    FEWEST_CALLS,
    /** One after the other in an order drawn for each call. */
    RANDOM,
    /** As {@link #RANDOM}, each as likely to come first as its weight says. */
    WEIGHTED
}
