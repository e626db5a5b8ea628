package io.carillon.cdr;

/** How a call went, in the words of an invoice. */
public enum Disposition {
    /** Somebody answered. */
    ANSWERED,
    /** The called side was busy. */
    BUSY,
    /** It rang and nobody answered. */
    NO_ANSWER,
    /** The caller gave up before an answer. */
    CANCELLED,
    /** Refused by the called side or by a rule. */
    REJECTED,
    /** It could not be completed. */
    FAILED
}
