package io.carillon.dialplan;

/** How people are told that they are recorded, the mildest first. */
public enum RecordingNotice {
    /** Not by us. */
    NONE,
    /** A short tone from time to time, as long as it goes on. */
    TONE,
    /** Words to both, before it begins. */
    ANNOUNCEMENT
}
