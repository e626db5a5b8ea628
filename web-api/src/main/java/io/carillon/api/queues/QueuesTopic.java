package io.carillon.api.queues;

import io.carillon.api.http.Roles;
import io.carillon.api.live.EventForm;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.QueueView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Call queues as they are now, by number. */
@ApplicationScoped
public class QueuesTopic implements Topic {
    @Inject
    QueueFloor floor;

    private final EventForm events = new QueueEventForm();

    /**
     * One queue.
     *
     * @param number of the queue
     * @param waiting how many wait
     * @param callers who waits, the next one first
     * @param serving agents who serve it now, in whatever phase
     * @param free those of them who wait for a caller
     */
    record QueueState(String number, int waiting, List<LiveQueue.Caller> callers, long serving, long free) {
        static QueueState of(QueueView queue) {
            List<LiveQueue.Caller> callers = LiveQueue.callers(queue);
            long serving = queue.agents().stream().filter(one -> one.queues().contains(queue.number())).count();
            return new QueueState(queue.number(), callers.size(), callers, serving, queue.agents().stream()
                    .filter(one -> one.queues().contains(queue.number()) && one.phase() == AgentPhase.FREE)
                    .count());
        }
    }

    @Override
    public String name() {
        return "queues";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR);
    }

    @Override
    public Map<String, QueueState> all(Tenant tenant) {
        Map<String, QueueState> all = new TreeMap<>();
        floor.queues(tenant).forEach(queue -> all.put(queue.number(), QueueState.of(queue)));
        return all;
    }

    @Override
    public EventForm events() {
        return events;
    }
}
