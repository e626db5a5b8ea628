package io.carillon.queue;

/** What an agent does. */
public enum AgentPhase {
    /** Serves no queue. */
    LOGGED_OUT,
    /** Waits for a caller. */
    FREE,
    /** Is rung for one. */
    RINGING,
    /** Talks with one. */
    TALKING,
    /** Has something to finish after one. */
    WRAP_UP,
    /** Makes a pause. */
    PAUSED
}
