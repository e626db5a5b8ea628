package io.carillon.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an agent has said: which queues it serves beside those it serves always, and whether it makes a pause. It
 * outlives the application.
 *
 * @param queues numbers of the queues it has logged in to
 * @param pause why it makes a pause, null when it makes none
 * @param since when that was said
 */
public record AgentSettings(SortedSet<String> queues, String pause, Instant since) {
    /** Longest reason of a pause, in characters. */
    public static final int MOST_REASON = 40;

    public AgentSettings {
        queues = new TreeSet<>(queues);
        Objects.requireNonNull(since, "since");
    }

    /** Nothing was said. */
    public static AgentSettings none(Instant at) {
        return new AgentSettings(new TreeSet<>(), null, at);
    }

    public boolean isPaused() {
        return pause != null;
    }

    /** The same agent, who serves one queue more or less. */
    public AgentSettings serving(String queue, boolean on, Instant at) {
        SortedSet<String> next = new TreeSet<>(queues);
        boolean changed = on ? next.add(queue) : next.remove(queue);
        return changed ? new AgentSettings(next, pause, at) : this;
    }

    /** The same agent, who makes a pause for this reason, or with null none. */
    public AgentSettings pausing(String reason, Instant at) {
        return Objects.equals(reason, pause) ? this : new AgentSettings(queues, reason, at);
    }
}
