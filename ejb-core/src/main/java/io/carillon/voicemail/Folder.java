package io.carillon.voicemail;

/** Where a message lies. */
public enum Folder {
    /** Nobody has saved it yet. */
    NEW,
    /** It was saved. */
    SAVED
}
