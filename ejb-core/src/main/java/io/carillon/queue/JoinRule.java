package io.carillon.queue;

/** Who must be there so that a caller may begin to wait. */
public enum JoinRule {
    /** Nobody. */
    ALWAYS,
    /** An agent of the queue, even one who makes a pause. */
    LOGGED_IN,
    /** An agent of the queue who makes no pause. */
    AT_WORK
}
