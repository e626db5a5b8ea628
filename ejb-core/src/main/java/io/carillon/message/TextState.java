package io.carillon.message;

/** What became of a text. */
public enum TextState {
    /** No telephone has it yet. */
    WAITING,
    /** A telephone took it. */
    DELIVERED,
    /** No telephone took it while anybody wanted it. */
    EXPIRED
}
