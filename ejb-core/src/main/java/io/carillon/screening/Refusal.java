package io.carillon.screening;

/** What a blocked caller is told. */
public enum Refusal {
    /** That the call is not wanted. */
    REJECT,
    /** That the line is busy. */
    BUSY
}
