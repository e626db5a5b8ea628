package io.carillon.event;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happens to a caller in a queue.
 *
 * @param tenant whose queue
 * @param at when
 * @param what happened
 * @param call the call
 * @param queue number of the queue
 * @param from number of the caller
 * @param waitMillis how long it has waited
 * @param place its place when it comes, from 1; else 0
 * @param agent who answered, else empty
 */
public record QueueEvent(
        Tenant tenant, Instant at, What what, CallId call, String queue, String from, long waitMillis, int place,
        String agent)
        implements LiveEvent {
    /** What can happen. */
    public enum What {
        /** It begins to wait. */
        JOINED("queue.joined"),
        /** An agent has answered. */
        ANSWERED("queue.answered"),
        /** It has given up. */
        ABANDONED("queue.abandoned"),
        /** It was sent on, or will be called back. */
        LEFT("queue.left");

        private final String type;

        What(String type) {
            this.type = type;
        }
    }

    public QueueEvent {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(call, "call");
    }

    @Override
    public String type() {
        return what.type;
    }

    @Override
    public String subject() {
        return call.value();
    }
}
