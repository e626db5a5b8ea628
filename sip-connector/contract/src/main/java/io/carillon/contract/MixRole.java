package io.carillon.contract;

/** What somebody does in a mix. Everybody hears everybody who talks, but not himself. */
public enum MixRole {
    /** Is heard by all. */
    TALKS,
    /** Is heard by nobody. */
    LISTENS,
    /** Is heard by one only, who is being coached. */
    WHISPERS
}
