package io.carillon.hours;

/** Whether a time condition goes by its hours. */
public enum Standing {
    /** By its hours and holidays. */
    AUTOMATIC,
    /** Open, whatever the hours say. */
    OPEN,
    /** Closed, whatever the hours say. */
    CLOSED
}
