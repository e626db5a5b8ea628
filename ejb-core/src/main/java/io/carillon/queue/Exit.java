package io.carillon.queue;

/** Why a caller does not wait any longer, other than that somebody answered or that it gave up. */
public enum Exit {
    /** It waits. */
    NONE,
    /** It has waited too long. */
    TIMEOUT,
    /** There were too many already. */
    FULL,
    /** Nobody was there who could have answered. */
    EMPTY,
    /** Agents were rung for it too often. */
    UNANSWERED,
    /** The queue is no more. */
    CLOSED,
    /** It wants to be called back. */
    CALLBACK
}
