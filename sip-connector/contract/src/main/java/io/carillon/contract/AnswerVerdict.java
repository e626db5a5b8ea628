package io.carillon.contract;

/** Who, or what, has answered a call. */
public enum AnswerVerdict {
    /** A short word and then silence: somebody waits for an answer. */
    HUMAN,
    /** A long greeting: nobody is there. */
    MACHINE,
    /** The tone of a fax. */
    FAX,
    /** It cannot be told: nothing was said, or neither the one nor the other. */
    UNKNOWN
}
