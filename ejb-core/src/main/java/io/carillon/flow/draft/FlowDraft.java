package io.carillon.flow.draft;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * Changes that are thought of together.
 *
 * @param id later ones are larger, not without gaps
 * @param tenant owner
 * @param plan what is thought of
 * @param who began it
 * @param createdAt when it was begun
 * @param changedAt when it was last changed
 * @param version grows with every change
 * @param published how it was made real; null while it is a draft
 */
public record FlowDraft(
        long id,
        Tenant tenant,
        Plan plan,
        String who,
        Instant createdAt,
        Instant changedAt,
        long version,
        Published published) {
    /** A longer text of changes is not kept. */
    public static final int MOST_TEXT = 900_000;

    public FlowDraft {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(plan, "plan");
    }

    /**
     * What is thought of.
     *
     * @param title what people call it
     * @param from the number it was drawn from; empty for the whole house
     * @param changes as whoever shows them writes them, JSON
     */
    public record Plan(String title, String from, String changes) {
        public Plan {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(changes, "changes");
        }
    }

    /**
     * How it was made real.
     *
     * @param at when
     * @param by whom
     * @param lastChange id of the last change of the plan that it made
     */
    public record Published(Instant at, String by, long lastChange) {}
}
