package io.carillon.directory;

/** Who is shown to the network behind a trunk. */
public enum CallerPolicy {
    /** Number and name as they are in the house. */
    PASS,
    /** The outside number of the extension, else that of the trunk. */
    DID,
    /** The number of the trunk. */
    FIXED,
    /** Nobody (RFC 3323). */
    ANONYMOUS
}
