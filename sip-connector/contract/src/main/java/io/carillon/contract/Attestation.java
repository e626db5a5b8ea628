package io.carillon.contract;

/** How much whoever signed a call knows of its caller (RFC 8588 section 4). */
public enum Attestation {
    /** Full: it knows the caller, and that the number is the caller's. */
    A,
    /** Partial: it knows the caller, not whether the number is the caller's. */
    B,
    /** Gateway: it knows where the call came in, nothing of the caller. */
    C
}
