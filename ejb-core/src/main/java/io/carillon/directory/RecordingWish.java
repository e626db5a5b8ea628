package io.carillon.directory;

/** Whether a call is recorded. Where several rules have a say, the first of these counts. */
public enum RecordingWish {
    /** Nobody may. */
    NEVER,
    /** From the moment people talk, and nobody stops it; pauses are allowed. */
    ALWAYS,
    /** When somebody in it, or the API, wants it. */
    ON_DEMAND
}
