package io.carillon.directory;

/** What a rule about recording is about. The order is that in which rules count. */
public enum RecordingScope {
    /** The number of an extension that talks. */
    EXTENSION,
    /** A trunk that the call runs through. */
    TRUNK,
    /** INTERNAL, INBOUND or OUTBOUND. */
    DIRECTION
}
