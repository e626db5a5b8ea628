package io.carillon.queue;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A caller who does not want to wait at the telephone and keeps its place.
 *
 * @param id the call in which it said so
 * @param tenant whose queue
 * @param queue number of the queue
 * @param number to be called
 * @param enteredAt since when it has waited
 * @param tries how often it was called in vain
 * @param notBefore when it is to be called next, at the earliest
 * @param outcome what has come of it
 */
public record Callback(
        CallId id, Tenant tenant, String queue, String number, Instant enteredAt, int tries, Instant notBefore,
        Outcome outcome) {
    /**
     * How often somebody is called who is not there.
     *
     * @param tries so often
     * @param pause between two tries
     */
    public record Patience(int tries, Duration pause) {
        public Patience {
            Objects.requireNonNull(pause, "pause");
        }
    }

    /** What comes of it. */
    public enum Outcome {
        /** It waits to be called. */
        OPEN,
        /** It talked with an agent. */
        REACHED,
        /** It was called too often in vain, or the queue is no more. */
        GIVEN_UP,
        /** Somebody of the house took it off the list. */
        CANCELLED
    }

    public Callback {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(enteredAt, "enteredAt");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** It was called in vain; it is called again later, unless that was the last time. */
    public Callback triedAt(Instant now, Patience patience) {
        int next = tries + 1;
        return new Callback(id, tenant, queue, number, enteredAt, next, now.plus(patience.pause()),
                next < patience.tries() ? Outcome.OPEN : Outcome.GIVEN_UP);
    }

    /** It is over. */
    public Callback ending(Outcome how) {
        return new Callback(id, tenant, queue, number, enteredAt, tries, notBefore, how);
    }
}
