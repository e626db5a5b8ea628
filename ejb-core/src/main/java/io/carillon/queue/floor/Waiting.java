package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import io.carillon.queue.Callback;
import java.time.Instant;
import java.util.List;

/** A caller who waits. */
final class Waiting {
    /** How far an agent is with it. */
    enum Phase {
        /** Nobody has time. */
        IDLE,
        /** Agents are kept for it, and its call has been told. */
        TOLD,
        /** Agents are rung for it. */
        RINGING
    }

    final CallId call;
    final String queue;
    final String caller;
    final Instant enteredAt;
    Phase phase = Phase.IDLE;
    List<String> agents = List.of();
    long toldAt;
    /** Who waits without a telephone, to be called back; null for who holds the line. */
    Callback wish;
    /** The call in which it is being called back. */
    CallId placed;
    /** Whether the agent has answered in that call. */
    boolean agentUp;
    /** Whether it has been reached. */
    boolean reached;

    /** Somebody to be called back. */
    Waiting(Callback wish) {
        this(new CallId(wish.id().value() + "-b"), wish.queue(), wish.number(), wish.enteredAt());
        this.wish = wish;
    }

    Waiting(CallId call, String queue, String caller, Instant enteredAt) {
        this.call = call;
        this.queue = queue;
        this.caller = caller;
        this.enteredAt = enteredAt;
    }

    /** Whether it can be somebody's turn now. */
    boolean isReady(long now) {
        return phase == Phase.IDLE && (wish == null || wish.notBefore().toEpochMilli() <= now);
    }

    /** Whoever came first is first; of two who came in the same moment always the same one. */
    int compareTo(Waiting other) {
        int order = enteredAt.compareTo(other.enteredAt);
        return order == 0 ? call.value().compareTo(other.call.value()) : order;
    }
}
