package io.carillon.cdr;

/** Where a call runs, seen from the house. */
public enum Direction {
    /** Extension to extension. */
    INTERNAL,
    /** From outside to an extension. */
    INBOUND,
    /** From an extension to the outside. */
    OUTBOUND
}
