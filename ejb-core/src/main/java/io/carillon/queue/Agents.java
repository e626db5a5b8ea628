package io.carillon.queue;

import io.carillon.contract.Aor;
import io.carillon.directory.DirectoryChanged;
import io.carillon.directory.Invalid;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.store.AgentStore;
import io.carillon.trunk.OutsidePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What agents say: which queues they serve, and that they make a pause. It is stored before it counts. */
@ApplicationScoped
public class Agents {
    @Inject
    private AgentStore store;

    @Inject
    private QueueFloor floor;

    @Inject
    private OutsidePlan plan;

    private final Map<Aor, AgentSettings> said = new ConcurrentHashMap<>();

    /** What agents had said when the server stopped. */
    void load() {
        try {
            said.putAll(store.load());
        } catch (SQLException failed) {
            throw new IllegalStateException("agents of queues cannot be read: " + failed.getMessage(), failed);
        }
        said.forEach(floor::set);
    }

    /** What an agent has said. */
    public AgentSettings of(Aor agent) {
        return said.getOrDefault(agent, AgentSettings.none(Instant.EPOCH));
    }

    /**
     * An agent begins to serve a queue, or does so no longer.
     *
     * @param who says so: the extension or a login name
     * @throws Invalid when it is no member of such a queue
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public AgentSettings serve(Aor agent, String queue, boolean on, String who) {
        check(agent, queue);
        return change(agent, who, now -> now.serving(queue, on, moment()));
    }

    /**
     * An agent serves none of the queues any longer that it has logged in to.
     *
     * @throws Invalid when it had logged in to none
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public AgentSettings logOut(Aor agent, String who) {
        if (of(agent).queues().isEmpty()) {
            throw new Invalid(Map.of("queues", List.of("has logged in to none")));
        }
        return change(agent, who, now -> new AgentSettings(new TreeSet<>(), now.pause(), moment()));
    }

    /**
     * An agent makes a pause, or goes on.
     *
     * @param reason why, may be empty; null to go on
     * @throws Invalid when it serves no queue, or the reason is too long
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public AgentSettings pause(Aor agent, String reason, String who) {
        checkReason(reason);
        if (inside(agent).all(CallQueue.class).values().stream().allMatch(queue -> queue.member(agent.user()) == null)) {
            throw new Invalid(Map.of("extension", List.of("is a member of no queue")));
        }
        return change(agent, who, now -> now.pausing(reason, moment()));
    }

    /**
     * All that an agent says at once.
     *
     * @throws Invalid when it is no member of one of the queues, or the reason is too long
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public AgentSettings set(Aor agent, SortedSet<String> queues, String pause, String who) {
        checkReason(pause);
        queues.forEach(queue -> check(agent, queue));
        return change(agent, who, now -> new AgentSettings(queues, pause, moment()));
    }

    private static void checkReason(String reason) {
        boolean good = reason == null || reason.length() <= AgentSettings.MOST_REASON
                && reason.chars().noneMatch(Character::isISOControl);
        if (!good) {
            throw new Invalid(Map.of("pause",
                    List.of("must be up to " + AgentSettings.MOST_REASON + " characters without control characters")));
        }
    }

    private InsideNumbers inside(Aor agent) {
        return plan.current().of(agent.tenant()).inside();
    }

    private void check(Aor agent, String queue) {
        boolean member = inside(agent).hosted(queue, CallQueue.class)
                .filter(found -> found.member(agent.user()) != null)
                .isPresent();
        if (!member) {
            throw new Invalid(Map.of("queues", List.of(agent.user() + " is no member of a queue " + queue)));
        }
    }

    private static Instant moment() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private AgentSettings change(Aor agent, String who, UnaryOperator<AgentSettings> how) {
        AgentSettings next = said.compute(agent, (any, now) -> stored(agent, now, who, how));
        floor.set(agent, next);
        return next;
    }

    private AgentSettings stored(Aor agent, AgentSettings now, String who, UnaryOperator<AgentSettings> how) {
        AgentSettings before = now == null ? AgentSettings.none(Instant.EPOCH) : now;
        AgentSettings next = how.apply(before);
        if (next != before) {
            try {
                store.put(agent, next, who);
            } catch (SQLException failed) {
                throw new IllegalStateException("the agent cannot be stored: " + failed.getMessage(), failed);
            }
        }
        return next;
    }

    /** An extension that is gone leaves nothing to whoever gets its number. */
    void forgetDeleted(@Observes DirectoryChanged changed) {
        for (Aor agent : List.copyOf(said.keySet())) {
            if (changed.snapshot().find(agent.tenant(), agent.user()).isEmpty()) {
                said.remove(agent);
                floor.set(agent, AgentSettings.none(moment()));
                try {
                    store.forget(agent);
                } catch (SQLException failed) {
                    QueueLog.LOG.notForgotten(agent.user(), failed.getMessage());
                }
            }
        }
    }
}
