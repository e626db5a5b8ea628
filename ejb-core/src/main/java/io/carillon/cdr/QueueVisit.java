package io.carillon.cdr;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One stay of a caller in a queue. A call may have several.
 *
 * @param queue number of the queue
 * @param enteredAt when the caller came
 * @param leftAt when somebody answered, or it went
 * @param outcome what came of it
 * @param agent who answered, empty when nobody did
 * @param talkedUntil when the conversation with that agent was over, handing on included; null when nobody answered
 */
public record QueueVisit(
        String queue, Instant enteredAt, Instant leftAt, Outcome outcome, String agent, Instant talkedUntil)
        implements Serializable {
    /** What comes of a stay. */
    public enum Outcome {
        /** An agent took the call. */
        ANSWERED,
        /** The caller gave up. */
        ABANDONED,
        /** It had waited too long. */
        TIMEOUT,
        /** There were too many already. */
        FULL,
        /** Nobody was there who could have answered. */
        EMPTY,
        /** Agents were rung for it too often. */
        UNANSWERED,
        /** The queue was closed or deleted. */
        CLOSED,
        /** It wants to be called back. */
        CALLBACK,
        /** It was taken out of the queue by somebody else. */
        MOVED,
        /** The server stopped. */
        LOST
    }

    public QueueVisit {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(enteredAt, "enteredAt");
        Objects.requireNonNull(leftAt, "leftAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(agent, "agent");
    }

    /** How long the caller waited. */
    public Duration waited() {
        return Duration.between(enteredAt, leftAt);
    }

    /** How long it talked with the agent. */
    public Duration talked() {
        return talkedUntil == null ? Duration.ZERO : Duration.between(leftAt, talkedUntil);
    }
}
