package io.carillon.directory;

/** How a trunk wants numbers. */
public enum NumberFormat {
    /** Just as the rewriting left them. */
    AS_DIALLED,
    /** {@code +4930123456}. */
    E164,
    /** {@code 4930123456}. */
    DIGITS,
    /** {@code 030123456}. */
    NATIONAL
}
