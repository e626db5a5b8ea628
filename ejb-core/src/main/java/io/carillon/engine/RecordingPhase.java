package io.carillon.engine;

/** Whether a live call is being recorded. */
public enum RecordingPhase {
    OFF,
    ON,
    PAUSED
}
