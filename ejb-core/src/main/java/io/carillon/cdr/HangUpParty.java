package io.carillon.cdr;

/** Who ended a call. */
public enum HangUpParty {
    CALLER,
    CALLEE,
    /** A limit, a failure or a lost node. */
    SYSTEM,
    /** A person or program at the API. */
    API
}
