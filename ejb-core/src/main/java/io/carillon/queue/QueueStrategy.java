package io.carillon.queue;

/** Which of the agents who are free gets a caller; those with a smaller penalty always come before the others. */
public enum QueueStrategy {
    /** All of them together; the first who answers has the caller. */
    RING_ALL,
    /** Each caller goes to the agent after the one who was rung last. */
    ROUND_ROBIN,
    /** Whose last call of the queue lies furthest back. */
    LEAST_RECENT,
    /** Who has had the fewest calls of the queue. */
    FEWEST_CALLS,
    /** Drawn by chance. */
    RANDOM,
    /** Always the first in the order of the queue. */
    LINEAR,
    /** The most skilled; of equals, whose last call lies furthest back. */
    SKILLS
}
