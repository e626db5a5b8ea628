package io.carillon.directory;

/** Whether calls that leave by a trunk say who vouches for their caller (RFC 8224). */
public enum SigningPolicy {
    /** Never. */
    OFF,
    /** What a call came with goes on unchanged; nothing is signed here. */
    PASS,
    /** As {@link #PASS}; a call that came with nothing is signed here. */
    SIGN
}
