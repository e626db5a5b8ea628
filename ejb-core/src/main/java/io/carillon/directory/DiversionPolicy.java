package io.carillon.directory;

/** What goes through a trunk of who sent calls on (RFC 5806, RFC 7044). */
public enum DiversionPolicy {
    /** It is told who of the house did; what it says itself is in the record and nowhere else. */
    OWN,
    /** What it says is told on, to telephones and to trunks of the same policy; it is told all that is known. */
    TRUSTED
}
