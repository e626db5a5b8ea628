package io.carillon.engine;

/** Whether a live call is being recorded. */
public enum RecordingPhase {
    OFF,
    /** It goes on, or people are being told that it begins. */
    ON,
    PAUSED
}
