package io.carillon.directory;

/** What is made of signatures of calls that come in by a trunk (RFC 8224). */
public enum VerifyPolicy {
    /** Nobody looks at them. */
    OFF,
    /** The result goes with the call. */
    NOTE,
    /** A call without a good one is refused. */
    REQUIRE
}
